import type { SiteInput } from '../market/inputs.ts';
import type { World } from '../world/world.ts';
import { borne } from './aid.ts';
import { inputsOf } from './draft.ts';
import type { Player } from './players.ts';

/** So many mines and plants are named; the rest count together. */
const NAMED = 2;

/** Mines and plants: those whose capacity moved most by value are named. */
export function sites(before: World, after: World): Player[] {
  const then = new Map(inputsOf(before).sites.map((site) => [site.id, site]));
  const size = (site: SiteInput) => Math.abs(site.capacity - (then.get(site.id)?.capacity ?? 0)) * site.cost;
  const named = inputsOf(after)
    .sites.map((site) => ({ id: site.id, size: size(site) }))
    .filter((one) => one.size > 0)
    .sort((a, b) => b.size - a.size)
    .slice(0, NAMED)
    .map((one) => one.id);
  const rest = (id: string) => !named.includes(id);
  const group = (mine: (id: string) => boolean, site: string | null) => siteGroup(before, after, mine, site);
  return [...named.map((id) => group((each) => each === id, id)), group(rest, null)];
}

function siteGroup(before: World, after: World, mine: (id: string) => boolean, site: string | null): Player {
  const own = <T extends { id: string }>(all: readonly T[]) => all.filter((each) => mine(each.id));
  const asked = new Replaced(inputsOf(before).sites, inputsOf(after).sites, mine);
  const built = new Replaced(before.sites, after.sites, mine);
  return {
    cause: { cause: site === null ? 'sites' : 'site', nation: null, site },
    group: 'sites',
    market: (world) =>
      own(inputsOf(world).sites).map((each) => ({
        ...each,
        cost: each.gross ?? each.cost,
        gross: 0,
        aid: 0,
      })),
    state: (world) => [
      own(world.sites).map(({ phase, owner, developing, capacity }) => [phase, owner, developing, capacity]),
      site === null ? Object.values(world.regions).map((region) => region.environment) : null,
    ],
    put: ({ inputs, world }) => {
      // What states pay for a site is their doing, but for a site that is new.
      inputs.sites = asked.in(inputs.sites, (now, then) =>
        then && (then.aid || now.aid) ? borne({ ...now, aid: then.aid ?? {} }) : now,
      );
      world.sites = built.in(world.sites, (now) => ({ ...now }));
      if (site !== null) return;
      for (const id in world.regions) {
        const region = world.regions[id];
        const then = after.regions[id];
        if (region && then) region.environment = then.environment;
      }
    },
  };
}

/** Some members of a list as they are after, to be put into lists in between. */
class Replaced<T extends { id: string }> {
  private readonly mine: (id: string) => boolean;
  private readonly fresh: ReadonlyMap<string, T>;
  private readonly added: readonly T[];

  constructor(before: readonly T[], after: readonly T[], mine: (id: string) => boolean) {
    this.mine = mine;
    const own = after.filter(({ id }) => mine(id));
    this.fresh = new Map(own.map((each) => [each.id, each]));
    const there = new Set(before.map(({ id }) => id));
    this.added = own.filter(({ id }) => !there.has(id));
  }

  /** The list with its members replaced in place, those gone left out and new ones at the end. */
  in(list: readonly T[], put: (now: T, then: T | null) => T): T[] {
    const out: T[] = [];
    for (const each of list) {
      if (!this.mine(each.id)) out.push(each);
      else {
        const next = this.fresh.get(each.id);
        if (next) out.push(put(next, each));
      }
    }
    for (const each of this.added) out.push(put(each, null));
    return out;
  }
}
