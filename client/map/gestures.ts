import type { Point } from './geometry.ts';
import type { MapScene } from './scene.ts';

/** What a drag from a country tells those who make a deal of it. */
export interface Pulling {
  start(region: string): boolean; // false: nothing can begin there
  move(over: string | null, at: Point, drift: Point | null): void;
  end(over: string | null): void;
  cancel(): void;
}

/** Drags shorter than this are taps, CSS px. */
const TAP = { mouse: 8, touch: 12 };
/** Pulled into this margin, the map slides along. */
const EDGE = 26;
const DRIFT = 7;
/** Closer than this, land fills the screen: then it is grabbed to pan, and a country by its mark or name. */
const LAND_FROM = 1.8;

interface Finger extends Point {
  from: Point;
  dragged: boolean;
  grip: string | null; // the country it pulls at
}

/** Drag pans, a drag from a country pulls a line, wheel and pinch zoom, a tap chooses. Returns how to stop. */
export function followPointers(host: HTMLElement, scene: MapScene, pulling: Pulling): () => void {
  const stop = new AbortController();
  const fingers = new Map<number, Finger>();
  let puller: number | null = null;
  const local = (event: MouseEvent): Point => {
    const box = host.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    run: (event: HTMLElementEventMap[K]) => void,
    passive = true,
  ) => host.addEventListener(type, run, { signal: stop.signal, passive });
  const letGo = () => {
    if (puller !== null) pulling.cancel();
    puller = null;
  };

  on('pointerdown', (event) => {
    const at = local(event);
    const grip = event.button === 0 && fingers.size === 0 ? scene.grip(at) : null;
    const byLand = event.pointerType === 'mouse' && scene.globe.zoom < LAND_FROM;
    fingers.set(event.pointerId, {
      ...at,
      from: at,
      dragged: false,
      grip: grip && (!grip.land || byLand) ? grip.region : null,
    });
    if (fingers.size > 1) letGo(); // two fingers move the map
    if (event.target instanceof HTMLCanvasElement) host.setPointerCapture(event.pointerId);
  });

  on('pointermove', (event) => {
    const at = local(event);
    const finger = fingers.get(event.pointerId);
    if (!finger) {
      scene.hovered(at);
      return;
    }
    const was = { x: finger.x, y: finger.y };
    finger.x = at.x;
    finger.y = at.y;
    const other = [...fingers.entries()].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      pinch(scene, was, at, other);
      finger.dragged = true;
      return;
    }
    const far = Math.hypot(at.x - finger.from.x, at.y - finger.from.y);
    if (!finger.dragged && far <= (event.pointerType === 'mouse' ? TAP.mouse : TAP.touch)) return;
    if (!finger.dragged && finger.grip !== null && pulling.start(finger.grip)) puller = event.pointerId;
    finger.dragged = true;
    if (puller === event.pointerId) pulling.move(countryAt(scene, at), at, driftAt(host, at));
    else scene.panBy(at.x - was.x, at.y - was.y);
  });

  const lift = (event: PointerEvent) => {
    const finger = fingers.get(event.pointerId);
    fingers.delete(event.pointerId);
    if (puller === event.pointerId) {
      puller = null;
      if (event.type === 'pointerup') pulling.end(countryAt(scene, local(event)));
      else pulling.cancel();
    } else if (
      finger &&
      !finger.dragged &&
      event.type === 'pointerup' &&
      event.target instanceof HTMLElement &&
      host.contains(event.target)
    )
      scene.tapped(finger);
  };
  on('pointerup', lift);
  on('pointercancel', lift);
  on('pointerleave', (event) => {
    if (!fingers.has(event.pointerId)) scene.hovered({ x: -1e6, y: -1e6 });
  });
  on(
    'wheel',
    (event) => {
      event.preventDefault();
      scene.zoomBy(event.deltaY < 0 ? 1.2 : 1 / 1.2, local(event));
    },
    false,
  );
  on('dblclick', (event) => scene.zoomBy(1.8, local(event)));
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || puller === null) return;
      event.stopPropagation();
      letGo();
    },
    { signal: stop.signal, capture: true },
  );
  return () => stop.abort();
}

function pinch(scene: MapScene, was: Point, at: Point, other: Point): void {
  const before = Math.hypot(was.x - other.x, was.y - other.y);
  const now = Math.hypot(at.x - other.x, at.y - other.y);
  scene.panBy((at.x - was.x) / 2, (at.y - was.y) / 2);
  if (before > 0) scene.zoomBy(now / before, { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
}

function countryAt(scene: MapScene, at: Point): string | null {
  const target = scene.under(at);
  return target?.kind === 'region' ? target.id : null;
}

function driftAt(host: HTMLElement, { x, y }: Point): Point | null {
  const way = (at: number, size: number) => (at < EDGE ? DRIFT : at > size - EDGE ? -DRIFT : 0);
  const drift = { x: way(x, host.clientWidth), y: way(y, host.clientHeight) };
  return drift.x === 0 && drift.y === 0 ? null : drift;
}
