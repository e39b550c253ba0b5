import { describe, expect, test } from 'vitest';
import { botFor } from '#shared/bots/index.ts';
import { playOut } from '#shared/bots/play.ts';
import { bandKey, chainOf } from '#shared/market/chain.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { COMMODITIES, NATIONS } from '#shared/world/terms.ts';
import { chainDiagram, lookOf, stageSpot } from '../../../client/market/flows.ts';
import { flowPlan } from '../../../client/market/sankey.ts';

const chains = SCENARIOS.flatMap((scenario) => {
  const { world } = playOut(scenario, 3, 3, (nation) => botFor(3, nation));
  return NATIONS.flatMap((nation) => COMMODITIES.map((commodity) => chainOf(world, nation, commodity)));
});

describe('the drawing of a chain', () => {
  test('has a band for every band, running from left to right', () => {
    for (const chain of chains) {
      const { spots, links } = chainDiagram(chain);
      expect(links.map((link) => link.id).sort()).toEqual(chain.bands.map(bandKey).sort());
      const column = new Map(spots.map((spot) => [spot.id, spot.column]));
      for (const { from, to } of links)
        expect(column.get(from) ?? Number.NaN).toBeLessThan(column.get(to) ?? Number.NaN);
    }
  });

  test('has as much leaving a stage as entering it, in pixels too', () => {
    for (const chain of chains) {
      const { spots, links } = chainDiagram(chain);
      const plan = flowPlan(spots, links, { width: 800, height: 400, bar: 8, slot: 17, gap: 9 });
      for (const stage of ['ore', 'oxide', 'magnet'] as const) {
        const width = (end: 'from' | 'to') =>
          plan.links.reduce((sum, link) => sum + (link[end] === stageSpot(stage) ? link.thickness : 0), 0);
        expect(width('from')).toBeCloseTo(width('to'), 3);
      }
    }
  });

  test('tells Chinese metal from that of others, and what is sold abroad from what is used', () => {
    const looks = new Set(chains.flatMap((chain) => chain.bands.map(lookOf)));
    for (const look of ['own', 'china', 'abroad', 'recycled', 'stock', 'out'] as const)
      expect(looks).toContain(look);
  });
});
