/** A place in a flow diagram; its column counts from the left. */
export interface Spot {
  id: string;
  column: number;
}

/** A band between two places. */
export interface Link {
  id: string;
  from: string;
  to: string;
  amount: number;
}

export interface PlacedSpot extends Spot {
  x: number;
  y: number;
  height: number; // of the bar; its slot may be taller, so that a label has room
}

/** A band as it runs: through each column it passes, the middle of its line. */
export interface PlacedLink extends Link {
  points: { x: number; y: number }[];
  thickness: number;
}

export interface Plan {
  spots: PlacedSpot[];
  links: PlacedLink[];
}

interface Frame {
  width: number;
  height: number;
  bar: number; // width of a place's bar
  slot: number; // least height of a place, for its label
  gap: number; // between places of a column
}

/** A place or a way through a column, in one line with the others of the column. */
interface Slot {
  spot: string | null; // null: a band passes through
  link: string | null;
  column: number;
  amount: number;
  y: number;
}

/**
 * Places spots in columns, in the order they come in, and bands between them. All bands have one scale; no two
 * places overlap, and a band that passes a column has a lane there of its own.
 */
export function flowPlan(spots: readonly Spot[], links: readonly Link[], frame: Frame): Plan {
  const column = new Map(spots.map((spot) => [spot.id, spot.column]));
  const slots = slotsOf(spots, links, column);
  const columns = [...new Set(slots.map((slot) => slot.column))].sort((a, b) => a - b);
  const scale = scaleFor(slots, columns, frame);
  const tall = (slot: Slot) => Math.max(slot.amount * scale, slot.spot === null ? 0 : frame.slot);
  for (const at of columns) {
    let y = 0;
    for (const slot of slots) {
      if (slot.column !== at) continue;
      slot.y = y;
      y += tall(slot) + frame.gap;
    }
  }
  const last = Math.max(1, columns.length - 1);
  const x = (at: number) => (columns.indexOf(at) * (frame.width - frame.bar)) / last;
  const placed = slots.flatMap((slot): PlacedSpot[] =>
    slot.spot === null
      ? []
      : [{ id: slot.spot, column: slot.column, x: x(slot.column), y: slot.y, height: slot.amount * scale }],
  );
  return { spots: placed, links: placedLinks(links, slots, placed, scale, x, frame) };
}

function slotsOf(spots: readonly Spot[], links: readonly Link[], column: Map<string, number>): Slot[] {
  const size = (id: string) => {
    const total = (end: 'from' | 'to') =>
      links.reduce((sum, link) => sum + (link[end] === id ? link.amount : 0), 0);
    return Math.max(total('from'), total('to'));
  };
  const slots = spots.map(
    (spot): Slot => ({ spot: spot.id, link: null, column: spot.column, amount: size(spot.id), y: 0 }),
  );
  const lanes: Slot[] = [];
  for (const link of links)
    for (let at = (column.get(link.from) ?? 0) + 1; at < (column.get(link.to) ?? 0); at++)
      lanes.push({ spot: null, link: link.id, column: at, amount: link.amount, y: 0 });
  // Below the first place of a column, so that bands that pass do not swing around all others.
  const first = slots.filter((slot, at) => slots.findIndex((one) => one.column === slot.column) === at);
  return [...first, ...lanes, ...slots.filter((slot) => !first.includes(slot))];
}

/** The largest scale at which every column fits, px for one of the amount. */
function scaleFor(slots: readonly Slot[], columns: readonly number[], { height, slot, gap }: Frame): number {
  let low = 0;
  let high = height / Math.max(1e-9, ...slots.map((one) => one.amount));
  const fits = (scale: number) =>
    columns.every((at) => {
      const here = slots.filter((one) => one.column === at);
      const tall = here.reduce(
        (sum, one) => sum + Math.max(one.amount * scale, one.spot === null ? 0 : slot),
        0,
      );
      return tall + gap * (here.length - 1) <= height;
    });
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function placedLinks(
  links: readonly Link[],
  slots: readonly Slot[],
  spots: readonly PlacedSpot[],
  scale: number,
  x: (column: number) => number,
  { bar }: Frame,
): PlacedLink[] {
  const spot = new Map(spots.map((one) => [one.id, one]));
  const top = (id: string) => spot.get(id)?.y ?? 0;
  const used = new Map<string, number>();
  /** The middle of a band where it meets a place; bands lie on each other in the order given. */
  const berth = (end: string, id: string, link: Link): number => {
    const key = `${end} ${id}`;
    const from = used.get(key) ?? 0;
    used.set(key, from + link.amount * scale);
    return top(id) + from + (link.amount * scale) / 2;
  };
  const starts = new Map(
    [...links].sort((a, b) => top(a.to) - top(b.to)).map((link) => [link.id, berth('out', link.from, link)]),
  );
  const ends = new Map(
    [...links].sort((a, b) => top(a.from) - top(b.from)).map((link) => [link.id, berth('in', link.to, link)]),
  );
  return links.map((link) => {
    const lanes = slots.filter((slot) => slot.link === link.id);
    return {
      ...link,
      thickness: link.amount * scale,
      points: [
        { x: (spot.get(link.from)?.x ?? 0) + bar, y: starts.get(link.id) ?? 0 },
        ...lanes.map((lane) => ({ x: x(lane.column) + bar / 2, y: lane.y + (link.amount * scale) / 2 })),
        { x: spot.get(link.to)?.x ?? 0, y: ends.get(link.id) ?? 0 },
      ],
    };
  });
}
