import type { Quoted } from '#shared/conduct.ts';
import { type Letter, mayRead } from '#shared/match/letters.ts';
import type { Match } from '#shared/match/match.ts';
import type { ReportLetter } from '#shared/protocol/conduct.ts';
import type { NationId } from '#shared/world/terms.ts';
import { ConductRefusal } from './refusal.ts';

/** So many letters before and after the one that is reported. */
const BEFORE = 8;
const AFTER = 4;

/** A letter that a seat may read, and what stands around it there, out of the match itself. Throws ConductRefusal. */
export function quote(match: Match, reader: NationId, { letter, turn, from }: ReportLetter): Quoted[] {
  const read = match.letters.filter((one) => mayRead(one, reader));
  const found = read[letter];
  if (!found || found.turn !== turn || found.from !== from || from === reader)
    throw new ConductRefusal('no-letter');
  if (!match.setup.people.includes(from)) throw new ConductRefusal('no-letter');
  return read
    .slice(Math.max(0, letter - BEFORE), letter + AFTER + 1)
    .map((one) => ({ ...plain(one), reported: one === found }));
}

/** Without the name of who wrote a note. */
const plain = ({ turn, from, to, body }: Letter): Omit<Letter, 'by'> => ({ turn, from, to, body });
