import type { Room } from '@colyseus/sdk';
import type { Answer, Update, Whole } from '#shared/protocol/messages.ts';
import { Hearing, UPDATE_FORMAT } from '#shared/updates/update.ts';

/** A place at a match that is told what has changed, and puts it together. */
export class Updates {
  private readonly room: Room;
  private readonly hearing = new Hearing();

  /** @param hear is told what lies before this device, each time that somebody else changed it */
  constructor(room: Room, hear: (whole: Whole) => void) {
    this.room = room;
    room.onMessage('update', async (update: Update) => {
      const whole = this.hearing.hear(update);
      if (whole) hear(whole);
      else {
        const looked = await this.look().catch(() => null); // a broken line says so itself
        if (looked?.ok) hear(looked);
      }
    });
  }

  /** Asks for what lies here now; an answer that does not go on from what is held is asked for once more, whole. */
  async look(again = true): Promise<Answer<Whole>> {
    const { held } = this.hearing;
    const ask = (how: object) => this.room.request<object, Answer<{ update: Update } | Whole>>('look', how);
    let answer = await ask({ updates: held, format: UPDATE_FORMAT });
    if (!answer.ok && answer.error.code === 'malformed') answer = await ask({}); // a server older than this page
    if (!answer.ok || !('update' in answer)) return answer; // a server may always tell all
    const whole = this.hearing.hear(answer.update);
    if (whole) return { ok: true, ...whole };
    return again ? this.look(false) : { ok: false, error: { code: 'malformed' } };
  }
}
