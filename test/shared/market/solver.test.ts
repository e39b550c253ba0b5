import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Clearing, clear, type Network } from '#shared/market/solver.ts';
import { bruteForce } from '../../kit/brute.ts';
import { network, networks, starvedNetworks, wideNetworks } from '../../kit/networks.ts';

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

/** How many random networks of each sort are cleared; `NETWORKS=25000` for the long form. */
const RUNS = Number(process.env.NETWORKS ?? 2500);

/** Slopes as the game has them, and spread over ever more powers of ten. */
const SORTS = [
  { name: 'supply chains as in the game', nets: networks },
  { name: 'the same without extreme draws', nets: fc.noBias(networks) },
  { name: 'slopes from 1e-4 to 1e3', nets: fc.noBias(wideNetworks(-4, 7)) },
  { name: 'slopes from 1e-6 to 1e4', nets: wideNetworks(-6, 10) },
  { name: 'a good that nobody makes', nets: fc.noBias(starvedNetworks) },
];

describe('an equilibrium', () => {
  test.each(SORTS)('is found from nothing on random networks: $name', ({ nets }) => {
    fc.assert(
      fc.property(nets, (net) => {
        const cold = clear(net);
        expect(cold.converged).toBe(true);
        expect(kktError(net, cold)).toBeLessThan(1e-6);
      }),
      { numRuns: RUNS, seed: 7 },
    );
  });

  test('is the same one from a warm start', () => {
    fc.assert(
      fc.property(networks, (net) => {
        const cold = clear(net);
        const warm = clear(
          net,
          cold.prices.map((price) => price * 1.05 + 0.1),
        );
        expect(warm.converged).toBe(true);
        expect(kktError(net, warm)).toBeLessThan(1e-6);
        for (let i = 0; i < net.columns; i++)
          expect(Math.abs((warm.levels[i] ?? 0) - (cold.levels[i] ?? 0))).toBeLessThan(1e-3);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  test('is what trying every case finds on small networks', () => {
    let compared = 0;
    fc.assert(
      fc.property(small, (net) => {
        const known = bruteForce(net);
        if (!known) return;
        compared++;
        const { levels } = clear(net);
        known.levels.forEach((level, i) => {
          expect(Math.abs((levels[i] ?? 0) - level)).toBeLessThan(1e-6 * (1 + level));
        });
      }),
      { numRuns: 200, seed: 7 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});

/** Two regions that make, want and trade one good, under a licence or not, with capacities that bind or not. */
const small = fc
  .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 })
  .map((draws) => {
    const [a = 1, b = 1, c = 1, d = 1, e = 1, f = 1, g = 1, h = 1, i = 1, j = 1, k = 1] = draws;
    return network(2, [
      { parts: [[0, 1]], cost: 20 * a, slope: b, capacity: 60 * c },
      { parts: [[1, 1]], cost: 20 * d, slope: e, capacity: 60 * f },
      { parts: [[0, -1]], cost: -80 * g, slope: b },
      { parts: [[1, -1]], cost: -80 * h, slope: d, capacity: 90 * i },
      {
        parts: [
          [0, -1],
          [1, 1],
        ],
        cost: 4 * j,
        slope: 0.01 * k,
        capacity: 40 * a,
      },
      {
        parts: [
          [0, 1],
          [1, -1],
        ],
        cost: 4 * k,
        slope: 0.01 * j,
        capacity: 40 * d,
      },
      {
        parts: [
          [0, 1 + a],
          [1, b],
        ],
        cost: 30 * h,
        slope: 0.1 + c,
        capacity: 20 * f,
      },
      { parts: [[0, -1]], cost: -0.1, slope: 1e-3 },
    ]);
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

  test('three countries trade as in the textbook (Miranda and Fackler 2002, ch. 3, spatial equilibrium)', () => {
    // Demand p = 42 - 2q, 54 - 3q, 51 - q; supply p = 9 + q, 3 + 2q, 18 + q; freight 1-2 3, 2-3 3, 1-3 9 and 6 back.
    // If 1 sells to 2 and 2 to 3, prices are p, p + 3, p + 6; net exports (p - 9) - (42 - p) / 2 = 1.5 p - 30,
    // (p2 - 3) / 2 - (54 - p2) / 3 = 5/6 p2 - 19.5 and 2 p3 - 69 add up to nothing at p = 24: 24, 27 and 30,
    // 6 t from 1 to 2 and 9 t from 2 to 3; 1 to 3 would pay only at a difference of 9.
    const demand = [
      [42, 2],
      [54, 3],
      [51, 1],
    ];
    const supply = [
      [9, 1],
      [3, 2],
      [18, 1],
    ];
    const freight = [
      [0, 3, 9],
      [3, 0, 3],
      [6, 3, 0],
    ];
    const market = (parts: [number, number][], cost = 0, slope = 1e-9) => ({ parts, cost, slope });
    const net = network(3, [
      ...demand.map(([choke = 0, slope], row) => market([[row, -1]], -choke, slope)),
      ...supply.map(([cost, slope], row) => market([[row, 1]], cost, slope)),
      ...freight.flatMap((costs, from) =>
        costs.flatMap((cost, to) =>
          from === to
            ? []
            : [
                market(
                  [
                    [from, -1],
                    [to, 1],
                  ],
                  cost,
                ),
              ],
        ),
      ),
    ]);
    const { prices, levels } = clear(net);
    [24, 27, 30].forEach((price, row) => {
      expect(prices[row]).toBeCloseTo(price, 5);
    });
    const trade = [6, 0, 0, 9, 0, 0]; // 1-2, 1-3, 2-1, 2-3, 3-1, 3-2
    trade.forEach((tonnes, at) => {
      expect(levels[6 + at]).toBeCloseTo(tonnes, 5);
    });
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
