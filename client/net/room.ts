import type { Posted, PostedSeat } from '#shared/match/posted.ts';
import type { Pushed } from '#shared/protocol/messages.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { openMatch, Refusal } from './api.ts';
import { enter } from './enter.ts';
import { heldName } from './name.ts';
import { noteCommitment } from './seats.ts';
import type { Dial } from './transport.ts';
import { Updates } from './updates.ts';

/** The notice as Colyseus keeps it in step. */
type Synced = Omit<Posted, 'seats'> & {
  seats: { get(nation: NationId): PostedSeat | undefined };
};

const NOBODY: PostedSeat = {
  bot: false,
  character: '',
  strength: 0,
  connected: false,
  absent: false,
  sealed: false,
  since: 0,
  due: 0,
  reserve: 0,
  leave: 0,
  paused: 0,
};

/** How a room closes that has sent somebody away, and has not lost them. */
const SENT_AWAY = 1000;

/** A match on the server, over the network. */
export const reach: Dial = async ({ match, nation, token, teacher }, ears) => {
  ears.stage('waking');
  const as =
    token !== null ? { token, name: heldName() } : teacher ? { ...teacher, read: nation } : { watch: true };
  const { room: id, commitment, place } = await openMatch(match, as);
  if (commitment !== null) noteCommitment(match, commitment);
  ears.stage('sitting');
  const room = await enter(id, as, place).catch((error: unknown) => {
    throw error instanceof Error && error.message === 'no-seat' ? new Refusal('no-seat') : error;
  });
  room.reconnection.enabled = false;
  const pass = <T extends keyof Pushed>(type: T) =>
    room.onMessage(type, (news: Pushed[T]) => ears.news[type](news));
  for (const type of ['desk', 'table', 'letter', 'draft', 'members'] as const) pass(type);
  const updates = new Updates(room, (whole) => {
    if ('desk' in whole) ears.news.desk(whole.desk);
    else ears.news.table(whole.table);
  });
  room.onStateChange((state) => ears.notice(read(state)));
  room.onLeave((code) => ears.gone(code === SENT_AWAY));
  return {
    request: async (type, message) => (type === 'look' ? updates.look() : room.request(type, message)),
    leave: () => void room.leave(),
  };
};

function read({ turn, turns, over, stuck, deadline, clock, slower, now, watchers, seats }: Synced): Posted {
  return {
    turn,
    turns,
    over,
    stuck,
    deadline,
    clock,
    slower,

    now,
    watchers,
    seats: each(NATIONS, (nation) => {
      const { bot, character, strength, connected, absent, sealed, since, due, reserve, leave, paused } =
        seats.get(nation) ?? NOBODY;
      return { bot, character, strength, connected, absent, sealed, since, due, reserve, leave, paused };
    }),
  };
}
