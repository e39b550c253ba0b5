import type { Goal } from '../../scripts/goals.ts';
import { SCENARIOS } from '../../shared/scenarios/index.ts';
import type { Json } from '../../shared/updates/json.ts';
import { shown } from '../../shared/updates/shown.ts';
import { each } from '../../shared/world/terms.ts';
import { type Findings, type Row, tell } from './findings.ts';
import { digits, quantile, sorted } from './measure.ts';
import { boardgame } from './sync/boardgame.ts';
import { plain } from './sync/colyseus.ts';
import { Floor, type Parts } from './sync/floor.ts';
import { played, type Seen } from './sync/matches.ts';
import { type Fractions, shapeOf } from './sync/shape.ts';
import { deflated, json, messages, ours, patches, type Whole, type Wire } from './sync/wires.ts';

const CLIENTS = ['player', 'spectator'] as const;
const CONTESTANTS = ['ours', 'schema', 'shown', 'msgpack', 'json', 'deflated', 'patch', 'boardgame'] as const;
type Contestant = (typeof CONTESTANTS)[number];
const NAMES: Record<Contestant, string> = {
  ours: 'ours',
  schema: 'plain schema',
  shown: 'plain schema, as shown',
  msgpack: 'Colyseus message',
  json: 'JSON',
  deflated: 'JSON, permessage-deflate',
  patch: 'JSON Patch',
  boardgame: 'boardgame.io',
};

/** One kind of client in matches of one scenario. */
interface Measured {
  scenario: string;
  client: (typeof CLIENTS)[number];
  updates: number;
  floor: Parts;
  costs: Record<Contestant, Cost>;
}

interface Cost {
  bytes: number[]; // of each update after the first
  encode: number[]; // us
  decode: number[];
}

/** What it takes to tell clients what lies before them after each turn, over recorded matches of bots. */
export const sync = (isJson: boolean, quick: boolean): Promise<never> =>
  tell('sync', { json: isJson, quick }, async () => measure(quick));

function measure(quick: boolean): Findings {
  const warmUp = SCENARIOS.slice(0, 1).flatMap((scenario) => played(scenario, 0).slice(0, 1));
  for (const seen of warmUp) carry(seen, contestants([seen])); // so that code is compiled for what it will meet
  const found = SCENARIOS.flatMap((scenario) => measureScenario(scenario, quick ? [1] : [1, 2]));
  const worst = (of: (one: Measured) => number) => digits(Math.max(...found.map(of)));
  const goal = (name: string, most: number, of: (one: Measured) => number): Goal => {
    const value = worst(of);
    return { name, goal: `<= ${most}`, value, ok: value <= most };
  };
  const against = (peer: Contestant) => (one: Measured) =>
    mean(one.costs.ours.bytes) / mean(one.costs[peer].bytes);
  return {
    how: `Bytes and microseconds for each client and turn, of ${found.map(({ client, updates }) => `${updates} (${client})`).join(', ')} updates, the first of each match left out; "p95" is of bytes.`,
    tables: {
      'Bytes of an update, all scenarios': CLIENTS.flatMap((client) => {
        const own = found.filter((one) => one.client === client);
        return CONTESTANTS.map((name) => sizes(own, name));
      }),
      'The floor, bytes of an update': found.map(floors),
      'Time of an update, all scenarios': CLIENTS.flatMap((client) => {
        const own = found.filter((one) => one.client === client);
        return CONTESTANTS.map((name) => times(own, name));
      }),
    },
    growth: [],
    goals: [
      goal('update, bytes, of the floor', 1.4, ({ costs, floor }) => mean(costs.ours.bytes) / total(floor)),
      goal('update, bytes, of a plain schema', 0.5, (one) =>
        Math.max(against('schema')(one), against('shown')(one)),
      ),
      goal('update, bytes, of boardgame.io', 0.09, against('boardgame')),
    ],
  };
}

function measureScenario(scenario: string, seeds: readonly number[]): Measured[] {
  const all = seeds.flatMap((seed) => played(scenario, seed));
  return CLIENTS.map((client): Measured => {
    const seens = all.filter(({ player }) => (player === null) === (client === 'spectator'));
    const costs = each(CONTESTANTS, (): Cost => ({ bytes: [], encode: [], decode: [] }));
    const openers = contestants(seens);
    for (const seen of seens) carry(seen, openers, costs);
    return { scenario, client, updates: costs.ours.bytes.length, floor: floorOf(seens), costs };
  });
}

