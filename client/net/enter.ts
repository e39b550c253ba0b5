import { Client, type Room } from '@colyseus/sdk';
import { signal } from '@preact/signals';
import type { KeptPlace } from '#shared/protocol/messages.ts';

/** A socket that has not opened after so long does not open any more. */
const PATIENCE_MS = 10_000;
/** One failure may be chance. */
const OFTEN = 2;

/** The server answers, but something on the way lets no WebSocket through: told until a line stands. */
export const blocked = signal(false);
let failures = 0;

/**
 * Joins a room of the server by its id, at the place that is kept there, if one is. Rejects with the server's refusal as its message, or an empty one where the
 * line itself could not be opened.
 */
export async function enter(id: string, options: object, place?: KeptPlace): Promise<Room> {
  const client = new Client(location.origin);
  const joining = place ? client.consumeSeatReservation(place) : client.joinById(id, options);
  let alarm: number | undefined;
  const late = new Promise<never>((_, reject) => {
    alarm = window.setTimeout(() => reject(new Error('')), PATIENCE_MS);
  });
  try {
    const room = await Promise.race([joining, late]);
    note(false);
    return room;
  } catch (error) {
    // Should it come after all, nobody is there any more.
    joining.then((room) => room.leave()).catch(() => undefined);
    // A refusal and a lost network have words; a socket that fails has none.
    note(error instanceof Error && !error.message);
    throw error;
  } finally {
    window.clearTimeout(alarm);
  }
}

function note(failed: boolean): void {
  failures = failed ? failures + 1 : 0;
  blocked.value = failures >= OFTEN;
}
