import { askOnce } from '../../preview/asked.ts';
import { go } from '../../router.ts';
import { copyDiary } from '../../screens/diary.ts';
import { allNotesOf, type HeldSeat, keepSeat, notesOf, readKey } from '../seats.ts';
import { tabStore } from '../tab.ts';
import type { Forked, ForkQuestion } from './protocol.ts';

/** Opens a second match where a turn of one began. The first stays as it is. Throws where that can't be done. */
export async function forkHere(seat: HeldSeat, turn: number, name: string): Promise<void> {
  const question: ForkQuestion = { is: 'fork', match: seat.match, turn };
  const match = await askOnce<Forked>(question).answer;
  if (match === null) throw new Error('this match cannot be forked');
  const forked = { ...seat, match, name, turn, over: false };
  for (const nation of seat.people ?? [seat.nation])
    copyDiary(notesOf({ ...seat, nation }), notesOf({ ...forked, nation }), turn);
  goOn(forked);
}

/** Sits down at a match that this browser has kept anew. */
export function goOn(seat: HeldSeat): void {
  keepSeat(seat);
  // What was in the paper then has been read.
  for (const notes of allNotesOf(seat)) tabStore(readKey(notes)).keep(String(seat.turn));
  go(`/match/${seat.match}`);
}
