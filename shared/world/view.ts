import { secret, usualWithout } from '../control/embargoes.ts';
import { byGoal } from '../scoring/score.ts';
import { COMMODITIES, each, NATIONS, type NationId } from './terms.ts';
import type { Nation, World } from './world.ts';

declare const viewed: unique symbol;

/**
 * What one nation may know: a World in which every secret of the others is replaced by what is publicly
 * known, and chance by a stream of its own. `view()` is the only way to make one.
 */
export interface View {
  readonly nation: NationId;
  readonly world: World;
  readonly [viewed]?: true;
}

/**
 * The world as `nation` may know it. Others' treasuries count as a turn's income, their stockpiles, stockpile
 * orders and unfinished research as none; offers are those the nation is party to.
 */
export function view(world: World, nation: NationId): View {
  // All but the other nations is shared with the world: replace it, never change it.
  const nations = each(NATIONS, (id) => (id === nation ? world.nations[id] : masked(world.nations[id])));
  const known = { ...world, nations };
  const mine = (party: string) => party === nation;
  const embargoes = known.embargoes.filter((one) => mine(one.by) || !secret(one));
  const hiddenHalts = known.embargoes.filter((one) => !embargoes.includes(one));
  const { inputs } = known.market;
  return {
    nation,
    world: {
      ...known,
      seed: 0,
      random: {},
      embargoes,
      offers: known.offers.filter((offer) => mine(offer.from) || mine(offer.to)),
      proposals: known.proposals.filter((one) => mine(one.from) || mine(one.to)),
      nextId: known.turn * 1000,
      accounts: { budget: 0, industry: 0, escrow: 0, founded: 0 },
      market: {
        ...known.market,
        // Residues and stockpile trades of the last clearing would tell what others bought.
        carry: {},
        // What others delay in secret counts as trade like any other.
        usual: usualWithout(known, hiddenHalts),
        inputs: {
          ...inputs,
          delays: inputs.delays.filter((one) => mine(one.by)),
          stockpiles: {
            ...inputs.stockpiles,
            trades: inputs.stockpiles.trades.filter((trade) => mine(trade.nation)),
          },
        },
      },
    },
  };
}

/** A nation as the others may know it. */
function masked(other: Nation): Nation {
  return {
    ...other,
    treasury: other.income,
    stockpile: { light: 0, heavy: 0, bulk: 0 },
    targets: { light: null, heavy: null, bulk: null },
    control: { ...other.control, tricks: 0 },
    tally: byGoal(other.id, () => 0),
    substitution: each(COMMODITIES, (commodity) => {
      const { level } = other.substitution[commodity];
      return { level, progress: 0, funded: 0 };
    }),
  };
}
