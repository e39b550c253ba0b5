import { signal } from '@preact/signals';
import { isNote, type Letter, type Readers } from '#shared/match/letters.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { lettersKey } from '../../net/seats.ts';

/** The others in a conversation, in the order of NATIONS; null: everybody. */
export const membersOf = (thread: string): Readers =>
  thread === 'all' ? null : NATIONS.filter((nation) => thread.split(' ').includes(nation));

/** The conversation among us and these. */
export const threadWith = (readers: Readers): string =>
  readers === null ? 'all' : NATIONS.filter((nation) => readers.includes(nation)).join(' ');

/** The conversation that a letter belongs to, as `me` sees it; notes are one with oneself. */
export const threadOf = (letter: Letter, me: NationId): string =>
  threadWith(letter.to && [letter.from, ...letter.to].filter((nation) => nation !== me || isNote(letter)));

/** How many letters of each conversation have been read in this browser; remembered, so that a reload does not forget. */
export class ReadMarks {
  private readonly seen = signal<Record<string, number>>({});
  private readonly store: string;
  private readonly you: () => number;
  private readonly muted: { has(nation: NationId): boolean };

  /**
   * @param you one's own number among those at the seat: what others of them write is news
   * @param muted whose letters are hidden: they call nobody
   */
  constructor(notes: string, you: () => number = () => 1, muted: ReadMarks['muted'] = new Set()) {
    this.you = you;
    this.muted = muted;
    this.store = lettersKey(notes);
    this.seen.value = load(this.store);
  }

  /** Letters of others in a conversation that have not been read yet. */
  unread(letters: readonly Letter[], me: NationId, thread: string): number {
    const calling = this.received(letters, me, thread)
      .slice(this.seen.value[thread] ?? 0)
      .filter(({ from }) => !this.muted.has(from));
    return calling.length;
  }

  /** All that has come into a conversation has been read. */
  read(letters: readonly Letter[], me: NationId, thread: string): void {
    const count = this.received(letters, me, thread).length;
    if (count <= (this.seen.value[thread] ?? 0)) return;
    this.seen.value = { ...this.seen.value, [thread]: count };
    try {
      localStorage.setItem(this.store, JSON.stringify(this.seen.value));
    } catch {
      // Without storage they count as unread again after a reload.
    }
  }

  /** Over all conversations. */
  total(letters: readonly Letter[], me: NationId): number {
    const threads = new Set(letters.map((letter) => threadOf(letter, me)));
    return [...threads].reduce((sum, thread) => sum + this.unread(letters, me, thread), 0);
  }

  private received(letters: readonly Letter[], me: NationId, thread: string): Letter[] {
    return letters.filter((letter) => threadOf(letter, me) === thread && !isOurs(letter, me, this.you()));
  }
}

/** Whether a letter is of one's nation, or a note of one's own. */
export const isOurs = ({ from, by }: Letter, me: NationId, you: number): boolean =>
  from === me && (by === null || by.number === you);

function load(store: string): Record<string, number> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(store) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(Object.entries(stored).filter(([, count]) => typeof count === 'number'));
  } catch {
    return {};
  }
}
