import { shipped } from '../control/embargoes.ts';
import { scenario } from '../scenarios/index.ts';
import { COMMODITIES, each, NATIONS, type NationId } from '../world/terms.ts';
import type { View } from '../world/view.ts';
import type { Embargo, Nation, World } from '../world/world.ts';

/** Others' money and stocks stray from what the scenario says of the start within so many turns. */
const STRAY_TURNS = 3;
/** What bots hold after some turns, lowest and highest in nine of ten cases: turns of income, turns of use. */
const MONEY = { least: 1.3, most: 4.9 } as const;
const STOCK = { least: 0.1, most: 0.8 } as const;

/** Who has cooled so far towards somebody may have delayed shipments in secret. */
const COOL = -18;
/** The chance that it does; where its buyer alone pays so much more than others, that is what it looks like. */
const DELAYED = { quiet: 0.06, dear: 0.4 } as const;
const DEAR = 1.06;
const DELAY = 0.4;

/**
 * A whole world that looks to the viewer just as the real one does: what the mask hides is put in by chance, as
 * far as public figures tell of it, and chance itself starts anew.
 *
 * @param luck the next number of 0..1 (1 not included)
 */
export function guess({ nation, world }: View, luck: () => number): World {
  const seed = Math.floor(luck() * 4_294_967_296);
  const nations = each(NATIONS, (id) =>
    id === nation ? world.nations[id] : unmasked(world, world.nations[id], luck),
  );
  const delays = NATIONS.flatMap((by) => (by === nation ? [] : secretDelays(world, by, luck)));
  return {
    ...world,
    seed,
    random: {},
    nations,
    embargoes: [...world.embargoes, ...delays],
    market: delays.length === 0 ? world.market : { ...world.market, usual: beforeDelays(world, delays) },
  };
}

function unmasked(world: World, other: Nation, luck: () => number): Nation {
  const strayed = Math.min(1, world.turn / STRAY_TURNS);
  const plan = scenario(world.scenario).nations.find((one) => one.id === other.id);
  const between = ({ least, most }: { least: number; most: number }) => least + (most - least) * luck();
  const mix = (start: number, later: number) => start + strayed * (later - start);
  const held = between(MONEY) * other.income;
  const use = world.regions[other.id]?.use;
  return {
    ...other,
    treasury: mix(plan?.treasury[0] ?? held, held),
    stockpile: each(COMMODITIES, (commodity) => {
      // Nobody hoards what is thrown away elsewhere.
      const start = plan?.stockpile[commodity][0] ?? 0;
      return commodity === 'bulk' ? start : mix(start, between(STOCK) * (use?.[commodity] ?? 0));
    }),
  };
}

/** Delays that nobody has traced yet, of one nation: at most one, where it has reason for it. */
function secretDelays(world: World, by: NationId, luck: () => number): Embargo[] {
  const [whether, what, when] = [luck(), luck(), luck()];
  const opinion = world.nations[by].standing;
  const target = NATIONS.filter((other) => other !== by).sort((a, b) => opinion[a] - opinion[b])[0];
  if (!target || world.turn === 0 || opinion[target] > COOL) return [];
  if (world.embargoes.some((one) => one.by === by && one.target === target)) return [];
  const sent = (['heavy', 'light'] as const).filter(
    (commodity) => shipped(world.market.flows, by, target, commodity) >= 1,
  );
  const commodity = sent[Math.floor(what * sent.length)];
  if (!commodity) return [];
  const price = world.market.price[commodity];
  const others = NATIONS.filter((one) => one !== by && one !== target);
  const elsewhere = others.reduce((total, one) => total + (price[one] ?? 0), 0) / others.length;
  const dear = (price[target] ?? 0) > DEAR * elsewhere;
  if (whether >= (dear ? DELAYED.dear : DELAYED.quiet)) return [];
  const since = Math.max(0, world.turn - 1 - Math.floor(3 * when));
  return [{ by, target, commodity, severity: DELAY, since, manner: 'deniable' }];
}

/** What was usual before the delays: what came in the last turn is what they left of it. */
function beforeDelays(world: World, delays: readonly Embargo[]): World['market']['usual'] {
  return world.market.usual.map((flow) => {
    const delay = delays.find(
      (one) => one.by === flow.from && one.target === flow.to && one.commodity === flow.good,
    );
    return delay ? { ...flow, tonnes: flow.tonnes / (1 - delay.severity) } : flow;
  });
}
