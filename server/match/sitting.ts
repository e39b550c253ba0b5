import type { Client } from '@colyseus/core';
import type { Device, Send } from '#shared/match/devices.ts';
import type { Common, Update, Whole } from '#shared/protocol/messages.ts';
import { Telling } from '#shared/updates/update.ts';
import { log } from '../log.ts';
import { Outbox } from './Outbox.ts';
import type { Rate } from './rate.ts';

/** A device here; `telling` where it is told by updates. */
export type Sitting = { device: Device; rate: Rate; guest: number | null; telling: Telling | null };
export type SeatClient = Client<{ userData: Sitting }>;

/** Updates of all matches that are still to be written. */
const updates = new Outbox<SeatClient>((_, error) =>
  log.error({ err: error }, 'An update could not be sent.'),
);

/** The way to a device: in place of desks and tables it is told updates, once it has asked for them. */
export const sendTo =
  (client: SeatClient): Send =>
  (type, news, open) => {
    const telling = client.userData?.telling;
    if (telling && open && 'view' in news)
      updates.later(client, () =>
        client.send('update', telling.tell(type === 'desk' ? 'desk' : 'table', news, open)),
      );
    else {
      updates.flush(client);
      client.send(type, news);
    }
  };

/** What has changed since the update that a device holds; from now on it is told by updates. */
export function updateFor(
  client: SeatClient,
  sitting: Sitting,
  { whole, open }: { whole: Whole; open: Common },
  held: number,
): Update {
  updates.drop(client);
  sitting.telling ??= new Telling();
  return 'desk' in whole
    ? sitting.telling.tell('desk', whole.desk, open, held)
    : sitting.telling.tell('table', whole.table, open, held);
}

/** A device that has gone is told nothing more. */
export const tellNoMore = (client: SeatClient): void => updates.drop(client);
