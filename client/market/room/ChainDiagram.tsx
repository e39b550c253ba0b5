import { bandKey, type Chain, entering, leaving } from '#shared/market/chain.ts';
import { figure, t } from '../../i18n/index.ts';
import { fine } from '../../ui/axis.ts';
import { useWidth } from '../../ui/useWidth.ts';
import { chainDiagram, type Look, lookOf, stageSpot, stagesIn } from '../flows.ts';
import { flowPlan, type PlacedLink } from '../sankey.ts';
import { bandLabel, bandText } from './ChainTab.tsx';

const LOOKS: Look[] = ['own', 'china', 'abroad', 'recycled', 'stock', 'out', 'lost'];
const BAR = 8;
const HEAD = 22;
/** Room for the names at the right end. */
const END = 168;
/** Narrower than this, bands are a list. */
const NARROW = 760; // names would run into the next column

interface Props {
  chain: Chain;
  chosen: string;
  choose(key: string): void;
}

/** Bands as wide as their tonnage, from mine to user; each can be chosen. */
export function ChainDiagram(props: Props) {
  const [host, width] = useWidth<HTMLDivElement>(900);
  const looks = LOOKS.filter((look) => props.chain.bands.some((band) => lookOf(band) === look));
  return (
    <div ref={host} class="chain-diagram">
      {width < NARROW ? <BandList {...props} /> : <Bands {...props} width={width} />}
      <ul class="chain-key">
        {looks.map((look) => (
          <li key={look}>
            <svg width="30" height="12" aria-hidden="true">
              <rect width="30" height="12" class={`band-fill ${look}`} fill={fillOf(look)} />
            </svg>
            {t(`chain.look.${look}`)}
          </li>
        ))}
      </ul>
      <Patterns />
    </div>
  );
}

function Bands({ chain, chosen, choose, width }: Props & { width: number }) {
  const { spots, links } = chainDiagram(chain);
  const tallest = Math.max(...[0, 1, 2, 3, 4].map((at) => spots.filter((spot) => spot.column === at).length));
  const height = Math.max(440, Math.min(600, tallest * 36));
  const plan = flowPlan(spots, links, { width: width - END, height, bar: BAR, slot: 17, gap: 9 });
  const bands = new Map(chain.bands.map((band) => [bandKey(band), band]));
  const order = [...plan.links].sort((a, b) => Number(a.id === chosen) - Number(b.id === chosen));
  return (
    // biome-ignore lint/a11y/useSemanticElements: bands of a drawing are its buttons
    <svg width={width} height={height + HEAD} role="group" aria-label={t('chain.diagram')}>
      {stagesIn(chain).map((stage) => {
        const spot = plan.spots.find((one) => one.id === stageSpot(stage));
        return spot ? (
          <text key={stage} x={spot.x} y={13} class="stage-name">
            {t('chain.stage-sum', {
              stage: t(`chain.stage.${stage}`),
              tonnes: figure(Math.max(entering(chain, stage), leaving(chain, stage)), 't'),
            })}
          </text>
        ) : null;
      })}
      <text x={width - END - BAR} y={13} class="stage-name">
        {t('chain.users')}
      </text>
      <g transform={`translate(0 ${HEAD})`}>
        {order.map((link) => {
          const band = bands.get(link.id);
          if (!band) return null;
          const look = lookOf(band);
          return (
            // biome-ignore lint/a11y/useSemanticElements: an SVG has no button
            <g
              key={link.id}
              role="button"
              tabindex={0}
              aria-pressed={link.id === chosen}
              aria-label={bandLabel(band)}
              class={`band ${look}`}
              onClick={() => choose(link.id)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                choose(link.id);
              }}
            >
              <path d={ribbon(link)} class={`band-fill ${look}`} fill={fillOf(look)} />
            </g>
          );
        })}
        {plan.spots.map((spot) => {
          const band = bands.get(spot.id);
          return (
            <g key={spot.id} class="spot">
              <rect x={spot.x} y={spot.y} width={BAR} height={Math.max(1.5, spot.height)} />
              {band && (
                <text x={spot.x + BAR + 5} y={spot.y + Math.max(8, spot.height / 2) + 4}>
                  {bandText(band)} <tspan class="tonnes">{figure(band.tonnes, 't')}</tspan>
                </text>
              )}
            </g>
          );
        })}
      </g>
    </svg>
  );
}

