import type { MarketInputs, MiningInput } from '../market/inputs.ts';
import { sum } from '../numbers.ts';
import { nation as nationWord, number, text } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import { payUpTo } from '../world/ledger.ts';
import { sitesIn } from '../world/local.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import type { Site, World } from '../world/world.ts';

/**
 * Consolidation into state groups: China's took from the guideline of May 2011 to the end of 2016, when six groups
 * held all licences. Money in M USD a turn (game: small against the 2.8 billion yuan of support in 2012-15).
 */
export const CONSOLIDATION = { turns: 10, upkeep: 15 } as const;

/** What groups with plans to fulfil and miners to resettle pay more than pits that answer to nobody (estimate). */
const DEARER = 0.08;

/**
 * The part of what a mining quota forbids that is dug all the same, before consolidation: China's quota of 2011
 * was 93,800 t, its mines' output by USGS estimates some 105,000 t without unlicensed digging.
 */
const OVER_QUOTA = 0.4;

/** What a nation's rules mean for its mines. */
export function miningInput(world: World, nation: NationId): MiningInput {
  const { groups, miningQuota } = world.nations[nation].control;
  return { quota: miningQuota, beyond: OVER_QUOTA * (1 - groups), dearer: DEARER * groups };
}

/** Sites as their governments let them work: mining quotas pro rata, and the cost of being a state group. */
export function governed(inputs: MarketInputs): MarketInputs {
  const rules = NATIONS.filter((nation) => {
    const { quota, dearer } = inputs.policy[nation].mining;
    return quota !== null || dearer > 0;
  });
  if (rules.length === 0) return inputs;
  const share = new Map(rules.map((nation) => [String(nation), quotaShare(inputs, nation)]));
  return {
    ...inputs,
    sites: inputs.sites.map((site) => {
      const part = site.stage === 'mine' && !site.illegal ? share.get(site.region) : undefined;
      if (part === undefined) return site;
      return { ...site, capacity: site.capacity * part.capacity, cost: site.cost * part.cost };
    }),
  };
}

function quotaShare(inputs: MarketInputs, nation: NationId): { capacity: number; cost: number } {
  const { quota, beyond, dearer } = inputs.policy[nation].mining;
  const all = sum(inputs.sites, (site) =>
    site.region === nation && site.stage === 'mine' && !site.illegal ? site.capacity : 0,
  );
  const dug = quota === null || quota >= all ? all : quota + beyond * (all - quota);
  return { capacity: all > 0 ? dug / all : 1, cost: 1 + dearer };
}

export const licensedMine = (site: Site, nation: NationId): boolean =>
  site.region === nation && site.stage === 'mine' && !site.illegal;

/** t of concentrate a turn that a nation's licensed mines dug last. */
export const licensedOutput = (world: World, nation: NationId): number =>
  sum(sitesIn(world, nation), (site) => (licensedMine(site, nation) ? site.output : 0));

/** Before the market: mergers go on while they are paid for. */
export function merge(world: World, record: Chronicle): void {
  for (const id of NATIONS) {
    const { control, treasury } = world.nations[id];
    if (control.merging <= 0 || treasury < CONSOLIDATION.upkeep) continue;
    payUpTo(world, id, 'industry', CONSOLIDATION.upkeep);
    control.merging -= 1;
    control.groups = Math.min(1, control.groups + 1 / CONSOLIDATION.turns);
    if (control.merging > 0) continue;
    record({
      text: text('event.consolidated', {
        nation: nationWord(id),
        share: number(control.groups, 'share'),
      }),
      nation: id,
      region: id,
      weight: 0.5,
      audience: null,
    });
  }
}
