import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { effects } from '#shared/explain/cause.ts';
import { measure } from '#shared/explain/measures.ts';
import { supplyParts } from '#shared/market/trace.ts';
import { sum } from '#shared/numbers.ts';
import { chainShares } from '#shared/provenance/markets.ts';
import { goalsOf } from '#shared/scoring/goals/ids.ts';
import { coverTurns, score } from '#shared/scoring/score.ts';
import { COMMODITIES, NATIONS, STAGES } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { change, figure, partOf, place, quantity, sentence, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Delta } from '../ui/Delta.tsx';
import { Figure } from '../ui/Figure.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Seal } from '../ui/Seal.tsx';
import { Term } from '../ui/Term.tsx';
import { Tile } from '../ui/Tile.tsx';
import { HomeFront } from './HomeFront.tsx';
import { Industry } from './Industry.tsx';
import { Projects } from './Projects.tsx';

const HALF_YEAR_DAYS = 182.5;

/** My country at a glance: money, stock, score, where supply comes from, my chain, industry, standing. */
export function NationPanel({ play, open, toggle }: { play: Play; open: boolean; toggle(): void }) {
  const view = play.view.value;
  // Opened and closed, it stays as it is while the view stands.
  const more = useMemo(() => view && <More play={play} view={view} />, [view]);
  if (!view) return null;
  const { nation, world } = view;
  const own = world.nations[nation];
  const total = score(world, nation);
  return (
    <section
      class="nation-panel"
      id="nation"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
      tabIndex={0}
      aria-label={sentence(t('nation.panel', { nation: place(nation) }))}
    >
      <h1 class="serif nation-name">
        <Seal of={nation} mine /> {word(`region.${nation}`)}
      </h1>
      <dl class="kpis">
        <Kpi
          name={t('nation.treasury')}
          value={<Figure is="treasury">{quantity(own.treasury, 'M USD')}</Figure>}
          note={<Figure is="income">{t('nation.income', { income: quantity(own.income, 'M USD') })}</Figure>}
        />
        <Kpi
          name={<Term of="points">{t('nation.points')}</Term>}
          value={<Points play={play} />}
          note={t('nation.points-note')}
        />
        <Kpi
          name={<Term of="cover">{t('nation.cover')}</Term>}
          value={
            <Figure is="cover">
              {t('unit.days', { count: figure(coverTurns(world, nation) * HALF_YEAR_DAYS, 'count') })}
            </Figure>
          }
          note={t('nation.cover-note')}
        />
        <Kpi
          name={<Term of="score">{t('nation.score')}</Term>}
          value={<Figure is="score">{figure(total.total, 'points')}</Figure>}
          note={<ScoreChange play={play} view={view} />}
        />
      </dl>
      <button type="button" class="button small quiet drawer" aria-expanded={open} onClick={toggle}>
        {t(open ? 'nation.less' : 'nation.more', { nation: place(nation) })}
      </button>
      {more}
    </section>
  );
}

/** What the strip of a laptop opens. */
const More = ({ play, view }: { play: Play; view: View }) => (
  <>
    <Supply view={view} />
    <Chain view={view} />
    <Industry play={play} view={view} />
    <Goals view={view} />
    <section>
      <h2 class="cap">
        <Term of="standing">{t('nation.standing')}</Term>
      </h2>
      <ul class="standing">
        {NATIONS.filter((other) => other !== view.nation).map((other) => (
          <li key={other}>
            <Seal of={other} />
            <Figure is="standing" of={{ nation: other }} class="num">
              {change(view.world.nations[other].standing[view.nation], 'points')}
            </Figure>
            <span class="mute">{word(`mood.${mood(view.world.nations[other].standing[view.nation])}`)}</span>
          </li>
        ))}
      </ul>
    </section>
    <Projects play={play} view={view} />
    <HomeFront play={play} view={view} />
  </>
);

/** By itself, as it changes with each order. */
const Points = ({ play }: { play: Play }) => (
  <Figure is="points">{figure(play.pointsLeft.value, 'count')}</Figure>
);

function Kpi({
  name,
  value,
  note,
}: {
  name: ComponentChildren;
  value: ComponentChildren;
  note: ComponentChildren;
}) {
  return (
    <div>
      <dt class="cap">{name}</dt>
      <dd>
        <b class="num">{value}</b>
        <small>{note}</small>
      </dd>
    </div>
  );
}

export const mood = (points: number): string =>
  points < -40 ? 'hostile' : points < -12 ? 'tense' : points < 18 ? 'cool' : points < 40 ? 'warm' : 'ally';

