import type { MarketInputs } from '../market/inputs.ts';
import { each, NATIONS, type NationId } from '../world/terms.ts';
import type { Nation, Region, World } from '../world/world.ts';

/** A world between two: some causes have happened, others not. The inputs are those of its market. */
export interface Draft {
  world: World;
  inputs: MarketInputs;
}

export const inputsOf = (world: World): MarketInputs => world.market.inputs;

/**
 * A copy deep enough to put causes into and to clear: the world before, or, where all that has no cause of its
 * own counts as having happened, the world after with everything that has one still as before.
 */
export function draftOf(before: World, rest: World): Draft {
  // What companies remember, engineers have saved and stores hold is as before; all else a clearing puts anew.
  const { memory, thrift, carry, chinese } = before.market;
  const market = { ...rest.market, memory, thrift, carry, chinese };
  const world: World = {
    ...rest,
    nations: each(NATIONS, (id) => nationOf(rest, before, id)),
    regions: regionsOf(rest, before),
    sites: before.sites.map((site) => ({ ...site })),
    floors: before.floors,
    sectors: sectorsOf(rest, before),
    contracts: before.contracts.map((contract) => ({ ...contract })),
    quota: { ...before.quota },
    exportTax: { ...before.exportTax },
    tariffs: before.tariffs,
    embargoes: before.embargoes,
    market,
  };
  const { sites, demand, technology, hoarding, stockpiles, crises, policy, delays, underground } =
    before.market.inputs;
  const inputs: MarketInputs = {
    ...rest.market.inputs,
    sites,
    demand,
    technology: { ...technology },
    hoarding,
    stockpiles: { ...stockpiles },
    crises,
    delays,
    underground,
    policy: { ...policy },
  };
  market.inputs = inputs;
  return { world, inputs };
}

function nationOf(rest: World, before: World, id: NationId): Nation {
  const { treasury, income, stockpile, targets, recycling, substitution, support, standing } =
    before.nations[id];
  return {
    ...rest.nations[id],
    treasury,
    income,
    stockpile,
    targets,
    recycling,
    substitution,
    support,
    standing,
  };
}

function regionsOf(rest: World, before: World): World['regions'] {
  const out: World['regions'] = {};
  for (const id in rest.regions) {
    const now = rest.regions[id];
    const then = before.regions[id] ?? now;
    if (!now || !then) continue;
    const region = { ...now };
    if (now !== then)
      Object.assign(region, companiesOf(then), fearOf(then), skillOf(then), {
        environment: then.environment,
      });
    out[id] = region;
  }
  return out;
}

/** What companies in a region hold and use. */
export const companiesOf = ({ inventory, use }: Region) => ({ inventory, use });
/** What they fear. */
export const fearOf = ({ risk, distrust }: Region) => ({ risk, distrust });
/** What engineers in a region know and can get back. */
export const skillOf = ({ knowHow, scrap }: Region) => ({ knowHow, scrap });

/** Sectors by place: their need is demand, what they can do without is technology. */
function sectorsOf(rest: World, before: World): World['sectors'] {
  return rest.sectors.map((use, index) => {
    const then = before.sectors[index] ?? use;
    return { ...use, quantity: then.quantity, intensity: then.intensity };
  });
}
