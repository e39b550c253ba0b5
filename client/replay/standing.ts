import type { Checked } from '#shared/replay/player.ts';
import { seatIn } from '../net/seats.ts';

type Standing = 'checking' | 'signed' | 'foreign' | 'unchecked' | 'unsigned' | 'false';

/** What came of the check, and by which key this server signs; null where there is no server to ask. */
export interface Judged {
  checked: Checked;
  ours: string | null;
}

/** Whether the seed is the one of which this browser was told the hash; null where it was told nothing. */
export function fits({ checked: { signed, commitment } }: Judged): boolean | null {
  const told = signed ? seatIn(signed.certificate.match)?.commitment : undefined;
  return told === undefined ? null : told === commitment;
}

/** How far a match can be trusted. */
export function standingOf(judged: Judged | null): Standing {
  if (!judged) return 'checking';
  const { checked, ours } = judged;
  if (checked.faults.length > 0 || fits(judged) === false) return 'false';
  if (!checked.signed) return 'unsigned';
  if (checked.signed.known === null || ours === null) return 'unchecked';
  return checked.signed.certificate.key === ours ? 'signed' : 'foreign';
}

/** The same, and why it is unchecked: the browser can't, or nobody is there to say whose key it is. */
export function howOf(judged: Judged): Standing | 'unasked' {
  const standing = standingOf(judged);
  return standing === 'unchecked' && judged.checked.signed?.known ? 'unasked' : standing;
}
