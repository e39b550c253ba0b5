import fc from 'fast-check';
import type { Network } from '#shared/market/solver.ts';

/** A column as it is written by hand. */
export interface Column {
  parts: [row: number, coefficient: number][];
  cost: number;
  slope: number;
  capacity?: number;
}

export function network(rows: number, columns: Column[], endowment: number[] = []): Network {
  const start = [0];
  for (const column of columns) start.push((start.at(-1) ?? 0) + column.parts.length);
  return {
    rows,
    endowment: Float64Array.from({ length: rows }, (_, row) => endowment[row] ?? 0),
    columns: columns.length,
    start: Int32Array.from(start),
    row: Int32Array.from(columns.flatMap((column) => column.parts.map(([row]) => row))),
    coefficient: Float64Array.from(
      columns.flatMap((column) => column.parts.map(([, coefficient]) => coefficient)),
    ),
    cost: Float64Array.from(columns, (column) => column.cost),
    slope: Float64Array.from(columns, (column) => column.slope),
    capacity: Float64Array.from(columns, (column) => column.capacity ?? Number.POSITIVE_INFINITY),
  };
}

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true });

/**
 * Supply chains as the game has them: several goods in several regions, supply, joint production, shipping,
 * demand with a choke price, a licence row with an endowment, columns of zero and of unlimited capacity, and
 * disposal everywhere, so that there is always an answer.
 */
export const networks: fc.Arbitrary<Network> = fc
  .record({
    regions: fc.integer({ min: 2, max: 5 }),
    goods: fc.integer({ min: 1, max: 3 }),
    quota: number(0, 500),
    draws: fc.array(number(0, 1), { minLength: 200, maxLength: 200 }),
  })
  .map(drawNetwork);

/** The same with slopes drawn evenly over so many powers of ten, from ten to the power of `least` on. */
export function wideNetworks(least: number, decades: number): fc.Arbitrary<Network> {
  const exponents = fc.array(number(0, 1), { minLength: 250, maxLength: 250 });
  return fc.tuple(networks, exponents).map(([net, draws]) => ({
    ...net,
    slope: net.slope.map((_, i) => 10 ** (least + decades * (draws[i % draws.length] ?? 0))),
  }));
}

/** The same with a good that is wanted and worked up, but that nobody makes: no price of it is too high. */
export const starvedNetworks: fc.Arbitrary<Network> = fc
  .tuple(networks, fc.constantFrom(0, 1e-9, -1e-9))
  .map(([net, left]) => {
    const none = net.rows;
    const added = network(none + 1, [
      { parts: [[none, -1]], cost: -50, slope: 0.1, capacity: 100 },
      { parts: [[none, -1]], cost: -0.1, slope: 1e-5 },
      {
        parts: [
          [none, -1],
          [0, 0.8],
        ],
        cost: 3,
        slope: 1e-3,
        capacity: 1000,
      },
    ]);
    const join = (a: Float64Array, b: Float64Array) => Float64Array.from([...a, ...b]);
    const from = net.start[net.columns] ?? 0;
    return {
      rows: net.rows + 1,
      columns: net.columns + added.columns,
      endowment: join(net.endowment, Float64Array.of(left)),
      start: Int32Array.from([...net.start, ...added.start.slice(1).map((at) => at + from)]),
      row: Int32Array.from([...net.row, ...added.row]),
      coefficient: join(net.coefficient, added.coefficient),
      cost: join(net.cost, added.cost),
      slope: join(net.slope, added.slope),
      capacity: join(net.capacity, added.capacity),
    };
  });

/** What a supply chain is drawn from: numbers between 0 and 1, taken in order and from the start again. */
export interface Draws {
  regions: number;
  goods: number;
  quota: number;
  draws: number[];
}

export function drawNetwork({ regions, goods, quota, draws }: Draws): Network {
  let next = 0;
  const draw = () => draws[next++ % draws.length] ?? 0.5;
  const row = (good: number, region: number) => good * regions + region;
  const licence = goods * regions;
  const columns: Column[] = [];
  for (let region = 0; region < regions; region++) {
    const joint: [number, number][] = Array.from({ length: goods }, (_, good) => [
      row(good, region),
      0.1 + draw(),
    ]);
    columns.push({
      parts: joint,
      cost: 1 + 9 * draw(),
      slope: 0.001 + 0.1 * draw(),
      capacity: draw() < 0.15 ? 0 : 1000 * draw(),
    });
    for (let good = 0; good < goods; good++) {
      const choke = 5 + 200 * draw();
      const need = 1 + 300 * draw();
      columns.push({
        parts: [[row(good, region), -1]],
        cost: -choke,
        slope: choke / (need + 20),
        capacity: need * 1.1,
      });
      columns.push({
        parts: [[row(good, region), 1]],
        cost: 2 + 30 * draw(),
        slope: 0.01 + draw(),
        capacity: 200 * draw(),
      });
      columns.push({ parts: [[row(good, region), -1]], cost: -0.05, slope: 5e-4 });
      for (let to = 0; to < regions; to++) {
        if (to === region) continue;
        const parts: [number, number][] = [
          [row(good, region), -1],
          [row(good, to), 1],
        ];
        if (region === 0) parts.push([licence, -1]);
        columns.push({ parts, cost: 0.2 + 2 * draw(), slope: 5e-4 });
      }
    }
  }
  columns.push({ parts: [[licence, -1]], cost: 0, slope: 5e-4 });
  return network(licence + 1, columns, [...Array(licence).fill(0), quota]);
}
