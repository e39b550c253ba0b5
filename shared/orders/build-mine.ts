import { z } from 'zod';
import { costToBuild } from '../sites/capital.ts';
import { stands } from '../sites/project.ts';
import { begin } from '../sites/stages.ts';
import { name, nation as nationWord, region, text } from '../text.ts';
import { isNation, type NationId } from '../world/terms.ts';
import type { Site, World } from '../world/world.ts';
import { STATE_SHARE } from './capex.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface BuildMine {
  kind: 'build-mine';
  site: string; // a known deposit or a mothballed mine or plant
}

/** What a nation must think of a foreign state to let it buy a bankrupt site on its ground (Shenghe had a stake in Mountain Pass in 2017). */
const SELLS_TO = 0;

/** Takes up a known deposit, or a mothballed site, at home or in a partner country. */
export const buildMine: OrderKind<BuildMine> = {
  kind: 'build-mine',
  schema: z.strictObject({ kind: z.literal('build-mine'), site: z.string().max(60) }),
  points: 1,
  subject: (order) => `build ${order.site}`,
  cost({ world }, order) {
    const site = world.sites.find((one) => one.id === order.site);
    return site ? mineCost(site) : 0;
  },
  check({ nation, world }, order) {
    const site = world.sites.find((one) => one.id === order.site);
    if (!site) return illegal(text('refusal.no-such-site'));
    const host = site.region;
    if (isNation(host) && host !== nation) {
      if (!site.project.bankrupt)
        return illegal(text('refusal.foreign-ground', { nation: nationWord(host) }));
      if (world.nations[host].standing[nation] < SELLS_TO)
        return illegal(text('refusal.buyer-unwelcome', { nation: nationWord(host) }));
    }
    if (site.owner && site.owner !== nation)
      return illegal(text('refusal.claimed', { nation: nationWord(site.owner) }));
    if (!stands(site)) return illegal(text('refusal.already-under-way', { site: name(site.name) }));
    return legal;
  },
  suggest({ nation, world }) {
    return world.sites
      .filter((site) => open(world, nation, site))
      .sort((a, b) => turnsLeft(a) - turnsLeft(b) || b.capacity - a.capacity)
      .slice(0, 4)
      .map((site): BuildMine => ({ kind: 'build-mine', site: site.id }));
  },
  apply(world, nation, order, log) {
    const site = world.sites.find((one) => one.id === order.site);
    if (!site || !stands(site)) return;
    site.owner = nation;
    begin(world, site);
    log({
      text: text('event.build-mine', {
        nation: nationWord(nation),
        site: name(site.name),
        region: region(site.region),
      }),
      weight: 0.5,
      audience: null,
    });
  },
  describe: (order) => text('order.build-mine', { site: { is: 'site', id: order.site } }),
};

/** Whether a nation may take a site up, as things stand. */
const open = (world: World, nation: NationId, site: Site): boolean =>
  stands(site) &&
  (site.owner === null || site.owner === nation) &&
  (site.region === nation ||
    !isNation(site.region) ||
    (site.project.bankrupt && world.nations[site.region].standing[nation] >= SELLS_TO));

const turnsLeft = (site: Site) =>
  site.phase === 'care'
    ? 0
    : site.phase === 'construction'
      ? 1
      : site.phase === 'permitting'
        ? 2 + site.remaining
        : 20 + site.remaining;

/** M USD the state puts in; a mothballed site needs a third of a new one, a bankrupt one less. */
const mineCost = (site: Site): number => STATE_SHARE * costToBuild(site);
