import { nearestCopy } from './camera.ts';
import { along } from './curves.ts';
import { distanceTo, grown, holds, type Point } from './geometry.ts';
import type { Picture } from './picture.ts';

/** Something on the map that can be pointed at, chosen, or walked to with the keyboard. */
export interface Node {
  kind: 'region' | 'works' | 'flow' | 'limit';
  id: string;
  at: Point; // CSS px
}

/** Everything in a picture that can be hit, each once: nearest to the eye first. */
export function nodesOf(picture: Picture): Node[] {
  return [
    ...picture.marks.map(({ id, at }): Node => ({ kind: 'region', id, at })),
    ...picture.plates.map(({ id, at }): Node => ({ kind: 'works', id, at })),
    ...picture.arcs.map(
      ({ flow, points }): Node => ({ kind: 'flow', id: flow.id, at: along(points, 0.5).at }),
    ),
    ...picture.bars.flatMap(({ limit, at }): Node[] =>
      at[0] ? [{ kind: 'limit', id: limit.id, at: at[0].at }] : [],
    ),
  ];
}

/** The nodes of the large map and of the inset; what stands in both counts where it is larger. */
export function together(main: readonly Node[], inset: readonly Node[]): Node[] {
  const closer = new Map(inset.map((node) => [`${node.kind} ${node.id}`, node]));
  const seen = new Set(main.map((node) => `${node.kind} ${node.id}`));
  return [
    ...main.map((node) => closer.get(`${node.kind} ${node.id}`) ?? node),
    ...inset.filter((node) => !seen.has(`${node.kind} ${node.id}`)),
  ];
}

/** What is under a point: names and marks of countries, then plates, bars, and lines. */
export function hitIn(picture: Picture, point: Point): Omit<Node, 'at'> | null {
  const near = (at: Point) => nearestCopy(point, at, picture.turn);
  for (const { id, at } of picture.marks) {
    const here = near(at);
    if (Math.hypot(here.x - at.x, here.y - at.y) < 11) return { kind: 'region', id };
  }
  for (const { id, at, box } of picture.plates)
    if (holds(grown(box, 3), near(at))) return { kind: 'works', id };
  for (const { limit, at } of picture.bars)
    for (const { at: bar } of at) {
      const here = near(bar);
      if (Math.hypot(here.x - bar.x, here.y - bar.y) < 12) return { kind: 'limit', id: limit.id };
    }
  for (const { id, box, at } of picture.words) {
    if (!holds(box, near(at))) continue;
    if (id.startsWith('name-')) return { kind: 'region', id: id.slice('name-'.length) };
    if (id.startsWith('limit-')) return { kind: 'limit', id: id.slice('limit-'.length) };
  }
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { flow, points, width } of picture.arcs)
    for (const shift of [0, picture.turn, -picture.turn]) {
      const distance = distanceTo(points, { x: point.x + shift, y: point.y }) - width / 2;
      if (distance < least) {
        least = distance;
        best = flow.id;
      }
    }
  return best !== null && least < 5 ? { kind: 'flow', id: best } : null;
}

/** The nearest node that way; those straight ahead before those aside. */
export function nextNode(
  nodes: readonly Node[],
  from: Node,
  way: 'left' | 'right' | 'up' | 'down',
): Node | null {
  let best: Node | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    if (node === from) continue;
    const dx = node.at.x - from.at.x;
    const dy = node.at.y - from.at.y;
    const [ahead, aside] =
      way === 'left' ? [-dx, dy] : way === 'right' ? [dx, dy] : way === 'up' ? [-dy, dx] : [dy, dx];
    if (ahead <= 0.5) continue;
    const cost = ahead + 2.2 * Math.abs(aside);
    if (cost < least) {
      least = cost;
      best = node;
    }
  }
  return best;
}
