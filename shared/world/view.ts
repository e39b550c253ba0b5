import { secret, usualWithout } from '../control/embargoes.ts';
import { openPart } from '../diplomacy/secrecy.ts';
import { isParty } from '../diplomacy/treaty.ts';
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

/** What everybody may know. `publicView()` is the only way to make one. */
export interface PublicView {
  readonly world: World;
  readonly [viewed]?: true;
}

/** The world without anybody's secrets. */
export const publicView = (world: World): PublicView => ({ world: known(world, null) });

/**
 * The world as `nation` may know it. Others' treasuries count as a turn's income, their stockpiles, stockpile
 * orders and unfinished research as none; offers and secret clauses are those the nation is party to.
 */
export const view = (world: World, nation: NationId): View => ({ nation, world: known(world, nation) });

/** The world as a nation may know it, or for null somebody without a seat. */
function known(world: World, nation: NationId | null): World {
  // All but the other nations is shared with the world: replace it, never change it.
  const nations = each(NATIONS, (id) => (id === nation ? world.nations[id] : masked(world.nations[id])));
  const shown = { ...world, nations };
  const mine = (party: string) => party === nation;
  const embargoes = shown.embargoes.filter((one) => mine(one.by) || !secret(one));
  const hiddenHalts = shown.embargoes.filter((one) => !embargoes.includes(one));
  const { inputs } = shown.market;
  return {
    ...shown,
    seed: 0,
    random: {},
    embargoes,
    offers: shown.offers.filter((offer) => mine(offer.from) || mine(offer.to)),
    proposals: shown.proposals.filter((one) => mine(one.from) || mine(one.to)),
    treaties: shown.treaties.map((one) => (nation && isParty(one, nation) ? one : openPart(one))),
    nextId: shown.turn * 1000,
    accounts: { budget: 0, industry: 0, escrow: 0, founded: 0 },
    market: {
      ...shown.market,
      // Residues and stockpile trades of the last clearing would tell what others bought.
      carry: {},
      // What others delay in secret counts as trade like any other.
      usual: usualWithout(shown, hiddenHalts),
      inputs: {
        ...inputs,
        delays: inputs.delays.filter((one) => mine(one.by)),
        stockpiles: {
          ...inputs.stockpiles,
          trades: inputs.stockpiles.trades.filter((trade) => mine(trade.nation)),
        },
      },
    },
  };
}

const masks = new WeakMap<Nation, Nation>();

/** A nation as the others may know it: the same object to all of them. */
function masked(other: Nation): Nation {
  const known = masks.get(other) ?? mask(other);
  masks.set(other, known);
  return known;
}

function mask(other: Nation): Nation {
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
