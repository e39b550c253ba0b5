import { figure, quantity, t, word } from '../../i18n/index.ts';
import { lineWidth } from '../../map/curves.ts';
import type { MapModel } from '../../map/model.ts';
import type { Shown } from '../../map/shown.ts';

/** Screens from this width on have room for it. */
const ROOMY = 1440;
const TONNES = [500, 2000, 6000];

/** What lines, bars and badges mean, as far as they are on the map; and what was too small for a line. */
export function Legend({ model, shown, openTable }: { model: MapModel; shown: Shown; openTable(): void }) {
  return (
    <details class="legend" data-over-map open={window.innerWidth >= ROOMY}>
      <summary class="cap">{t('legend.title')}</summary>
      <Kinds model={model} />
      <p class="legend-scale">
        {TONNES.map((tonnes) => (
          <span key={tonnes}>
            <i style={`height:${lineWidth({ good: 'magnet', tonnes })}px`} /> {figure(tonnes, 't')}
          </span>
        ))}
        {t('legend.unit')}
      </p>
      {shown.layers.includes('dependence') && (
        <p class="legend-note">
          <i class="hatch" /> {t('legend.dependence')}
        </p>
      )}
      {model.left.count > 0 && (
        <button type="button" class="link" onClick={openTable}>
          {t('legend.left', { count: model.left.count, tonnes: quantity(model.left.tonnes, 't') })}
        </button>
      )}
    </details>
  );
}

/** The lines that are on the map, by what they carry. */
export function Kinds({ model }: { model: MapModel }) {
  const has = (...goods: string[]) => model.flows.some((flow) => goods.includes(flow.good));
  const kinds = (
    [
      ['magnet', has('magnet')],
      ['light', has('light')],
      ['heavy', has('heavy')],
      ['bulk', has('bulk')],
      ['ore', has('rock', 'clay')],
      ['other', has('other')],
    ] as const
  ).filter(([, on]) => on);
  return (
    <ul>
      {kinds.map(([kind]) => (
        <li key={kind}>
          <i class={`line-${kind}`} /> {word(`legend.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