/** Plain where a pattern is not needed. */
const PLAIN: Partial<Record<Look, string>> = {
  own: 'color-mix(in srgb, var(--hue) 78%, var(--paper))',
  abroad: 'color-mix(in srgb, var(--hue) 42%, var(--paper))',
  out: 'color-mix(in srgb, var(--hue) 20%, var(--paper))',
};
const fillOf = (look: Look): string => PLAIN[look] ?? `url(#look-${look})`;

/** The outline of a band that swings from one column to the next. */
function ribbon({ points, thickness }: PlacedLink): string {
  const half = Math.max(0.75, thickness / 2);
  const side = (shift: number, back: boolean) => {
    const line = back ? [...points].reverse() : points;
    return line
      .map((point, index) => {
        const y = fine(point.y + shift);
        const before = line[index - 1];
        if (!before) return `${back ? 'L' : 'M'}${fine(point.x)} ${y}`;
        const middle = fine((before.x + point.x) / 2);
        return `C${middle} ${fine(before.y + shift)} ${middle} ${y} ${fine(point.x)} ${y}`;
      })
      .join('');
  };
  return `${side(-half, false)}${side(half, true)}Z`;
}

/** The same bands below each other, for a narrow screen. */
function BandList({ chain, chosen, choose }: Props) {
  const most = Math.max(...chain.bands.map((band) => band.tonnes), 1);
  return (
    <ol class="band-list">
      {stagesIn(chain).map((stage) => (
        <li key={stage}>
          <h4>{t(`chain.stage.${stage}`)}</h4>
          {(['to', 'from'] as const).map((end) => (
            <ul key={end} aria-label={t(end === 'to' ? 'chain.in' : 'chain.out')}>
              {chain.bands
                .filter((band) => band[end] === stage)
                .sort((a, b) => b.tonnes - a.tonnes)
                .map((band) => {
                  const key = bandKey(band);
                  const look = lookOf(band);
                  return (
                    <li key={key}>
                      <button type="button" aria-pressed={key === chosen} onClick={() => choose(key)}>
                        <span>
                          <i aria-hidden="true">{end === 'to' ? '→' : '←'}</i> {bandText(band)}
                        </span>
                        <span class="num">{figure(band.tonnes, 't')}</span>
                        <svg height="8" width="100%" aria-hidden="true">
                          <rect
                            width={`${Math.max(1, (100 * band.tonnes) / most)}%`}
                            height="8"
                            class={`band-fill ${look}`}
                            fill={fillOf(look)}
                          />
                        </svg>
                      </button>
                    </li>
                  );
                })}
            </ul>
          ))}
        </li>
      ))}
    </ol>
  );
}

/** Where metal comes from, told by pattern: colour says which metal it is. */
function Patterns() {
  const square = { width: 8, height: 8, patternUnits: 'userSpaceOnUse' } as const;
  return (
    <svg width="0" height="0" class="patterns" aria-hidden="true">
      <defs>
        <pattern id="look-china" {...square} patternTransform="rotate(45)">
          <rect width="8" height="8" class="half" />
          <rect width="3.5" height="8" class="full" />
        </pattern>
        <pattern id="look-recycled" {...square}>
          <rect width="8" height="8" class="faint" />
          <circle cx="2" cy="2" r="1.6" class="full" />
          <circle cx="6" cy="6" r="1.6" class="full" />
        </pattern>
        <pattern id="look-stock" {...square}>
          <rect width="8" height="8" class="faint" />
          <rect width="8" height="3" class="full" />
        </pattern>
        <pattern id="look-lost" {...square} patternTransform="rotate(-45)">
          <rect width="8" height="8" class="none" />
          <rect width="1.2" height="8" class="ink" />
        </pattern>
      </defs>
    </svg>
  );
}
