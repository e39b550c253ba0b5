import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const SOURCE = fileURLToPath(new URL('../node_modules/phaser/src/', import.meta.url));

/** The switches of Phaser's own build, and which are on. */
const WANTED: Readonly<Record<string, boolean>> = {
  CANVAS_RENDERER: true,
  WEBGL_RENDERER: true,
  WEBGL_DEBUG: false,
  FEATURE_SOUND: false,
  PLUGIN_CAMERA3D: false,
  PLUGIN_FBINSTANT: false,
};
const SWITCH = new RegExp(`typeof (${Object.keys(WANTED).join('|')})\\b`, 'g');

/**
 * Builds Phaser from its sources without what the game has no use for: physics, sound, particles, tile maps.
 * It travels in 163 kB instead of 283 and has all that map and market draw with.
 */
export const phaserCore: Plugin = {
  name: 'phaser-core',
  apply: 'build',
  enforce: 'pre',
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
