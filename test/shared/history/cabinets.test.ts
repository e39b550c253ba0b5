import { describe, expect, test } from 'vitest';
import { playOut } from '#shared/bots/play.ts';
import { beside, sourcesOfRecord } from '#shared/history/beside.ts';
import { history } from '#shared/history/history.ts';
import type { Order } from '#shared/orders/index.ts';
import { CABINETS, CABINETS_TURNS } from '#shared/scenarios/cabinets.ts';
import { par } from '#shared/scoring/par.ts';
import { score } from '#shared/scoring/score.ts';
import type { NationId } from '#shared/world/terms.ts';
import { hosted, setupOf } from '../../kit/host.ts';

const setup = { scenario: CABINETS, turns: 6 };

describe('the years that really were', () => {
  test('China does what it did, whatever the player does and its bot may think', async () => {
    const { host, sit } = hosted(setupOf(['JPN'], setup));
    const player = sit('JPN');
    for (let turn = 0; turn < 2; turn++) await player.ask('seal', { turn });
    const { world } = host.match;
    expect(world.quota.CHN).toBe(8000);
    expect(world.embargoes.filter(({ by, severity }) => by === 'CHN' && severity > 0)).toHaveLength(3);
    expect(world.nations.JPN.recycling).not.toBe(2); // the player is the cabinet now
  });

  test('the real cabinet is par for whoever sits in its seat', () => {
    const given: Order[] = [];
    const seat = (): 'trader' => 'trader';
    const { world } = playOut(CABINETS, 7, CABINETS_TURNS, seat, (_, __, orders) =>
      given.push(...orders.JPN),
    );
    expect(given).toEqual(
      history.orders.filter(({ nation, at }) => nation === 'JPN' && at[0] >= 2010).map(({ order }) => order),
    );
    expect(par(CABINETS, 7, CABINETS_TURNS).JPN).toBe(score(world, 'JPN').total);
  });
});

describe('a match beside the record', () => {
  const { world } = playOut(CABINETS, 7, 5, () => 'trader');
  const years = (nation: NationId, cabinet = true) =>
    beside(world.start, nation, world.history, cabinet ? world.history : null);

  test('has the years that were played, each with the means of its half-years', () => {
    const found = years('JPN');
    expect(found.map(({ year }) => year)).toEqual([2010, 2011, 2012]);
    const of2010 = world.history.filter(({ turn }) => turn === 0 || turn === 1);
    const mean = ((of2010[0]?.outside.heavy ?? 0) + (of2010[1]?.outside.heavy ?? 0)) / 2;
    expect(found[0]?.price.heavy).toEqual({
      ours: mean,
      cabinet: mean,
      real: history.prices.heavy['2010']?.[0],
    });
    expect(found[2]?.dependence.real).toBe(0.58);
    expect(found[1]?.dependence.real).toBeNull(); // no figure for 2011
  });

  test('knows nothing that nobody knows', () => {
    expect(years('EUR')[0]?.dependence.real).toBeNull();
    expect(years('JPN', false)[0]?.price.light.cabinet).toBeNull();
    expect(sourcesOfRecord().length).toBeGreaterThan(2);
  });
});
