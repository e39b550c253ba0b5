import type { Lens } from './camera.ts';
import { layOut } from './curves.ts';
import { type Box, grown, holds, type Point } from './geometry.ts';
import { hitIn, type Node, nodesOf, together } from './hits.ts';
import { EAST, type Inset, insetOn, shows } from './inset.ts';
import type { MapModel } from './model.ts';
import { arrange, type Measure, type Names, type Picture, placesIn } from './picture.ts';
import type { MapFlow } from './trade.ts';
import type { MapSite } from './works.ts';

/** The large map and, where there is room, the closer look beside it. */
export interface Composition {
  main: Picture;
  inset: Inset | null;
  close: Picture | null;
  near(way: { from: string; to: string }): boolean; // whether the inset carries it
}

export interface Stand {
  lens: Lens & { zoom: number };
  screen: Box;
  closer: boolean; // an inset is wanted
  taken: readonly Box[]; // by controls
  share?: ((flow: MapFlow) => number) | undefined;
  chosen: string | null;
}

/** Short ways of East Asia go to the inset, long ones stay on the large map. */
export function compose(model: MapModel, stand: Stand, names: Names, measure: Measure): Composition {
  const { lens, screen, taken, share, chosen } = stand;
  const inset = stand.closer ? insetOn(screen, lens) : null;
  const east = new Set(inset ? model.regions.filter((one) => shows(inset, one)).map((one) => one.id) : []);
  const near = (way: { from: string; to: string }) => east.has(way.from) && east.has(way.to);
  const ends = new Set(model.flows.filter((flow) => !near(flow)).flatMap(({ from, to }) => [from, to]));
  // What the inset tells of a country is not told twice.
  const regions = model.regions.map((one) => (east.has(one.id) ? { ...one, badges: [] } : one));
  const main = arrange(
    { ...model, regions },
    {
      lens,
      zoom: lens.zoom,
      screen: grown(screen, -10),
      taken: inset ? [...taken, inset.head, inset.body] : taken,
      // Partners that the inset shows are on the large map only as ends of long ways.
      shown: ({ id, nation }) => nation || !east.has(id) || ends.has(id),
      carried: (way) => !near(way),
      share,
      chosen,
    },
    names,
    measure,
  );
  if (!inset) return { main, inset, close: null, near };
  const close = arrange(
    model,
    {
      lens: inset.lens,
      zoom: lens.zoom * EAST.times,
      screen: grown(inset.body, -3),
      taken,
      shown: ({ id }) => east.has(id),
      carried: near,
      share,
      chosen,
    },
    { ...names, limit: () => [] }, // its title tells
    measure,
  );
  return { main, inset, close, near };
}

/** The same with lines that carry other tonnages: nothing else moves. */
export function reflow(
  now: Composition,
  model: MapModel,
  flows: readonly MapFlow[],
  share: ((flow: MapFlow) => number) | undefined,
): Composition {
  const drawn = (picture: Picture, carried: readonly MapFlow[]): Picture => ({
    ...picture,
    arcs: layOut(carried, placesIn(model, picture), picture.turn, share),
  });
  return {
    ...now,
    main: drawn(
      now.main,
      flows.filter((flow) => !now.near(flow)),
    ),
    close: now.close && drawn(now.close, flows.filter(now.near)),
  };
}

/** Everything that can be hit, each once. */
export const nodesIn = ({ main, close }: Composition): Node[] =>
  together(nodesOf(main), close ? nodesOf(close) : []);

/** The mines and plants that each mark stands for. */
export const worksIn = ({ main, close }: Composition): Map<string, readonly MapSite[]> =>
  new Map([main, close].flatMap((one) => one?.plates ?? []).map(({ id, sites }) => [id, sites]));

export const overInset = ({ inset }: Composition, point: Point): boolean =>
  inset !== null && (holds(inset.body, point) || holds(inset.head, point));

export const hitInset = ({ close }: Composition, point: Point): Omit<Node, 'at'> | null =>
  close ? hitIn(close, point) : null;
