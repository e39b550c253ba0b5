import { COMMODITIES } from '../world/terms.ts';
import type { Hints, Now } from './hints.ts';
import { equal, isList, isRecord, type Json, type JsonRecord, part, under } from './json.ts';
import { rounded } from './numbers.ts';
import { shownFigure } from './shown.ts';

/** What a desk says twice, and where it says it first. A twin need not be one: it costs little where it is not. */

const MARKET = 'view.world.market';
const FLOWS = `${MARKET}.flows`;
const USUAL = `${MARKET}.usual`;
const PRICE = `${MARKET}.price`;
const MEMORY = `${MARKET}.memory`;
const SITES = 'view.world.sites';
const HISTORY = 'view.world.history';
const REPORT = 'report';
const CAUSES = `${REPORT}.why.causes`;
const WHY = `${REPORT}.why.changes`;

type Was = Json | undefined;

const entries = (value: Was): [string, Json][] => (isRecord(value) ? Object.entries(value) : []);
const items = (value: Was): readonly Json[] => (isList(value) ? value : []);
const worldOf = (was: Was): Was => part(was, ['view', 'world']);
const latest = (now: Now): Was => items(now.get(HISTORY)).at(-1);
/** The entries that are there. */
const record = (all: readonly (readonly [string, Was])[]): JsonRecord =>
  Object.fromEntries(all.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));

/** The last market was made from the world as it was before it. */
function inputs(was: Was): Was {
  const world = worldOf(was);
  if (world === undefined) return undefined;
  const sectors = items(under(world, 'sectors'));
  const holders = entries(under(world, 'regions')).flatMap(([region, of]) =>
    entries(under(of, 'inventory')).map(([commodity, stock]) => ({ region, commodity, stock })),
  );
  return {
    demand: sectors,
    technology: { intensity: sectors.map((one) => under(one, 'intensity') ?? null) },
    hoarding: { holders },
  };
}

/** Industries grow as they use to. */
const sectors = (was: Was): Was =>
  items(part(was, ['view', 'world', 'sectors'])).map((one) => {
    const [quantity, growth] = [under(one, 'quantity'), under(one, 'growth')];
    const grown =
      typeof quantity === 'number' && typeof growth === 'number'
        ? rounded(quantity * (1 + growth / 2), 5)
        : undefined;
    return isRecord(one) ? { ...one, ...record([['quantity', grown]]) } : one;
  });

/** What no embargo touches is what has flowed, in an order that tells like from like. */
const usual = (now: Now): Was => {
  const named = items(now.get(FLOWS)).map((flow) => [entries(flow).flatMap(word).join(), flow] as const);
  return named.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)).map(([, flow]) => flow);
};
const word = ([, value]: [string, Json]) => (typeof value === 'string' ? [value] : []);

/** Rows of the market are named by good and region. */
const duals = (now: Now): Was =>
  record(
    entries(now.get(PRICE)).flatMap(([good, prices]) =>
      entries(prices).map(([region, price]) => [`${good}@${region}`, price] as const),
    ),
  );

function summary(now: Now): Was {
  const memory = now.get(MEMORY);
  const lasting = (place: string) =>
    record(COMMODITIES.map((good) => [good, part(memory, [place, good, 'last'])] as const));
  const trade = COMMODITIES.map((good) => [good, record([['price', under(now.get(PRICE), good)]])] as const);
  return { outside: lasting('outside'), inside: lasting('inside'), trade: record(trade) };
}

/** What is explained was a figure elsewhere, and was explained before. */
function changes(was: Was, now: Now): Was {
  const before = part(was, ['report', 'why', 'changes']);
  const last = latest(now);
  const parts = items(now.get(CAUSES)).map(() => 0);
  const change = (measure: string, figure?: Json): [string, JsonRecord] => [
    measure,
    record([
      ['before', part(before, [measure, 'after'])],
      ['after', typeof figure === 'number' ? shownFigure(measure, figure) : undefined],
      ['parts', parts],
    ]),
  ];
  const add = (group: string, figures: Was, of = (figure: number) => figure) =>
    entries(figures).map(([name, figure]) =>
      change(`${group}.${name}`, typeof figure === 'number' ? of(figure) : figure),
    );
  return record([
    ...entries(before).map(([measure]) => change(measure)),
    ...add('outside', under(last, 'outside')),
    ...entries(now.get(PRICE)).flatMap(([good, prices]) => add(`price.${good}`, prices)),
    ...add('served', under(last, 'unserved'), (unserved) => 1 - unserved),
    ...add('dependence', under(last, 'dependence')),
  ]);
}

/** What a seat reads of why a turn came out so is what everybody reads, but for what it alone knows to be a cause. */
function ownChanges(was: Was, now: Now, beside: Was): Was {
  const before = part(was, ['report', 'why', 'changes']);
  const theirs = items(part(beside, ['report', 'why', 'causes']));
  const at = items(now.get(CAUSES)).map((cause) => theirs.findIndex((one) => equal(one, cause)));
  const own = entries(before).flatMap(([measure, change]) =>
    measure.startsWith('score.')
      ? [
          [
            measure,
            record([
              ['before', under(change, 'after')],
              ['parts', at.map(() => 0)],
            ]),
          ] as const,
        ]
      : [],
  );
  const open = entries(part(beside, ['report', 'why', 'changes'])).map(([measure, change]) => {
    const parts = items(under(change, 'parts'));
    return [
      measure,
      isRecord(change) ? { ...change, parts: at.map((index) => parts[index] ?? 0) } : change,
    ] as const;
  });
  return record([...open, ...own]);
}

/** Of what a seat is told besides what everybody is told. */
export const OWN_HINTS: Hints = {
  twins: new Map([[WHY, ownChanges]]),
  kept: new Set([CAUSES]),
  alone: new Set(['parts', 'events', 'causes']),
};

/** Of what everybody is told. */
export const HINTS: Hints = {
  twins: new Map<string, (was: Was, now: Now) => Was>([
    [`${MARKET}.inputs`, inputs],
    [`${MARKET}.inputs.sites`, (_, now) => now.get(SITES)],
    ['view.world.sectors', (was) => sectors(was)],
    [USUAL, (_, now) => usual(now)],
    [`${MARKET}.duals`, (_, now) => duals(now)],
    [`${HISTORY}.#`, (_, now) => summary(now)],
    [`${REPORT}.before`, (was) => part(was, ['report', 'after'])],
    [`${REPORT}.after`, (_, now) => latest(now)],
    [WHY, changes],
  ]),
  kept: new Set([FLOWS, PRICE, MEMORY, SITES, HISTORY, CAUSES]),
  // What moved a figure says little of what will move it next.
  alone: new Set(['parts', USUAL]),
};
