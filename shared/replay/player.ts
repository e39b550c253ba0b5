import type { Bids } from '../lobby/auction.ts';
import type { Outcome } from '../scoring/outcome.ts';
import type { Text } from '../text.ts';
import type { NationId } from '../world/terms.ts';
import type { HalfYear } from '../world/world.ts';
import { type Examined, examine } from './examine.ts';
import { type Certificate, readFile, statement } from './file.ts';
import { type Marker, markers } from './markers.ts';
import { type Eyes, type Moment, momentOf, type Reel, reelOf } from './reel.ts';
import { tableOf } from './table.ts';

/**
 * All that is asked of the rules of a record: by `npm run verify` and by the page that shows a match again. This file
 * is the door to each version that is kept (docs/replay.md), so what it says must not change: only more may be said.
 */
export interface Player {
  check(written: string, signature: SignatureCheck): Promise<Checked>;
  show(written: string): Showing;
}

/** Whether the words were signed with the secret of this key (Ed25519, hex); null: it can't be checked here. */
export type SignatureCheck = (words: string, signature: string, key: string) => Promise<boolean | null>;

/** What came of the check of a file. */
export interface Checked extends Omit<Examined, 'match'> {
  turns: number | null; // played again; null: not without a fault
  hash: string | null; // of the last world of a match that is over
}

/** A match to look at. Where it can't be opened, no moment is there, and its table is empty. */
export interface Showing {
  opened: Opened;
  moment(at: number, eyes: Eyes, side: NationId): Moment | null;
  csv(): string;
}

/** `why`: null where the match goes on, since the others' orders are nobody's business before its end. */
export type Opened =
  | { ok: true; feature: Feature }
  | { ok: false; code: 'running'; why: null }
  | { ok: false; code: 'wrong'; why: Text };

/** What a whole match is, before one looks at any moment of it. */
export interface Feature {
  rules: string;
  scenario: string;
  seed: number;
  people: NationId[];
  bids: Bids | null; // for the seats, where they went by bid
  start: HalfYear;
  turns: number; // resolved
  markers: Marker[];
  outcome: Outcome;
}

export const player: Player = {
  async check(written, signature) {
    const known = (by: Certificate) => signature(statement(by), by.signature, by.key);
    const { match, ...examined } = await examine(written, known);
    return { ...examined, turns: match?.world.turn ?? null, hash: match?.outcome?.hash ?? null };
  },
  show(written) {
    const read = readFile(written);
    if (!read.ok) return refused({ ok: false, code: 'wrong', why: read.why });
    const made = reelOf(read.file);
    if (!made.ok) return refused({ ok: false, code: 'wrong', why: made.why });
    const { reel } = made;
    const feature = featureOf(reel);
    if (!feature) return refused({ ok: false, code: 'running', why: null });
    return {
      opened: { ok: true, feature },
      moment: (at, eyes, side) => momentOf(reel, at, eyes, side),
      csv: () => tableOf(reel.turns),
    };
  },
};

const refused = (opened: Extract<Opened, { ok: false }>): Showing => ({
  opened,
  moment: () => null,
  csv: () => '',
});

function featureOf({ record: { setup }, stood }: Reel): Feature | null {
  const last = stood.at(-1);
  if (!last?.outcome) return null;
  return {
    rules: setup.rules,
    scenario: setup.scenario,
    seed: setup.seed,
    people: setup.people,
    bids: setup.bids ?? null,
    start: last.world.start,
    turns: stood.length - 1,
    markers: markers(stood),
    outcome: last.outcome,
  };
}
