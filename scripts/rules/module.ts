import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import type { Fetch, Kept } from '../../shared/replay/kept.ts';
import type { Player } from '../../shared/replay/player.ts';

/** Where versions of the rules that have ended are kept. */
export const HOME = new URL('../../shared/replay/kept/', import.meta.url);

export const sha256 = (code: Uint8Array): string => createHash('sha256').update(code).digest('hex');

/** The module of a version, as it was kept. Throws where it is another one. */
export function moduleOf(version: string, kept: Kept): Buffer {
  const code = brotliDecompressSync(readFileSync(new URL(`${version}.mjs.br`, HOME)));
  if (sha256(code) !== kept.sha256) throw new Error(`rules ${version} are not those that were kept`);
  return code;
}

/** What a module exports: no file of its own is needed, as it imports nothing. */
export async function run(code: Buffer): Promise<Player> {
  const { player }: { player: Player } = await import(
    /* @vite-ignore */ `data:text/javascript;base64,${code.toString('base64')}`
  );
  return player;
}

export const fetchKept: Fetch = (version, kept) => run(moduleOf(version, kept));
