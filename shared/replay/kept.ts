import { z } from 'zod';
import { name, type Text, text } from '../text.ts';
import { RULES } from '../world/rules.ts';
import table from './kept/table.json' with { type: 'json' };
import { type Player, player } from './player.ts';

/** A version of the rules that has ended, as a module that holds all it needs and exports a `Player`. */
export interface Kept {
  commit: string; // whose rules they are: the last with this version
  sha256: string; // of the module, in hex; checked before it runs
}

/** By version. `npm run rules:keep` adds to it; nothing is ever taken out or changed. */
export const KEPT: Readonly<Record<string, Kept>> = table;

/** Gets a version from where it is kept. Rejects where it can't be had, or is not what it should be. */
export type Fetch = (version: string, kept: Kept) => Promise<Player>;

/** By whose rules a match was played, as its file says; or why nobody here can play it. */
export async function playerOf(
  written: string,
  fetch: Fetch,
): Promise<{ ok: true; player: Player } | { ok: false; why: Text }> {
  const version = rulesOf(written);
  // A file that names none is damaged, and we can say where.
  if (version === null || version === RULES) return { ok: true, player };
  const kept = Object.hasOwn(KEPT, version) ? KEPT[version] : undefined;
  const why = (key: string): Text => text(`verify.${key}`, { theirs: name(version), ours: name(RULES) });
  if (!kept) return { ok: false, why: why(Number(version) > Number(RULES) ? 'rules-newer' : 'rules') };
  try {
    return { ok: true, player: await fetch(version, kept) };
  } catch {
    return { ok: false, why: why('rules-away') };
  }
}

const named = z.looseObject({ setup: z.looseObject({ rules: z.string() }) });

function rulesOf(written: string): string | null {
  try {
    return named.safeParse(JSON.parse(written)).data?.setup.rules ?? null;
  } catch {
    return null;
  }
}

/** Where the page has the module of a version: an address of its own for every content, as of all it fetches. */
export const addressOf = (version: string, { sha256 }: Kept): string =>
  `/assets/rules-${version}-${sha256.slice(0, 8)}.js`;
