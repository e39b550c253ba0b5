import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { COMPUTED, imports, impurities } from './kit/source.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const MOST_LINES = 350;

/** Who may import whom. Neither tests nor scripts are for anybody. */
const ARROWS = {
  shared: ['shared'],
  server: ['server', 'shared'],
  client: ['client', 'shared'],
};
type Room = keyof typeof ARROWS;
const ROOMS: Room[] = ['shared', 'server', 'client'];
const FOLDERS = ['shared', 'server', 'client', 'test', 'scripts', 'node_modules'];

/** Packages that shared may use: they are as pure as it is. */
const PURE_PACKAGES = ['zod', '@noble/hashes'];
/** Packages that only the wire needs. */
const WIRE_PACKAGES = ['@colyseus/schema'];

/** What it loads is known only when it runs, and checked then: rules of older records (docs/replay.md). */
const LATE = 'client/replay/older.ts';

const roomOf = (path: string): Room | undefined => ROOMS.find((room) => path.startsWith(`${room}/`));

/** The faults of one import, in words; none when it may be. */
function fault(path: string, specifier: string): string[] {
  const room = roomOf(path);
  const no = [`${path} imports ${specifier}`];
  if (specifier === COMPUTED && path === LATE) return [];
  if (!room || specifier === COMPUTED) return no;
  const target = targetOf(path, specifier);
  if (target !== null) {
    const folder = target.split('/', 1)[0] ?? '';
    if (target.startsWith('..')) return no;
    if (FOLDERS.includes(folder) || room === 'shared') return ARROWS[room].includes(folder) ? [] : no;
    return [];
  }
  if (isBuiltin(specifier)) return room === 'server' ? [] : no;
  if (room !== 'shared') return [];
  const allowed = path.startsWith('shared/protocol/') ? [...PURE_PACKAGES, ...WIRE_PACKAGES] : PURE_PACKAGES;
  return allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`)) ? [] : no;
}

/** The path in the project that a specifier means; null for a package. */
function targetOf(path: string, specifier: string): string | null {
  const file = specifier.replace(/\?.*$/, '');
  if (file.startsWith('#shared/')) return posix.normalize(file.slice(1));
  if (file.startsWith('.')) return posix.join(posix.dirname(path), file);
  if (file.startsWith('/')) return posix.join(roomOf(path) ?? '', file);
  return null;
}

const faults = (path: string, code: string): string[] => [
  ...imports(path, code).flatMap((specifier) => fault(path, specifier)),
  ...(roomOf(path) === 'shared' ? impurities(path, code).map((what) => `${path} uses ${what}`) : []),
];

const IGNORED = ['.git', 'node_modules', 'dist', 'data', '.cache', 'test/output'];

/** All files of the project below a folder, but for what is built, installed or stored. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (IGNORED.includes(path)) return [];
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const files = filesBelow('.');
const inRooms = files.filter((path) => roomOf(path));
const modules = inRooms.filter((path) => /\.tsx?$/.test(path));

describe('the rooms', () => {
  test.each(ROOMS)('%s imports only what it may, and shared is pure', (room) => {
    const own = modules.filter((path) => roomOf(path) === room);
    expect(own.length).toBeGreaterThan(5);
    expect(own.flatMap((path) => faults(path, read(path)))).toEqual([]);
  });

  test(`no file is longer than ${MOST_LINES} lines`, () => {
    const long = inRooms
      .filter((path) => !/\.(?:json|br)$/.test(path))
      .map((path) => ({ path, lines: read(path).trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > MOST_LINES);
    expect(long).toEqual([]);
  });
});

describe('wrong arrows are caught', () => {
  test.each([
    ['shared/world/a.ts', "import { x } from '../../server/x.ts';", '../../server/x.ts'],
    ['shared/world/a.ts', "import type { X } from '../../client/x.ts';", '../../client/x.ts'],
    ['shared/world/a.ts', "export * from '../../server/x.ts';", '../../server/x.ts'],
    ['shared/world/a.ts', "export { x } from '#shared/../client/x.ts';", '#shared/../client/x.ts'],
    ['shared/world/a.ts', "import fs from 'node:fs';", 'node:fs'],
    ['shared/world/a.ts', "import fs from 'fs';", 'fs'],
    ['shared/world/a.ts', "import { t } from '@colyseus/schema';", '@colyseus/schema'],
    ['shared/protocol/a.ts', "import { Client } from '@colyseus/sdk';", '@colyseus/sdk'],
    ['shared/world/a.ts', "import { z } from 'zodiac';", 'zodiac'],
    ['shared/world/a.ts', "import config from '../../package.json';", '../../package.json'],
    ['shared/world/a.ts', 'const load = (name: string) => import(name);', COMPUTED],
    ['shared/world/a.ts', '/// <reference types="node" />', 'node'],
    [
      'client/a.tsx',
      "import type { MatchRoom } from '../server/match/MatchRoom.ts';",
      '../server/match/MatchRoom.ts',
    ],
    [
      'client/a.tsx',
      "type Room = import('../server/match/MatchRoom.ts').MatchRoom;",
      '../server/match/MatchRoom.ts',
    ],
    ['client/a.tsx', "const app = await import('../server/app.ts');", '../server/app.ts'],
    ['client/a.tsx', 'const app = import(`../server/app.ts`);', COMPUTED],
    ['client/a.tsx', "new Worker(new URL('../server/worker.ts', import.meta.url));", '../server/worker.ts'],
    ['client/a.tsx', "const all = import.meta.glob(['./*.ts', '../server/*.ts']);", '../server/*.ts'],
    ['client/a.tsx', "import { readFile } from 'node:fs/promises';", 'node:fs/promises'],
    ['client/a.tsx', "import { axe } from '../test/kit/browser.ts';", '../test/kit/browser.ts'],
    ['client/a.tsx', "import '/../scripts/dev.ts';", '/../scripts/dev.ts'],
    ['client/a.tsx', "import '../../elsewhere.ts';", '../../elsewhere.ts'],
    [
      'server/match/a.ts',
      "import { Home } from '../../client/screens/Home.tsx';",
      '../../client/screens/Home.tsx',
    ],
    ['server/match/a.ts', "export type { X } from '../../client/x.ts';", '../../client/x.ts'],
    ['server/match/a.ts', "import { runGroup } from '../../scripts/group.ts';", '../../scripts/group.ts'],
    ['server/match/a.ts', "import app = require('../../client/main.tsx');", '../../client/main.tsx'],
    ['server/match/a.ts', "const { x } = require('../../test/x.ts');", '../../test/x.ts'],
    [
      'server/match/a.ts',
      "import ws from '../../node_modules/ws/index.js';",
      '../../node_modules/ws/index.js',
    ],
  ])('%s: %s', (path, code, specifier) => {
    expect(faults(path, code)).toContain(`${path} imports ${specifier}`);
  });

  test.each([
    ['shared/world/a.ts', "import { z } from 'zod'; import { sha256 } from '@noble/hashes/sha2.js';"],
    ['shared/world/a.ts', "import data from './a.json' with { type: 'json' }; export * from '../text.ts';"],
    ['shared/protocol/a.ts', "import { schema } from '@colyseus/schema';"],
    ['server/a.ts', "import { join } from 'node:path'; import { view } from '#shared/world/view.ts';"],
    ['server/a.ts', "const built = new URL('../dist/client', import.meta.url);"],
    [
      'client/a.tsx',
      "import phaser from 'phaser'; import './a.css'; import type { View } from '#shared/world/view.ts';",
    ],
    [
      'client/a.tsx',
      "new Worker(new URL('./worker.ts', import.meta.url)); const home = await import('./Home.tsx');",
    ],
  ])('%s may: %s', (path, code) => {
    expect(faults(path, code)).toEqual([]);
  });
});

describe('impure rules are caught', () => {
  test.each([
    ['const now = Date.now();', 'Date'],
    ['const now = new Date();', 'Date'],
    ['export const at = (when: Date) => when;', 'Date'],
    ['const chance = Math.random();', 'Math.random'],
    ["const chance = Math['random']();", 'Math.random'],
    ['const { pow } = Math;', 'Math'],
    ['const maths = Math;', 'Math'],
    ['const a = Math.pow(2, 3);', 'Math.pow'],
    ['const a = Math.exp(1);', 'Math.exp'],
    ['const a = Math.log(2);', 'Math.log'],
    ['const a = Math.sin(2) + 1;', 'Math.sin'],
    ['const a = Math.cos(2) + 1;', 'Math.cos'],
    ['const a = Math.hypot(3, 4);', 'Math.hypot'],
    ['const a = 2 ** 3;', '**'],
    ['let a = 2; a **= 3;', '**'],
    ['const a = performance.now();', 'performance'],
    ['setTimeout(() => undefined, 1);', 'setTimeout'],
    ['const a = process.env.HOME;', 'process'],
    ['const a = { process };', 'process'],
    ['const a = globalThis.Date;', 'globalThis'],
    ["const a = new Intl.NumberFormat('en');", 'Intl'],
    ['const a = (1.5).toLocaleString();', 'toLocaleString'],
    ["const a = 'A'.toLocaleLowerCase();", 'toLocaleLowerCase'],
    ["const a = 'A'['toLocaleUpperCase']();", 'toLocaleUpperCase'],
    ["['b', 'a'].sort((a, b) => a.localeCompare(b));", 'localeCompare'],
  ])('%s', (code, what) => {
    for (const path of ['shared/market/a.ts', 'shared/protocol/a.ts'])
      expect(faults(path, code)).toEqual([`${path} uses ${what}`]);
  });

  test.each([
    'const a = Math.max(1, Math.sqrt(2), Math.abs(-1)) / 3;',
    'const a = { Date: 1, process: 2 }; const b = a.Date + a.process;',
    'const process = (site: { performance: number }) => site.performance; process({ performance: 1 });',
    'interface Plant { process: string; performance: number }',
  ])('%s is pure', (code) => {
    expect(faults('shared/market/a.ts', code)).toEqual([]);
  });

  test('the shells may know the time', () => {
    expect(faults('server/a.ts', 'const now = Date.now();')).toEqual([]);
  });
});

/** Where the folders of people and machines lie. */
const MACHINE_PATH = /(?<![\w.~/-])\/(?:work|home|root|Users|workspace)\/[\w.-]+/;
/** A registry is whichever npm is set to; the lock file names none. */
const REGISTRY =
  /\b(?:registry\.[\w-]+\.[a-z]{2,}|[\w.-]*(?:artifactory|nexus|verdaccio)[\w.-]*\.[a-z]{2,})\b/i;
const TEXT = /\.(?:ts|tsx|js|json|css|html|svg|md|ya?ml)$|^\.ci\/|\/run$|^\.\w+$|^LICENSE$/;

const mentions = (text: string): string[] => [
  ...[MACHINE_PATH, REGISTRY].flatMap((pattern) => pattern.exec(text)?.[0] ?? []),
  ...(text.includes(root) ? [root] : []),
];

describe('a clone knows nothing of the place where it was made', () => {
  test('no file names a path of this machine or a package registry', () => {
    const named = files
      .filter((path) => TEXT.test(path))
      .flatMap((path) => mentions(read(path)).map((what) => `${path} names ${what}`));
    expect(named).toEqual([]);
  });

  test('mentions are caught', () => {
    const path = ['', 'work', 'main'].join('/');
    expect(mentions(`cd ${path}/client`)).toContain(path);
    expect(mentions(`see ${root}`)).toContain(root);
    expect(mentions(`"${['', 'root', '.npm'].join('/')}"`)).toHaveLength(1);
    expect(mentions(`https://${['registry', 'npmjs', 'org'].join('.')}/zod`)).toHaveLength(1);
    expect(mentions("import { work } from '../client/home/work/a.ts';")).toEqual([]);
  });
});
