import type { Strength } from '#shared/bots/think.ts';
import type { NationId } from '#shared/world/terms.ts';
import { kept, listOf } from './kept.ts';
import { isHere } from './solo/here.ts';

/** A seat this browser holds, with its secret. */
export interface HeldSeat {
  match: string;
  nation: NationId; // where several share this device: whose turn it is there
  people?: NationId[]; // who share this device, where they are several
  token: string; // empty for a match that this browser keeps itself
  scenario: string;
  name?: string; // as its player calls the match
  seed?: number; // of the match, to play the same world again
  strength?: Strength; // of the bots of a match that this browser keeps
  rival?: number; // the score to beat, where the match came of a challenge
  turn: number; // last seen
  turns: number;
  over: boolean;
  commitment?: string; // to the seed, as the server told it when the match was first opened here
  together?: boolean; // with others of a lobby, who can be asked for another match
  tournament?: string; // code of the one that it is a match of
}

/** Seats at matches of the server; those this browser keeps itself stay until they are deleted. */
const MOST = 12;

const [seats, rewrite] = kept('lanthanide.seats', listOf(isSeat));
/** Newest first. */
export const heldSeats = seats;

/** Taken in this tab: of several people who share a browser, each plays on in a tab of their own. */
const taken = new Map<string, Pick<HeldSeat, 'nation' | 'token'>>();

export function seatIn(match: string): HeldSeat | undefined {
  const seat = heldSeats.value.find((one) => one.match === match);
  return seat && { ...seat, ...taken.get(match) };
}

export function keepSeat(seat: HeldSeat): void {
  const { match, nation, token } = seat;
  if (!isHere(match)) taken.set(match, { nation, token });
  rewrite((held) => {
    const seats = [seat, ...held.filter((one) => one.match !== seat.match)];
    const away = seats.filter(({ match }) => !isHere(match)).slice(0, MOST);
    return seats.filter((one) => isHere(one.match) || away.includes(one));
  });
}

const alter = (match: string, to: (seat: HeldSeat) => HeldSeat): void =>
  rewrite((held) => held.map((one) => (one.match === match ? to(one) : one)));

/** Notes how far a match has come, without moving it in the list. */
export function noteProgress(match: string, turn: number, turns: number, over: boolean): void {
  const seat = seatIn(match);
  if (!seat || (seat.turn === turn && seat.over === over)) return;
  alter(match, (one) => ({ ...one, turn, turns, over }));
}

/** Notes what the server said of the seed, this once: what it says later proves nothing. */
export function noteCommitment(match: string, commitment: string): void {
  if (seatIn(match)?.commitment === undefined) alter(match, (one) => ({ commitment, ...one }));
}

/** Gives a match a name; an empty one takes it away. */
export const renameSeat = (match: string, name: string): void => alter(match, (one) => ({ ...one, name }));

/** Gives the device to another of those who share it. */
export const handTo = (match: string, nation: NationId): void => alter(match, (one) => ({ ...one, nation }));

/** Under what this browser notes what somebody saw and did in a match: who share a device don't read each other's notes. */
export const notesOf = ({
  match,
  nation,
  people,
}: {
  match: string;
  nation: NationId;
  people?: readonly NationId[];
}): string => (people ? `${match}.${nation}` : match);

/** All notes on a match in this browser. */
export const allNotesOf = (seat: HeldSeat): string[] =>
  (seat.people ?? [seat.nation]).map((nation) => notesOf({ ...seat, nation }));

export const diaryKey = (notes: string): string => `lanthanide.diary.${notes}`;
export const seenKey = (notes: string): string => `lanthanide.seen.${notes}`;
export const coachKey = (notes: string): string => `lanthanide.coach.${notes}`;
export const readKey = (notes: string): string => `lanthanide.read.${notes}`;

export const lettersKey = (notes: string): string => `lanthanide.letters.${notes}`;
export const mutedKey = (notes: string): string => `lanthanide.muted.${notes}`;

export function forgetSeat(match: string): void {
  const forgotten = seatIn(match);
  taken.delete(match);
  rewrite((held) => held.filter((seat) => seat.match !== match));
  try {
    for (const notes of forgotten ? allNotesOf(forgotten) : [])
      for (const key of [diaryKey, seenKey, coachKey, lettersKey, mutedKey])
        localStorage.removeItem(key(notes));
  } catch {
    // Nothing was stored there either.
  }
}

function isSeat(value: unknown): value is HeldSeat {
  return (
    typeof value === 'object' &&
    value !== null &&
    'match' in value &&
    'token' in value &&
    typeof value.token === 'string'
  );
}
