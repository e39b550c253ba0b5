import type { Room } from '@colyseus/core';

/** As often as frames are counted: so many a second close a connection. */
const SECOND_MS = 1000;

/**
 * Lets a room's clock go by seconds. Nothing here happens at its ticks but the counting of frames, and the sixty a
 * second that Colyseus gives a room without a game loop took a tenth of the thread of a server with 1,000 matches.
 */
export function tickSlowly(room: Pick<Room, 'setTimestep' | 'patchRate'>): void {
  room.setTimestep(() => undefined, SECOND_MS);
  room.patchRate = null; // set anew, so that the loop of before ends
}
