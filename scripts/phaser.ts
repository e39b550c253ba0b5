import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const SOURCE = fileURLToPath(new URL('../node_modules/phaser/src/', import.meta.url));

/** The mode of a build that has Phaser draw as it likes best: what the page is measured against. */
export const AS_IT_COMES = 'phaser-as-it-comes';

/** The switches of Phaser's own build, and which are on. Maps and boards are drawn by the 2D context alone. */
const WANTED: Record<string, boolean> = {
  CANVAS_RENDERER: true,
  WEBGL_RENDERER: false,
  WEBGL_DEBUG: false,
  FEATURE_SOUND: false,
  PLUGIN_CAMERA3D: false,
  PLUGIN_FBINSTANT: false,
};
const SWITCH = new RegExp(`typeof (${Object.keys(WANTED).join('|')})\\b`, 'g');

/**
 * Builds Phaser from its sources without what the game has no use for: physics, sound, particles, tile maps,
 * the graphics card. It travels in 120 kB instead of 283 and has all that map and market draw with.
 */
export const phaserCore: Plugin = {
  name: 'phaser-core',
  apply: 'build',
  enforce: 'pre',
  configResolved({ mode }) {
    WANTED.WEBGL_RENDERER = mode === AS_IT_COMES;
  },
  resolveId(id) {
    return id === 'phaser' ? `${SOURCE}phaser-core.js` : null;
  },
  transform(code, id) {
    if (!id.startsWith(SOURCE)) return null;
    return code
      .replace(SWITCH, (_, name: string) => String(WANTED[name]))
      .replace('global.Phaser = Phaser;', '');
  },
};
