import { rulesThread } from '../../preview/thread.ts';
import { go } from '../../router.ts';
import { copyDiary } from '../../screens/diary.ts';
import { allNotesOf, type HeldSeat, keepSeat, notesOf, readKey } from '../seats.ts';
import { tabStore } from '../tab.ts';
import type { Forked, ForkQuestion } from './protocol.ts';

/** Opens a second match where a turn of one began. The first stays as it is. Throws where that can't be done. */
export async function forkHere(seat: HeldSeat, turn: number, name: string): Promise<void> {
  const match = await asked({ is: 'fork', match: seat.match, turn });
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

function asked(question: ForkQuestion): Promise<Forked> {
  const thread = rulesThread();
  const { port1: port, port2: back } = new MessageChannel();
  const answer = new Promise<Forked>((resolve, reject) => {
    port.addEventListener('message', ({ data }: MessageEvent<Forked>) => resolve(data));
    thread.addEventListener('error', () => reject(new Error('the thread has ended')));
  });
  port.start();
  thread.postMessage(question, [back]);
  return answer.finally(() => thread.terminate());
}
