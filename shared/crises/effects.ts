import { z } from 'zod';
import { clamp } from '../numbers.ts';
import { sway } from '../politics/approval.ts';
import { good, type Text, text, type Unit, type Value, word } from '../text.ts';
import { warm } from '../turn/standing.ts';
import { pay, payUpTo } from '../world/ledger.ts';
import { COMMODITIES, GOODS, SECTORS } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { named, nationsOf, regionsOf, role } from './roles.ts';
import { aboutSites, sitesAt, sitesOf } from './selection.ts';
import type { Scope } from './terms.ts';

/** Low and high end, in this order. */
const between = (least: number, most: number, whole = false) => {
  const end = (whole ? z.int() : z.number()).min(least).max(most);
  return z.tuple([end, end]).refine(([low, high]) => low <= high, 'put the low end first');
};
const turns = between(1, 8, true);
const commodity = z.enum(COMMODITIES);
const sector = z.enum(SECTORS);

/** Everything that a card can do to the world. `by` is what the seed draws from; a share unless said. */
export const effectSchema = z.discriminatedUnion('kind', [
  // While they last
  z.strictObject({ kind: z.literal('outage'), at: sitesAt, by: between(0, 1), turns }),
  z.strictObject({ kind: z.literal('cost'), at: sitesAt, by: between(-0.5, 1), turns }),
  z.strictObject({ kind: z.literal('freight'), at: role, by: between(0, 20), turns }), // USD/kg
  z.strictObject({ kind: z.literal('halt'), from: role, to: role, commodity, by: between(0, 1), turns }),
  z.strictObject({ kind: z.literal('demand'), sector, at: role, by: between(-0.9, 1), turns }),
  z.strictObject({ kind: z.literal('speculation'), commodity, at: role, by: between(-0.5, 1), turns }),
  // For good
  z.strictObject({ kind: z.literal('growth'), sector, at: role, by: between(-0.2, 0.2) }), // a year
  z.strictObject({ kind: z.literal('capacity'), at: sitesAt, by: between(-1, 1) }),
  z.strictObject({ kind: z.literal('delay'), at: sitesAt, by: between(-4, 8, true) }), // turns
  z.strictObject({
    kind: z.literal('know-how'),
    at: role,
    stage: z.enum(['separation', 'magnet']),
    by: between(-0.2, 0.2),
  }),
  z.strictObject({ kind: z.literal('saving'), metal: z.enum(['light', 'heavy']), by: between(0, 0.3) }),
  z.strictObject({ kind: z.literal('standing'), of: role, about: role, by: between(-60, 60) }), // points
  z.strictObject({ kind: z.literal('fear'), at: role, by: between(-0.5, 0.6) }),
  z.strictObject({ kind: z.literal('approval'), of: role, by: between(-15, 15) }), // points
  z.strictObject({ kind: z.literal('consent'), at: role, by: between(-0.3, 0.3) }),
  z.strictObject({ kind: z.literal('money'), of: role, by: between(-300, 300) }), // M USD
  z.strictObject({
    kind: z.literal('tariff'),
    of: role,
    origin: role,
    good: z.enum(GOODS),
    by: between(0, 1),
  }),
  z.strictObject({ kind: z.literal('debt'), at: sitesAt, by: between(-500, 500) }), // M USD
  z.strictObject({ kind: z.literal('contract'), by: between(-1, 0) }),
]);
export type Effect = z.infer<typeof effectSchema>;
export type EffectKind = Effect['kind'];
type Of<K extends EffectKind> = Extract<Effect, { kind: K }>;

/** How a kind of effect works and how it is told. */
interface Rule<E> {
  unit: Unit;
  shown?: -1; // what stands still is told as what is lost
  level?: true; // `by` is where it stands after, not a change
  /** Where a lasting effect acts, as `Running.on`; the others act at once. */
  on?(world: World, effect: E, scope: Scope): string[];
  apply?(world: World, effect: E, scope: Scope, amount: number): void;
  /** The sentence about it; `by` and `turns` are filled in. */
  describe(world: World, effect: E, scope: Scope, values: Record<string, Value>): Text;
}