function contestants(seens: readonly Seen[]): Record<Contestant, (seen: Seen) => Wire> {
  const wholes = seens.flatMap((seen) => seen.wholes);
  // Of copies: what ours has reckoned for the same objects before would not count as its time.
  const copy = (whole: Whole): Whole => JSON.parse(JSON.stringify(whole));
  const plainly = new Map(wholes.map((whole): [object, Json] => [whole, JSON.parse(JSON.stringify(whole))]));
  const rounded = new Map(wholes.map((whole): [object, Json] => [whole, shown(copy(whole))]));
  const schema = (figures: ReadonlyMap<object, Json>, fractions: Fractions) => {
    const shape = shapeOf([...figures.values()], fractions);
    return () => plain(shape, (whole) => figures.get(whole) ?? null);
  };
  return {
    ours,
    schema: schema(plainly, 'number'),
    shown: schema(rounded, 'float32'),
    msgpack: messages,
    json,
    deflated,
    patch: patches,
    boardgame,
  };
}

/** All contestants tell one client what it sees of a match, by turns. */
function carry(
  seen: Seen,
  openers: Record<Contestant, (seen: Seen) => Wire>,
  costs?: Record<Contestant, Cost>,
): void {
  const wires = each(CONTESTANTS, (name) => openers[name](seen));
  seen.wholes.forEach((whole, turn) => {
    const open = seen.open[turn];
    if (!open) throw new Error('whatever a client sees has an open part');
    for (const name of CONTESTANTS) {
      const from = performance.now();
      const bytes = wires[name].tell(whole, open);
      const between = performance.now();
      wires[name].hear(bytes);
      const end = performance.now();
      if (turn === 0 || !costs) continue;
      costs[name].bytes.push(bytes.length);
      costs[name].encode.push(1000 * (between - from));
      costs[name].decode.push(1000 * (end - between));
    }
  });
}

/** On the average of seats: what several of them see alike was not met several times. */
function floorOf(seens: readonly Seen[]): Parts {
  const parts = [...new Set(seens.map(({ player }) => player))].map((seat) => {
    const floor = new Floor();
    for (const { wholes } of seens.filter(({ player }) => player === seat)) {
      let was: Json | undefined;
      for (const whole of wholes) {
        const now = shown(whole, was);
        if (was !== undefined) floor.add(was, now);
        was = now;
      }
    }
    return floor.bytes();
  });
  return each(['which', 'numbers', 'words'], (part) => mean(parts.map((one) => one[part])));
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const total = ({ which, numbers, words }: Parts) => which + numbers + words;

/** @param own of one kind of client */
function sizes(own: readonly Measured[], name: Contestant): Row {
  const of = (name: Contestant) => own.flatMap(({ costs }) => costs[name].bytes);
  const bytes = sorted(of(name));
  return {
    client: own[0]?.client ?? null,
    told: NAMES[name],
    median: quantile(bytes, 0.5),
    p95: quantile(bytes, 0.95),
    mean: Math.round(mean(of(name))),
    'ours is, of the mean': digits(mean(of('ours')) / mean(of(name))),
  };
}

const floors = ({ scenario, client, floor, costs }: Measured): Row => ({
  scenario,
  client,
  'what has changed': Math.round(floor.which),
  'by how much': Math.round(floor.numbers),
  'words and members': Math.round(floor.words),
  floor: Math.round(total(floor)),
  'ours, mean': Math.round(mean(costs.ours.bytes)),
  'ours / floor': digits(mean(costs.ours.bytes) / total(floor)),
});

/** @param own of one kind of client */
function times(own: readonly Measured[], name: Contestant): Row {
  const of = (what: 'encode' | 'decode') => sorted(own.flatMap(({ costs }) => costs[name][what]));
  const [encode, decode] = [of('encode'), of('decode')];
  return {
    client: own[0]?.client ?? null,
    told: NAMES[name],
    encode: digits(quantile(encode, 0.5)),
    'encode, p95': digits(quantile(encode, 0.95)),
    decode: digits(quantile(decode, 0.5)),
    'decode, p95': digits(quantile(decode, 0.95)),
  };
}
