import { describe, expect, test } from 'vitest';
import { botFor } from '#shared/bots/index.ts';
import { playOut } from '#shared/bots/play.ts';
import { bandKey, chainOf, entering, leaving, STAGES_OF_CHAIN } from '#shared/market/chain.ts';
import { oxideUse } from '#shared/market/trace.ts';
import { sum } from '#shared/numbers.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { COMMODITIES } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';

describe('the chain of a region', () => {
  const worlds = SCENARIOS.map((scenario) => playOut(scenario, 3, 4, (nation) => botFor(3, nation)).world);

  test('loses nothing: what enters a stage leaves it', () => {
    let metal = 0;
    for (const world of worlds)
      for (const region of Object.keys(world.regions))
        for (const commodity of COMMODITIES) {
          const chain = chainOf(view(world, 'EUR').world, region, commodity);
          for (const stage of STAGES_OF_CHAIN) {
            expect(entering(chain, stage)).toBeCloseTo(leaving(chain, stage), 2);
            metal += entering(chain, stage);
          }
          for (const band of chain.bands) expect(band.tonnes).toBeGreaterThan(0);
          expect(new Set(chain.bands.map(bandKey)).size).toBe(chain.bands.length);
        }
    expect(metal).toBeGreaterThan(10_000);
  });

  test('has what plants and sectors took, by the books of the market', () => {
    for (const world of worlds)
      for (const commodity of COMMODITIES) {
        const { bands } = chainOf(view(world, 'JPN').world, 'JPN', commodity);
        const used = sum(bands, ({ from, kind, tonnes }) =>
          from === 'oxide' && (kind.is === 'made' || kind.is === 'used') ? tonnes : 0,
        );
        expect(used / oxideUse(world, 'JPN', commodity)).toBeCloseTo(1, 2);
      }
  });

  test('names where imports come from, as the ships that arrived', () => {
    const [world] = worlds;
    if (!world) throw new Error('no world');
    const { bands } = chainOf(view(world, 'JPN').world, 'JPN', 'light');
    const arrived = world.market.flows.filter((flow) => flow.to === 'JPN' && flow.good === 'light');
    const shown = bands.filter((band) => band.kind.is === 'imported' && band.to === 'oxide');
    expect(arrived.length).toBeGreaterThan(0);
    expect(sum(shown, (band) => band.tonnes)).toBeCloseTo(
      sum(arrived, (flow) => flow.tonnes),
      6,
    );
  });
});
