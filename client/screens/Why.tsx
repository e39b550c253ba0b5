import { useState } from 'preact/hooks';
import { type Effect, effects, isExplained } from '#shared/explain/cause.ts';
import { measure } from '#shared/explain/measures.ts';
import type { FigureId, Subject } from '#shared/provenance/index.ts';
import { goalsOf } from '#shared/scoring/goals/ids.ts';
import type { Unit } from '#shared/text.ts';
import type { Report } from '#shared/turn/report.ts';
import { COMMODITIES, type Commodity, isNation, NATIONS, type NationId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { figure, partOf, quantity, sentence, t, word } from '../i18n/index.ts';
import { axisUnit } from '../ui/axis.ts';
import { Figure } from '../ui/Figure.tsx';
import { Tile } from '../ui/Tile.tsx';
import { Waterfall } from '../ui/Waterfall.tsx';
import type { Play } from './play.ts';

/** What a reader can ask about: the price of a commodity, or a figure of a nation. */
const TOPICS = [...COMMODITIES, 'served', 'dependence', 'score'] as const;
type Topic = (typeof TOPICS)[number];

const isPrice = (topic: Topic): topic is Commodity =>
  topic !== 'served' && topic !== 'dependence' && topic !== 'score';

/** One figure that the turn's explanation covers. */
interface Choice {
  id: string; // the measure
  name: string;
  unit: Unit;
  is: FigureId;
  of: Subject;
}

/** What moved, by how much, and why: the causes of any price, supply, dependence or goal of the half-year. */
export function Why({
  play,
  view,
  report,
  first,
}: {
  play: Play;
  view: View;
  report: Report;
  first: Commodity;
}) {
  const [topic, setTopic] = useState<Topic>(first);
  const [wanted, setWanted] = useState<Partial<Record<Topic, string>>>({});
  const all = choices(view, topic).filter((one) => one.id in report.why.changes);
  const chosen = all.find((one) => one.id === wanted[topic]) ?? all[0];
  return (
    <>
      <div class="pick-row">
        <div class="pick" role="tablist" aria-label={t('report.pick')}>
          {TOPICS.filter((one) => choices(view, one).length > 0).map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={one === topic}
              onClick={() => setTopic(one)}
            >
              {isPrice(one) && <Tile of={one} small />} {word(isPrice(one) ? `layer.${one}` : `topic.${one}`)}
            </button>
          ))}
        </div>
        {all.length > 1 && chosen && (
          <p class="pick-where">
            <label for="why-where">{t(isPrice(topic) ? 'report.where' : 'report.which')}</label>{' '}
            <select
              id="why-where"
              value={chosen.id}
              onChange={({ currentTarget }) => setWanted({ ...wanted, [topic]: currentTarget.value })}
            >
              {all.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </p>
        )}
      </div>
      {chosen ? (
        <Causes play={play} report={report} topic={topic} choice={chosen} />
      ) : (
        <p class="mute">{t(isExplained(report.why) ? 'report.unexplained' : 'report.why-later')}</p>
      )}
    </>
  );
}

function choices(view: View, topic: Topic): Choice[] {
  const { nation, world } = view;
  if (isPrice(topic)) {
    const regions = Object.keys(world.market.price[topic]).sort((a, b) => rank(a, nation) - rank(b, nation));
    return [
      {
        id: measure.outside(topic),
        name: t('report.outside'),
        unit: 'USD/kg',
        is: 'price-outside',
        of: { good: topic },
      },
      ...regions.map(
        (region): Choice => ({
          id: measure.price(topic, region),
          name: word(`region.${region}`),
          unit: 'USD/kg',
          is: 'price',
          of: { good: topic, region },
        }),
      ),
    ];
  }
  const mineFirst = [nation, ...NATIONS.filter((one) => one !== nation)];
  const of = (one: NationId, is: 'served' | 'dependence'): Choice => ({
    id: measure[is](one),
    name: word(`region.${one}`),
    unit: 'share',
    is,
    of: { nation: one },
  });
  if (topic === 'served') return mineFirst.map((one) => of(one, 'served'));
  // China does not depend on itself.
  if (topic === 'dependence')
    return mineFirst.filter((one) => one !== 'CHN').map((one) => of(one, 'dependence'));
  return [
    { id: measure.score(nation), name: t('report.total'), unit: 'points', is: 'score', of: {} },
    ...goalsOf(nation).map(
      (goal): Choice => ({
        id: measure.goal(nation, goal),
        name: word(`score.${goal}`),
        unit: 'points',
        is: 'goal',
        of: { goal },
      }),
    ),
  ];
}

