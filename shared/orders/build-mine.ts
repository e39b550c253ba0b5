import { z } from 'zod';
import { name, nation as nationWord, region, text } from '../text.ts';
import { begin } from '../turn/invest.ts';
import { isNation } from '../world/terms.ts';
import type { Site } from '../world/world.ts';
import { capex } from './capex.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface BuildMine {
  kind: 'build-mine';
  site: string; // a known deposit or a mothballed mine or plant
}

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
    if (isNation(site.region) && site.region !== nation)
      return illegal(text('refusal.foreign-ground', { nation: nationWord(site.region) }));
    if (!stands(site)) return illegal(text('refusal.already-under-way', { site: name(site.name) }));
    return legal;
  },
  suggest({ nation, world }) {
    return world.sites
      .filter((site) => stands(site) && (site.region === nation || !isNation(site.region)))
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

const stands = (site: Site) =>
  !site.developing &&
  (site.phase === 'exploration' ||
    site.phase === 'permitting' ||
    site.phase === 'construction' ||
    site.phase === 'care');

const turnsLeft = (site: Site) =>
  site.phase === 'care'
    ? 0
    : site.phase === 'construction'
      ? 1
      : site.phase === 'permitting'
        ? 2 + site.remaining
        : 20 + site.remaining;

/** M USD the state puts in; a mothballed site needs a third of a new one. */
export function mineCost(site: Site): number {
  return capex(site.stage, site.capacity) * (site.phase === 'care' ? 0.35 : 1);
}
