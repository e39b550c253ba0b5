import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

/** Packages that are measured, or measured against. */
const PACKAGES = [
  'boardgame.io',
  '@colyseus/core',
  '@colyseus/schema',
  '@colyseus/sdk',
  'ws',
  'fast-json-patch',
  'highs',
  'phaser',
];

/** Where figures come from: times mean nothing without it. */
export interface Machine {
  processor: string;
  cores: number;
  memoryGb: number;
  load: number; // processes that wanted a core in the last minute, before the measuring began
  node: string;
  versions: Record<string, string>;
  day: string;
}

export function machine(): Machine {
  const [core] = cpus();
  return {
    processor: core?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    node: process.version,
    versions: Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)])),
    day: new Date().toISOString().slice(0, 10),
  };
}

export const describe = ({ processor, cores, memoryGb, load, node, versions, day }: Machine): string =>
  `${cores} cores (${processor}), ${memoryGb} GB, load ${load} before, Node ${node.slice(1)}, ${Object.entries(
    versions,
  )
    .map((one) => one.join(' '))
    .join(', ')}; ${day}`;

function versionOf(name: string): string {
  const path = fileURLToPath(new URL(`../../node_modules/${name}/package.json`, import.meta.url));
  const { version }: { version: string } = JSON.parse(readFileSync(path, 'utf8'));
  return version;
}
