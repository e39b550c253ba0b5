import type { ComponentChildren } from 'preact';
import { dependenceOn } from '#shared/market/trace.ts';
import { ratio, sum } from '#shared/numbers.ts';
import { chainShares } from '#shared/provenance/markets.ts';
import { goalsOf } from '#shared/scoring/goals/ids.ts';
import { coverTurns, score } from '#shared/scoring/score.ts';
import { COMMODITIES, NATIONS, SECTORS, STAGES } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { change, figure, place, quantity, sentence, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Figure } from '../ui/Figure.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Seal } from '../ui/Seal.tsx';
import { Tile } from '../ui/Tile.tsx';
import { HomeFront } from './HomeFront.tsx';
import { Projects } from './Projects.tsx';

const HALF_YEAR_DAYS = 182.5;

/** My country at a glance: money, stock, score, where supply comes from, my chain, industry, standing. */
export function NationPanel({ play, open, toggle }: { play: Play; open: boolean; toggle(): void }) {
  const view = play.view.value;
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
          name={t('nation.points')}
          value={<Figure is="points">{figure(play.pointsLeft.value, 'count')}</Figure>}
          note={t('nation.points-note')}
        />
        <Kpi
          name={t('nation.cover')}
          value={
            <Figure is="cover">
              {t('unit.days', { count: figure(coverTurns(world, nation) * HALF_YEAR_DAYS, 'count') })}
            </Figure>
          }
          note={t('nation.cover-note')}
        />
        <Kpi
          name={t('nation.score')}
          value={<Figure is="score">{figure(total.total, 'points')}</Figure>}
          note={t('nation.score-note')}
        />
      </dl>
      <button type="button" class="button small quiet drawer" aria-expanded={open} onClick={toggle}>
        {t(open ? 'nation.less' : 'nation.more', { nation: place(nation) })}
      </button>
      <Supply view={view} />
      <Chain view={view} />
      <Industry view={view} />
      <section>
        <h2 class="cap">{t('nation.standing')}</h2>
        <ul class="standing">
          {NATIONS.filter((other) => other !== nation).map((other) => (
            <li key={other}>
              <Seal of={other} />
              <Figure is="standing" of={{ nation: other }} class="num">
                {change(world.nations[other].standing[nation], 'points')}
              </Figure>
              <span class="mute">{word(`mood.${mood(world.nations[other].standing[nation])}`)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2 class="cap">{t('nation.goals')}</h2>
        <table>
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
                </th>
                <td class="right mute">
                  ×{' '}
                  <Figure is="weight" of={{ goal }}>
                    {figure(own.weights[goal] ?? 0, 'share')}
                  </Figure>
                </td>
                <td class="right num">
                  <Figure is="goal" of={{ goal }}>
                    {figure(total.parts[goal] ?? 0, 'points')}
                  </Figure>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Projects play={play} view={view} />
      <HomeFront play={play} view={view} />
    </section>
  );
}

function Kpi({ name, value, note }: { name: string; value: ComponentChildren; note: ComponentChildren }) {
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

/** Where supply comes from: China, everybody else, and what is recycled or our own. */
function Supply({ view }: { view: View }) {
  const { nation, world } = view;
  return (
    <section>
      <h2 class="cap">{t('nation.supply')}</h2>
      <ul class="supply">
        {COMMODITIES.map((commodity) => {
          const chinese = nation === 'CHN' ? 1 : dependenceOn(world, nation, commodity);
          const text = t('nation.supply-share', {
            good: word(`good.${commodity}`),
            share: figure(chinese, 'share'),
          });
          return (
            <li key={commodity}>
              <Tile of={commodity} small />
              <span class="bar" role="img" aria-label={text}>
                <i style={`width:${chinese * 100}%`} />
              </span>
              <Figure is="dependence-on" of={{ good: commodity }} class="num">
                {figure(chinese, 'share')}
              </Figure>
            </li>
          );
        })}
      </ul>
      <p class="key">
        <i class="china" /> {t('nation.from-china')} <i class="others" /> {t('nation.from-others')}
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

function Industry({ view }: { view: View }) {
  const { nation, world } = view;
  return (
    <section>
      <h2 class="cap">
        {t('nation.industry')} <small>{t('nation.industry-unit')}</small>
      </h2>
      <ul class="industry">
        {SECTORS.map((sector) => {
          const uses = world.sectors.filter((use) => use.region === nation && use.sector === sector);
          const need = sum(uses, (use) => use.quantity * use.intensity);
          if (need < 0.5) return null;
          const served = Math.min(
            1.1,
            ratio(
              sum(uses, (use) => use.served),
              need,
            ),
          );
          return (
            <li key={sector}>
              <span>{word(`sector.${sector}`)}</span>
              <span class="bar" aria-hidden="true">
                <i style={`width:${Math.min(100, served * 100)}%`} class={served < 0.85 ? 'short' : ''} />
              </span>
              <Figure is="sector" of={{ sector }} class="num">
                {figure(Math.min(1, served), 'share')}
              </Figure>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
