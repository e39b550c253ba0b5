import type { Room } from '@colyseus/core';
import { noteAbuse } from './abuse.ts';

/** So long Colyseus keeps a place for somebody who does not come, ms. */
const KEPT_MS = 15_000;

/**
 * Colyseus keeps a place for whoever asks, and hears what they hold only when their line opens: those who hold nothing
 * could fill a room. Of them only so many get a place at once; all else is for those who hold a secret of the room.
 * @param holds whether they do; what is wrong is counted when the line opens, and not here
 */
export function keepPlaces(room: Room, most: number, holds: (options: unknown) => boolean): void {
  const keep: unknown = Reflect.get(room, '_reserveSeat');
  if (typeof keep !== 'function') throw new Error('This version of Colyseus keeps places in another way.');
  let strangers: number[] = []; // until when each has a place, ms
  Reflect.set(room, '_reserveSeat', async (...asked: unknown[]): Promise<unknown> => {
    const now = performance.now();
    strangers = strangers.filter((until) => until > now);
    if (!holds(asked[1])) {
      if (strangers.length >= most) {
        noteAbuse('flood', 'line');
        return false;
      }
      strangers.push(now + KEPT_MS);
    }
    return Reflect.apply(keep, room, asked);
  });
}
