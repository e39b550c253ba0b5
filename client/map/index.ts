import Phaser from 'phaser';
import type { Names } from './labels.ts';
import type { MapModel } from './model.ts';
import { type MapEvents, MapScene } from './scene.ts';

export interface MapHandle {
  update(model: MapModel): void;
  choose(id: string | null): void;
  focus(region: string): void;
  zoom(factor: number): void;
  home(): void;
  destroy(): void;
}

/** Drags shorter than this are taps, CSS px. */
const TAP = 8;

/** Puts the map into an element that has a size. Throws when the browser can draw neither WebGL nor canvas. */
export function mountMap(
  host: HTMLElement,
  model: MapModel,
  names: Names,
  events: MapEvents,
  options: { reducedMotion: boolean },
): MapHandle {
  const pixel = Math.min(3, window.devicePixelRatio || 1);
  const scene = new MapScene(model, names, events, options.reducedMotion);
  const game = new Phaser.Game({
    type: Phaser.AUTO,
    parent: host,
    width: Math.max(1, Math.round(host.clientWidth * pixel)),
    height: Math.max(1, Math.round(host.clientHeight * pixel)),
    scale: { mode: Phaser.Scale.NONE, zoom: 1 / pixel },
    backgroundColor: '#DCE8EB',
    banner: false,
    audio: { noAudio: true },
    input: { mouse: false, touch: false, keyboard: false, gamepad: false },
    render: { antialias: true, powerPreference: 'low-power' },
    fps: { target: 60 },
    scene,
  });
  game.canvas.setAttribute('aria-hidden', 'true');
  const gestures = followPointers(host, scene, pixel);
  const observer = new ResizeObserver(() => {
    const width = Math.round(host.clientWidth * pixel);
    const height = Math.round(host.clientHeight * pixel);
    if (width < 2 || height < 2 || (width === game.scale.width && height === game.scale.height)) return;
    game.scale.resize(width, height);
    if (scene.scene.isActive()) scene.resized();
  });
  observer.observe(host);
  return {
    update: (next) => scene.show(next),
    choose: (id) => scene.choose(id),
    focus: (region) => scene.focus(region),
    zoom: (factor) => scene.zoomBy(factor),
    home: () => scene.goHome(),
    destroy: () => {
      observer.disconnect();
      gestures();
      game.loop.wake();
      game.destroy(true);
    },
  };
}

/** Drag pans, wheel and pinch zoom, a tap chooses. Returns how to stop. */
function followPointers(host: HTMLElement, scene: MapScene, pixel: number): () => void {
  const stop = new AbortController();
  const down = new Map<number, { x: number; y: number; startX: number; startY: number; dragged: boolean }>();
  const local = (event: PointerEvent | WheelEvent) => {
    const box = host.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    run: (event: HTMLElementEventMap[K]) => void,
    passive = true,
  ) => host.addEventListener(type, run, { signal: stop.signal, passive });

  on('pointerdown', (event) => {
    const { x, y } = local(event);
    down.set(event.pointerId, { x, y, startX: x, startY: y, dragged: false });
    if (event.target instanceof HTMLCanvasElement) host.setPointerCapture(event.pointerId);
  });
  on('pointermove', (event) => {
    const { x, y } = local(event);
    const finger = down.get(event.pointerId);
    if (!finger) {
      scene.hovered(x * pixel, y * pixel, x, y);
      return;
    }
    const others = [...down.entries()].filter(([id]) => id !== event.pointerId);
    const other = others[0]?.[1];
    if (other) {
      const was = Math.hypot(finger.x - other.x, finger.y - other.y);
      const is = Math.hypot(x - other.x, y - other.y);
      if (was > 0) scene.zoomBy(is / was, ((x + other.x) / 2) * pixel, ((y + other.y) / 2) * pixel);
      finger.dragged = true;
    } else if (finger.dragged || Math.hypot(x - finger.startX, y - finger.startY) > TAP) {
      finger.dragged = true;
      scene.panBy((x - finger.x) * pixel, (y - finger.y) * pixel);
    }
    finger.x = x;
    finger.y = y;
  });
  const lift = (event: PointerEvent) => {
    const finger = down.get(event.pointerId);
    down.delete(event.pointerId);
    if (finger && !finger.dragged && event.type === 'pointerup' && event.target instanceof HTMLCanvasElement)
      scene.tapped(finger.x * pixel, finger.y * pixel);
  };
  on('pointerup', lift);
  on('pointercancel', lift);
  on('pointerleave', (event) => {
    if (!down.has(event.pointerId)) scene.hovered(-1e6, -1e6, 0, 0);
  });
  on(
    'wheel',
    (event) => {
      event.preventDefault();
      const { x, y } = local(event);
      scene.zoomBy(event.deltaY < 0 ? 1.2 : 1 / 1.2, x * pixel, y * pixel);
    },
    false,
  );
  on('dblclick', (event) => {
    const box = host.getBoundingClientRect();
    scene.zoomBy(1.8, (event.clientX - box.left) * pixel, (event.clientY - box.top) * pixel);
  });
  return () => stop.abort();
}
