import { z } from 'zod';
import { welcome } from '../diplomacy/partners.ts';
import { drawFrom } from '../random.ts';
import { costToBuild } from '../sites/capital.ts';
import { stands } from '../sites/project.ts';
import { begin } from '../sites/stages.ts';
import { name, nation as nationWord, region, text } from '../text.ts';
import { pay } from '../world/ledger.ts';
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
    if (!welcome(world, host, nation)) return illegal(text('refusal.unwelcome', { region: region(host) }));
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
    if (!site) return;
    const before = site.owner;
    const taken = takes(world, nation, site);
    const values = { nation: nationWord(nation), site: name(site.name), region: region(site.region) };
    if (!taken) log({ text: text('event.came-second', values), weight: 0.4, audience: [nation] });
    else if (before && before !== nation)
      log({
        text: text('event.outbid', { ...values, other: nationWord(before) }),
        weight: 0.5,
        audience: null,
      });
    else log({ text: text('event.build-mine', values), weight: 0.5, audience: null });
  },
  describe: (order) => text('order.build-mine', { site: { is: 'site', id: order.site } }),
};

/** Of several that want a site in one turn, each is as likely to get it; the others get their money back. */
function takes(world: World, nation: NationId, site: Site): boolean {
  const { bids } = site.project;
  if (bids) {
    bids.count += 1;
    const wins = drawFrom(world, 'bids') < 1 / bids.count;
    const loser = wins ? site.owner : nation;
    if (loser) pay(world, 'industry', loser, bids.price);
    if (wins) site.owner = nation;
    return wins;
  }
  if (!stands(site)) return false;
  site.project.bids = { count: 1, price: mineCost(site) };
  site.owner = nation;
  begin(world, site);
  return true;
}

/** Whether a nation may take a site up, as things stand. */
const open = (world: World, nation: NationId, site: Site): boolean =>
  stands(site) &&
  welcome(world, site.region, nation) &&
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