/** How the score moved in the last half-year, and what moved it most. */
function ScoreChange({ play, view }: { play: Play; view: View }) {
  const why = play.connection.desk.value?.report?.why;
  const id = measure.score(view.nation);
  const moved = why?.changes[id];
  if (!why || !moved) return <>{t('nation.score-note')}</>;
  const by = moved.after - moved.before;
  const [most] = effects(why, id);
  return (
    <Figure is="score">
      <Delta by={by} good="up">
        {most
          ? t('nation.score-moved', { change: partOf(by, 'points'), cause: play.cause(most) })
          : partOf(by, 'points')}
      </Delta>
    </Figure>
  );
}

/** Each goal on a scale from 0 to 100, with its weight. */
function Goals({ view }: { view: View }) {
  const { nation, world } = view;
  const { parts } = score(world, nation);
  const { weights } = world.nations[nation];
  return (
    <section>
      <h2 class="cap">{t('nation.goals')}</h2>
      <table class="goals">
        <thead class="unseen">
          <tr>
            <th scope="col">{t('nation.goal')}</th>
            <th scope="col">{t('nation.weight')}</th>
            <th scope="col">{t('nation.points-now')}</th>
          </tr>
        </thead>
        <tbody>
          {goalsOf(nation).map((goal) => (
            <tr key={goal}>
              <th scope="row" title={word(`score.${goal}.how`)}>
                {word(`score.${goal}`)}
                <span class="band" aria-hidden="true">
                  <i style={`width:${parts[goal] ?? 0}%`} />
                </span>
              </th>
              <td class="right mute">
                ×&nbsp;
                <Figure is="weight" of={{ goal }}>
                  {figure(weights[goal] ?? 0, 'share')}
                </Figure>
              </td>
              <td class="right num">
                <Figure is="goal" of={{ goal }}>
                  {figure(parts[goal] ?? 0, 'points')}
                </Figure>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Where supply comes from: China, everybody else, and what is recycled or our own; each part has a pattern. */
function Supply({ view }: { view: View }) {
  const { nation, world } = view;
  return (
    <section>
      <h2 class="cap">
        <Term of="dependence">{t('nation.supply')}</Term>
      </h2>
      <ul class="supply" data-anchor="dependence">
        {COMMODITIES.map((commodity) => {
          const { china, others, own } = supplyParts(world, nation, commodity);
          const text = t('nation.supply-parts', {
            good: word(`good.${commodity}`),
            china: figure(china, 'share'),
            others: figure(others, 'share'),
            own: figure(own, 'share'),
          });
          return (
            <li key={commodity}>
              <Tile of={commodity} small />
              <span class="bar" role="img" aria-label={text}>
                <i class="china" style={`width:${china * 100}%`} />
                <i class="others" style={`width:${others * 100}%`} />
                <i class="own" style={`width:${own * 100}%`} />
              </span>
              <Figure is="dependence-on" of={{ good: commodity }} class="num">
                {figure(china, 'share')}
              </Figure>
            </li>
          );
        })}
      </ul>
      <p class="key">
        <i class="china" /> {t('nation.from-china')} <i class="others" /> {t('nation.from-others')}{' '}
        <i class="own" /> {t('nation.from-own')}
      </p>
    </section>
  );
}

function Chain({ view }: { view: View }) {
  const { nation, world } = view;
  const made = (stage: 'mine' | 'separation' | 'magnet') =>
    sum(world.sites, (site) => (site.region === nation && site.stage === stage ? site.output : 0));
  const need = sum(world.sectors, (use) =>
    use.region === nation && use.good === 'magnet' ? use.quantity * use.intensity : 0,
  );
  const links = [
    { icon: 'mine', value: made('mine'), name: t('chain.mine'), is: 'made', of: { stage: 'mine' } },
    {
      icon: 'flask',
      value: made('separation'),
      name: t('chain.separation'),
      is: 'made',
      of: { stage: 'separation' },
    },
    { icon: 'magnet', value: made('magnet'), name: t('chain.magnet'), is: 'made', of: { stage: 'magnet' } },
    { icon: 'stock', value: need, name: t('chain.need'), is: 'need', of: {} },
  ] as const;
  return (
    <section>
      <h2 class="cap">
        {t('nation.chain')} <small>{t('nation.chain-unit')}</small>
      </h2>
      <ol class="chain">
        {links.map((link) => (
          <li key={link.name}>
            <Icon name={link.icon} size={20} />
            <Figure is={link.is} of={link.of} class="num">
              <b>{figure(link.value, 't')}</b>
            </Figure>
            <span>{link.name}</span>
          </li>
        ))}
      </ol>
      <p class="bottleneck">
        <Bottleneck view={view} />
      </p>
    </section>
  );
}

/** The weakest link, in one sentence. */
function Bottleneck({ view }: { view: View }) {
  const shares = chainShares(view);
  const weakest = STAGES.reduce((worst, one) => (shares[one] < shares[worst] ? one : worst));
  return (
    <Figure is="bottleneck">
      {shares[weakest] >= 1
        ? t('bottleneck.none')
        : t(`bottleneck.${weakest}`, { share: figure(shares[weakest], 'share') })}
    </Figure>
  );
}