/** Every way of taking one of each list, in words: "ev CHN", "ev USA". */
const ids = (first: readonly string[], ...rest: readonly (readonly string[])[]): string[] =>
  rest.reduce<string[]>((all, list) => all.flatMap((one) => list.map((two) => `${one} ${two}`)), [...first]);

export const EFFECTS: { [K in EffectKind]: Rule<Of<K>> } = {
  outage: {
    unit: 'share',
    shown: -1,
    on: (world, { at }, scope) => sitesOf(world, at, scope).map((site) => site.id),
    describe: (world, { at }, scope, values) => aboutSites(world, 'outage', at, scope, values),
  },
  cost: {
    unit: 'share',
    on: (world, { at }, scope) => sitesOf(world, at, scope).map((site) => site.id),
    describe: (world, { at }, scope, values) => aboutSites(world, 'cost', at, scope, values),
  },
  freight: {
    unit: 'USD/kg',
    on: (world, { at }, scope) => regionsOf(world, at, scope),
    describe: (world, { at }, scope, values) =>
      text('effect.freight', { ...values, where: named(world, at, scope) }),
  },
  halt: {
    unit: 'share',
    shown: -1,
    on: (world, effect, scope) =>
      ids(nationsOf(world, effect.from, scope), nationsOf(world, effect.to, scope), [effect.commodity]),
    describe: (world, effect, scope, values) =>
      text('effect.halt', {
        ...values,
        good: good(effect.commodity),
        from: named(world, effect.from, scope),
        to: named(world, effect.to, scope),
      }),
  },
  demand: {
    unit: 'share',
    on: (world, effect, scope) => ids([effect.sector], regionsOf(world, effect.at, scope)),
    describe: (world, effect, scope, values) =>
      text('effect.demand', {
        ...values,
        sector: { is: 'sector', id: effect.sector },
        where: named(world, effect.at, scope),
      }),
  },
  speculation: {
    unit: 'share',
    on: (world, effect, scope) => ids([effect.commodity], regionsOf(world, effect.at, scope)),
    describe: (world, effect, scope, values) =>
      text('effect.speculation', {
        ...values,
        good: good(effect.commodity),
        where: named(world, effect.at, scope),
      }),
  },
  growth: {
    unit: 'share',
    apply(world, effect, scope, amount) {
      const where = regionsOf(world, effect.at, scope);
      for (const use of world.sectors)
        if (use.sector === effect.sector && where.includes(use.region)) use.growth += amount;
    },
    describe: (world, effect, scope, values) =>
      text('effect.growth', {
        ...values,
        sector: { is: 'sector', id: effect.sector },
        where: named(world, effect.at, scope),
      }),
  },
  capacity: {
    unit: 'share',
    apply(world, { at }, scope, amount) {
      for (const site of sitesOf(world, at, scope)) {
        site.capacity *= 1 + amount;
        const { estimate } = site.project;
        if (estimate)
          site.project.estimate = { low: estimate.low * (1 + amount), high: estimate.high * (1 + amount) };
      }
    },
    describe: (world, { at }, scope, values) => aboutSites(world, 'capacity', at, scope, values),
  },
  delay: {
    unit: 'turns',
    apply(world, { at }, scope, amount) {
      for (const site of sitesOf(world, at, scope))
        if (site.remaining > 0) site.remaining = Math.max(1, site.remaining + amount);
    },
    describe: (world, { at }, scope, values) => aboutSites(world, 'delay', at, scope, values),
  },
  'know-how': {
    unit: 'share',
    apply(world, { at, stage }, scope, amount) {
      for (const id of regionsOf(world, at, scope)) {
        const known = world.regions[id]?.knowHow;
        if (known) known[stage] = clamp(known[stage] + amount, 0, 1);
      }
    },
    describe: (world, { at, stage }, scope, values) =>
      text('effect.know-how', {
        ...values,
        stage: word(`stage.${stage}`),
        where: named(world, at, scope),
      }),
  },
  saving: {
    unit: 'share',
    shown: -1,
    apply(world, { metal }, _, amount) {
      world.market.thrift[metal] = clamp(world.market.thrift[metal] * (1 - amount), 0.3, 1);
    },
    describe: (_, { metal }, __, values) => text('effect.saving', { ...values, good: good(metal) }),
  },
  standing: {
    unit: 'points',
    apply(world, { of, about }, scope, amount) {
      for (const who of nationsOf(world, of, scope))
        for (const whom of nationsOf(world, about, scope)) warm(world, who, whom, amount);
    },
    describe: (world, { of, about }, scope, values) =>
      text('effect.standing', {
        ...values,
        who: named(world, of, scope),
        about: named(world, about, scope),
      }),
  },
  fear: {
    unit: 'share',
    apply(world, { at }, scope, amount) {
      for (const id of regionsOf(world, at, scope)) {
        const region = world.regions[id];
        if (region && id !== 'CHN') region.risk = clamp(region.risk + amount, 0, 1);
      }
    },
    describe: (world, { at }, scope, values) =>
      text('effect.fear', { ...values, where: named(world, at, scope) }),
  },
  approval: {
    unit: 'points',
    apply(world, { of }, scope, amount) {
      for (const nation of nationsOf(world, of, scope)) sway(world, nation, amount);
    },
    describe: (world, { of }, scope, values) =>
      text('effect.approval', { ...values, who: named(world, of, scope) }),
  },
  consent: {
    unit: 'share',
    apply(world, { at }, scope, amount) {
      for (const id of regionsOf(world, at, scope)) {
        const region = world.regions[id];
        if (region) region.consent = clamp(region.consent + amount, 0, 1);
      }
    },
    describe: (world, { at }, scope, values) =>
      text('effect.consent', { ...values, where: named(world, at, scope) }),
  },
  money: {
    unit: 'M USD',
    apply(world, { of }, scope, amount) {
      for (const nation of nationsOf(world, of, scope))
        if (amount < 0) payUpTo(world, nation, 'industry', -amount);
        else pay(world, 'budget', nation, amount);
    },
    describe: (world, { of }, scope, values) =>
      text('effect.money', { ...values, who: named(world, of, scope) }),
  },
  tariff: {
    unit: 'share',
    level: true,
    apply(world, effect, scope, amount) {
      for (const by of nationsOf(world, effect.of, scope))
        for (const origin of regionsOf(world, effect.origin, scope)) {
          if (by === origin) continue;
          const now = world.tariffs.find(
            (one) => one.by === by && one.origin === origin && one.good === effect.good,
          );
          if (now) now.rate = Math.max(now.rate, amount);
          else world.tariffs.push({ by, origin, good: effect.good, rate: amount });
        }
    },
    describe: (world, effect, scope, values) =>
      text('effect.tariff', {
        ...values,
        who: named(world, effect.of, scope),
        origin: named(world, effect.origin, scope),
        good: good(effect.good),
      }),
  },
  debt: {
    unit: 'M USD',
    apply(world, { at }, scope, amount) {
      for (const site of sitesOf(world, at, scope))
        site.project.debt = Math.max(0, site.project.debt + amount);
    },
    describe: (world, { at }, scope, values) => aboutSites(world, 'debt', at, scope, values),
  },
  contract: {
    unit: 'share',
    apply(world, _, { cast }, amount) {
      for (const contract of world.contracts)
        if (contract.id === cast.contract) contract.tonnes *= 1 + amount;
      world.contracts = world.contracts.filter((contract) => contract.tonnes >= 1);
    },
    describe: (_, __, { cast }, values) =>
      text('effect.contract', { ...values, region: { is: 'region', id: cast.region } }),
  },
};
