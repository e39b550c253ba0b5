import Phaser from 'phaser';
import { palette } from '../theme/index.ts';
import { endGame } from '../ui/end-game.ts';
import type { Link } from './chrome.ts';
import { followPointers, type Pulling } from './gestures.ts';
import type { MapModel } from './model.ts';
import type { Names } from './picture.ts';
import { type MapEvents, type MapOptions, MapScene, type Target } from './scene.ts';

export interface MapHandle {
  update(model: MapModel, ms?: number): void;
  choose(id: string | null): void;
  ring(target: Target | null): void;
  link(link: Link | null): void;
  inset(on: boolean): void;
  lookAt(lon: number, lat: number): void;
  zoom(factor: number): void;
  home(): void;
  destroy(): void;
}

/** Puts the map into an element that has a size. Throws when the browser cannot draw. */
export function mountMap(
  host: HTMLElement,
  model: MapModel,
  names: Names,
  events: MapEvents,
  options: MapOptions,
  pulling: Pulling,
): MapHandle {
  const pixel = Math.min(3, (window.devicePixelRatio || 1) * (options.magnified ?? 1));
  const scene = new MapScene(model, names, events, options, pixel);
  const size = () => ({
    width: Math.max(2, Math.round(host.clientWidth * pixel)),
    height: Math.max(2, Math.round(host.clientHeight * pixel)),
  });
  const game = new Phaser.Game({
    // Sheets are drawn by the 2D context anyway; sending each to a graphics card cost more than all drawing.
    type: Phaser.CANVAS,
    parent: host,
    ...size(),
    scale: { mode: Phaser.Scale.NONE, zoom: 1 / pixel },
    backgroundColor: palette.value.map.sea,
    banner: false,
    audio: { noAudio: true },
    input: { mouse: false, touch: false, keyboard: false, gamepad: false },
    render: { antialias: true, powerPreference: 'low-power' },
    fps: { target: 60 },
    scene,
  });
  game.canvas.setAttribute('aria-hidden', 'true');
  const letGo = followPointers(host, scene, pulling);
  const observer = new ResizeObserver(() => {
    const { width, height } = size();
    if (host.clientWidth < 2 || (width === game.scale.width && height === game.scale.height)) return;
    game.scale.resize(width, height);
    if (game.scene.isActive('map')) scene.resized(); // the scene itself knows nothing before the game has started
  });
  observer.observe(host);
  return {
    update: (next, ms) => scene.show(next, ms ?? null),
    choose: (id) => scene.choose(id),
    ring: (target) => scene.focusOn(target),
    link: (link) => scene.linking(link),
    inset: (on) => scene.setInset(on),
    lookAt: (lon, lat) => scene.lookAt(lon, lat),
    zoom: (factor) => scene.zoomBy(factor),
    home: () => scene.goHome(),
    destroy: () => {
      observer.disconnect();
      letGo();
      endGame(game);
    },
  };
}
