import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Clearing, clear, type Network } from '#shared/market/solver.ts';
import { network, networks } from '../../kit/networks.ts';

/** How far an answer is from the conditions of an equilibrium, relative to turnover and price. */
function kktError(net: Network, { prices, levels }: Clearing): number {
  const excess = Float64Array.from(net.endowment);
  const turnover = Float64Array.from(net.endowment, (e) => Math.abs(e) + 1);
  let worst = 0;
  for (let i = 0; i < net.columns; i++) {
    let margin = -(net.cost[i] ?? 0);
    let scale = Math.abs(net.cost[i] ?? 0) + 1;
    const x = levels[i] ?? 0;
    const cap = net.capacity[i] ?? 0;
    for (let k = net.start[i] ?? 0; k < (net.start[i + 1] ?? 0); k++) {
      const row = net.row[k] ?? 0;
      const a = net.coefficient[k] ?? 0;
      margin += a * (prices[row] ?? 0);
      scale += Math.abs(a * (prices[row] ?? 0));
      excess[row] = (excess[row] ?? 0) + a * x;
      turnover[row] = (turnover[row] ?? 0) + Math.abs(a * x);
    }
    const profit = margin - (net.slope[i] ?? 0) * x;
    if (x < 0 || x > cap) worst = Math.max(worst, 1);
    if (x > 0 && profit < 0) worst = Math.max(worst, -profit / scale); // nobody works at a loss
    if (x < cap && profit > 0) worst = Math.max(worst, profit / scale); // no gain is left lying
  }
  for (let row = 0; row < net.rows; row++)
    worst = Math.max(worst, Math.abs(excess[row] ?? 0) / (turnover[row] ?? 1));
  return worst;
}

describe('an equilibrium', () => {
  test('holds on random supply chains, and a warm start finds the same one', () => {
    fc.assert(
      fc.property(networks, (net) => {
        const cold = clear(net);
        expect(cold.converged).toBe(true);
        expect(kktError(net, cold)).toBeLessThan(1e-6);
        const warm = clear(
          net,
          cold.prices.map((price) => price * 1.05 + 0.1),
        );
        expect(warm.converged).toBe(true);
        for (let i = 0; i < net.columns; i++)
          expect(Math.abs((warm.levels[i] ?? 0) - (cold.levels[i] ?? 0))).toBeLessThan(1e-3);
      }),
      { numRuns: Number(process.env.NETWORKS ?? 300), seed: 7 },
    );
  });
});

describe('cases with a known answer', () => {
  test('one market: supply 10 + x and demand 100 - x meet at 55', () => {
    const net = network(1, [
      { parts: [[0, 1]], cost: 10, slope: 1 },
      { parts: [[0, -1]], cost: -100, slope: 1 },
    ]);
    const { prices, levels } = clear(net);
    expect(prices[0]).toBeCloseTo(55, 6);
    expect(levels[0]).toBeCloseTo(45, 6);
  });

  test('two regions trade until prices differ by the freight (Samuelson 1952)', () => {
    // Region 0: supply p = x, demand p = 40 - y. Region 1: supply p = 20 + x, demand p = 60 - y. Freight 5, flat.
    // Alone they pay 20 and 40; with trade p1 = p0 + 5 and 2 p0 - 40 = 80 - 2 p1 give 27.5 and 32.5, 15 t shipped.
    const net = network(2, [
      { parts: [[0, 1]], cost: 0, slope: 1 },
      { parts: [[0, -1]], cost: -40, slope: 1 },
      { parts: [[1, 1]], cost: 20, slope: 1 },
      { parts: [[1, -1]], cost: -60, slope: 1 },
      {
        parts: [
          [0, -1],
          [1, 1],
        ],
        cost: 5,
        slope: 1e-9,
      },
    ]);
    const { prices, levels } = clear(net);
    expect(prices[0]).toBeCloseTo(27.5, 4);
    expect(prices[1]).toBeCloseTo(32.5, 4);
    expect(levels[4]).toBeCloseTo(15, 4);
  });

  test('a quota earns the difference between the price inside and outside', () => {
    const net = network(
      3,
      [
        { parts: [[0, 1]], cost: 10, slope: 1e-6 },
        {
          parts: [
            [0, -1],
            [1, 1],
            [2, -1],
          ],
          cost: 0,
          slope: 1e-6,
        },
        { parts: [[1, -1]], cost: -100, slope: 1 },
      ],
      [0, 0, 30],
    );
    const { prices, levels } = clear(net);
    expect(levels[1]).toBeCloseTo(30, 6);
    expect(prices[1]).toBeCloseTo(70, 4);
    expect(prices[2]).toBeCloseTo(60, 3);
  });

  test('of a joint product nobody wants, the rest is thrown away at its floor price', () => {
    const net = network(2, [
      {
        parts: [
          [0, 1],
          [1, 4],
        ],
        cost: 10,
        slope: 0.1,
      },
      { parts: [[0, -1]], cost: -100, slope: 1 },
      { parts: [[1, -1]], cost: -5, slope: 1, capacity: 5 },
      { parts: [[1, -1]], cost: -0.1, slope: 1e-6 },
    ]);
    const { prices, levels } = clear(net);
    expect(prices[1]).toBeCloseTo(0.1, 2);
    expect(levels[3]).toBeGreaterThan(200);
  });

  test('a market that cannot balance says so', () => {
    const net = network(1, [{ parts: [[0, -1]], cost: -10, slope: 1, capacity: 2 }], [50]);
    expect(clear(net).converged).toBe(false);
  });
});