/** My own country first, then the nations, then the rest. */
function rank(region: string, nation: NationId): number {
  if (region === nation) return 0;
  return isNation(region) ? 1 + NATIONS.indexOf(region) : 9;
}

/** So many causes have a bar of their own. */
const MOST_BARS = 6;
/** Of all that the causes moved, this much need not be named. */
const SMALL = 0.01;

interface Step {
  name: string;
  change: number;
  rest?: boolean; // several small ones together
}

/** What pushed up first, then what held down, each strongest first; the small ones together at the end. */
function steps(play: Play, all: readonly Effect[]): Step[] {
  const moved = all.reduce((sum, one) => sum + Math.abs(one.change), 0);
  const named = all.filter((one) => Math.abs(one.change) >= SMALL * moved);
  const shown = named.slice(0, MOST_BARS);
  const rest = all.slice(shown.length).reduce((sum, one) => sum + one.change, 0);
  const bars = shown.map((one) => ({ name: play.cause(one), change: one.change }));
  const ordered = [...bars.filter((one) => one.change > 0), ...bars.filter((one) => one.change <= 0)];
  return all.length > shown.length && rest !== 0
    ? [
        ...ordered,
        { name: t('report.smaller', { count: all.length - shown.length }), change: rest, rest: true },
      ]
    : ordered;
}

/** The waterfall from last turn's figure to this one's, and the same as a table; the parts add up. */
function Causes({
  play,
  report,
  topic,
  choice,
}: {
  play: Play;
  report: Report;
  topic: Topic;
  choice: Choice;
}) {
  const { before, after } = report.why.changes[choice.id] ?? { before: 0, after: 0 };
  const { unit } = choice;
  const all = effects(report.why, choice.id);
  const what = isPrice(topic) ? word(`good.${topic}`) : word(`topic.${topic}`);
  const [from, to] = [quantity(before, unit), quantity(after, unit)];
  const way = from === to ? 'same' : after > before ? 'up' : 'down';
  const title = sentence(word(`report.why-${way}`, { what, before: from, after: to }));
  const row = (name: string, is: FigureId, of: Subject, shown: string) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      <td class="right num">
        <Figure is={is} of={of}>
          {shown}
        </Figure>
      </td>
    </tr>
  );
  return (
    <figure class={`why ${isPrice(topic) ? topic : ''}`}>
      <figcaption>
        <b>{title}</b>
        <small>
          {t('report.why-how', {
            where: choice.name,
            unit: unit === 'share' ? t('unit.name.share') : word(`unit.name.${unit}`),
          })}
        </small>
      </figcaption>
      <Waterfall
        label={title}
        from={{ name: play.date(report.turn - 1), value: before }}
        to={{ name: play.date(report.turn), value: after }}
        steps={steps(play, all)}
        colour={isPrice(topic) ? `var(--${topic})` : 'var(--ink2)'}
        show={(value) => figure(value, unit)}
        showTicks={(values) => values.map((value) => figure(value, axisUnit(values, unit)))}
        showChange={(value) => partOf(value, unit)}
        pushed={(up, value) => t(up ? 'waterfall.up' : 'waterfall.down', { value: partOf(value, unit) })}
      />
      <details>
        <summary>{t('report.table')}</summary>
        <table>
          <tbody>
            {row(play.date(report.turn - 1), choice.is, choice.of, quantity(before, unit))}
            {all.map((one) => row(play.cause(one), 'cause', {}, partOf(one.change, unit)))}
            {row(play.date(report.turn), choice.is, choice.of, quantity(after, unit))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
