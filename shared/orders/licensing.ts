import { z } from 'zod';
import { type Licensing as Licence, sent } from '../control/licences.ts';
import { good as goodWord, nation as nationWord, number, text, word } from '../text.ts';
import { warm } from '../turn/standing.ts';
import { GOODS, type Good, NATIONS, type NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Licensing {
  kind: 'licensing';
  good: Good;
  target: NationId | 'all';
  level: number; // 0 free, 1 papers, 2 end users named and checked
}

/** Points of standing a level costs with whoever needs the licence: if it is singled out, and if all need it. */
const COST = { one: 9, all: 4 } as const;

/** Asks for a licence case by case: cheap to give and slow to get, and who shall have the goods must be named. */
export const licensing: OrderKind<Licensing> = {
  kind: 'licensing',
  schema: z.strictObject({
    kind: z.literal('licensing'),
    good: z.enum(GOODS),
    target: z.enum([...NATIONS, 'all']),
    level: z.int().min(0).max(2),
  }),
  points: 1,
  subject: ({ good, target }) => `licensing ${good} ${target}`,
  cost: () => 0,
  check({ nation, world }, { good, target, level }) {
    if (target === nation) return illegal(text('refusal.not-yourself'));
    if ((find(world, nation, good, target)?.level ?? 0) === level) return illegal(text('refusal.no-change'));
    if (level > 0 && !sells(world, nation, good, target))
      return illegal(text('refusal.nothing-to-license', { good: goodWord(good) }));
    if (level > 1 && !world.nations[nation].law) return illegal(text('refusal.licence-needs-law'));
    return legal;
  },
  suggest({ nation, world }) {
    const { control, law, standing } = world.nations[nation];
    const ideas = control.licences.map(
      ({ good, target }): Licensing => ({ kind: 'licensing', good, target: target ?? 'all', level: 0 }),
    );
    const coldest = NATIONS.filter((other) => other !== nation).sort((a, b) => standing[a] - standing[b])[0];
    for (const good of ['magnet', 'heavy'] as const)
      for (const target of ['all', coldest] as const)
        if (target && sells(world, nation, good, target) && !find(world, nation, good, target))
          ideas.push({ kind: 'licensing', good, target, level: law ? 2 : 1 });
    return nation === 'CHN' || control.licences.length > 0 ? ideas : [];
  },
  apply(world, nation, { good, target, level }, log) {
    const { control, law } = world.nations[nation];
    const before = find(world, nation, good, target);
    control.licences = control.licences.filter((one) => one !== before);
    const since = before?.since ?? world.turn + (law ? 0 : 1);
    const usual = before?.usual ?? sent(world, nation, good);
    if (level > 0)
      control.licences.push({ good, target: target === 'all' ? null : target, level, since, usual });
    const more = level - (before?.level ?? 0);
    const points = (target === 'all' ? COST.all : COST.one) * more;
    for (const other of NATIONS)
      if (target === 'all' || target === other)
        warm(world, other, nation, more > 0 ? -points * (law ? 1 : 1.5) : -points / 2);
    const to = target === 'all' ? word('licence.everybody') : nationWord(target);
    log({
      text: text(level > 0 ? 'event.licensing' : 'event.licensing-ended', {
        nation: nationWord(nation),
        good: goodWord(good),
        to,
        level: number(level, 'count'),
      }),
      weight: 0.65,
      audience: null,
    });
  },
  outlook: ({ nation, world }, { level }) =>
    level > 0 && !world.nations[nation].law ? text('outlook.licensing-slow') : null,
  describe: ({ good, target, level }) => {
    const to = target === 'all' ? word('licence.everybody') : nationWord(target);
    return text(level > 0 ? 'order.licensing' : 'order.licensing-end', {
      good: goodWord(good),
      to,
      level: number(level, 'count'),
    });
  },
};

const find = (world: World, nation: NationId, good: Good, target: NationId | 'all'): Licence | undefined =>
  world.nations[nation].control.licences.find((one) => one.good === good && (one.target ?? 'all') === target);

const sells = (world: World, nation: NationId, good: Good, target: NationId | 'all'): boolean =>
  world.market.flows.some(
    (flow) => flow.from === nation && flow.good === good && (target === 'all' || flow.to === target),
  );
