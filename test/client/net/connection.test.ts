import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection } from '../../../client/net/connection.ts';
import type { HeldSeat } from '../../../client/net/seats.ts';

type Answer = { ok: boolean; [name: string]: unknown };

/** A room as the SDK gives it, whose answers and end the test decides. */
class FakeRoom {
  reconnection = { enabled: true };
  left = false;
  asked: { type: string; message: { edits?: unknown[] } }[] = [];
  answer: (type: string) => Answer | Promise<Answer>;
  private ends: (() => void)[] = [];

  constructor(answer: (type: string) => Answer | Promise<Answer>) {
    this.answer = answer;
  }

  onMessage() {}
  onStateChange() {}
  onLeave(end: () => void) {
    this.ends.push(end);
  }
  leave() {
    this.left = true;
    this.drop();
    return Promise.resolve();
  }
  drop() {
    for (const end of this.ends) end();
  }
  async request(type: string, message: object) {
    this.asked.push({ type, message });
    return this.answer(type);
  }
}

const rooms: FakeRoom[] = [];
let nextAnswer: (type: string) => Answer | Promise<Answer>;

vi.mock('@colyseus/sdk', () => ({
  Client: class {
    joinById() {
      const room = new FakeRoom(nextAnswer);
      rooms.push(room);
      return Promise.resolve(room);
    }
  },
}));

const desk = (turn: number, draft: unknown[] = [], version = 0) => ({
  turn,
  version,
  authors: {},
  view: { nation: 'JPN', world: { turn, turns: 14 } },
  report: null,
  draft,
  sealed: false,
  outcome: null,
});
const healthy = (type: string): Answer =>
  type === 'look'
    ? { ok: true, desk: desk(3) }
    : type === 'edit'
      ? { ok: true, turn: 3, draft: [law], authors: {}, version: 1 }
      : { ok: true, resolved: false };

const seat: HeldSeat = {
  match: 'm1',
  nation: 'JPN',
  token: 'secret',
  scenario: '2010-senkaku',
  turn: 3,
  turns: 14,
  over: false,
};
const law = { kind: 'export-control-law' } as const;
const putLaw = { do: 'put', order: law, instead: null, before: null } as const;
const asked = (room: FakeRoom | undefined, type: string) =>
  room?.asked.filter((one) => one.type === type) ?? [];

/** Lets everything that is already due happen. */
async function settle(ms = 0): Promise<void> {
  await vi.dynamicImportSettled(); // the way to the match is a script of its own
  await vi.advanceTimersByTimeAsync(ms);
}

beforeEach(() => {
  vi.useFakeTimers();
  rooms.length = 0;
  nextAnswer = healthy;
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('location', { origin: 'http://here' });
  vi.stubGlobal('fetch', async () => Response.json({ room: 'm1' }));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function seated(): Promise<Connection> {
  const connection = new Connection(seat);
  await settle();
  expect(connection.status.value).toBe('live');
  return connection;
}

describe('a seat over the network', () => {
  it('saves each change of the draft on the server', async () => {
    const connection = await seated();
    connection.written.edit([putLaw]);
    await settle();
    expect(asked(rooms[0], 'edit').map((one) => one.message.edits)).toEqual([[putLaw]]);
    expect(connection.draftState.value).toBe('saved');
    connection.close();
  });

  it('does not seal when the server has not stored the draft that is on screen', async () => {
    const connection = await seated();
    nextAnswer = healthy;
    const room = rooms[0];
    if (room)
      room.answer = (type) =>
        type === 'edit' ? { ok: false, error: { code: 'not-stored' } } : healthy(type);
    connection.written.edit([putLaw]);
    const error = await Promise.race([connection.seal(), settle(1000).then(() => 'still trying')]);
    expect(error).toEqual({ code: 'not-stored' });
    expect(asked(room, 'seal')).toEqual([]);
    connection.close();
  });

  it('says why when the server refuses the draft', async () => {
    const connection = await seated();
    const room = rooms[0];
    const why = { key: 'refusal.bad-field', values: {} };
    if (room)
      room.answer = (type) =>
        type === 'edit' ? { ok: false, error: { code: 'malformed', why } } : healthy(type);
    connection.written.edit([putLaw]);
    expect(await connection.seal()).toEqual({ code: 'malformed', why });
    connection.close();
  });

  it('tries again by itself when the server could not store the draft', async () => {
    const connection = await seated();
    const room = rooms[0];
    if (room)
      room.answer = (type) =>
        type === 'edit' ? { ok: false, error: { code: 'not-stored' } } : healthy(type);
    connection.written.edit([putLaw]);
    await settle();
    expect(connection.draftState.value).toBe('unsaved');
    if (room) room.answer = healthy;
    await settle(10_000);
    expect(connection.draftState.value).toBe('saved');
    connection.close();
  });

  it('comes back with the unsaved draft after the line was cut', async () => {
    const connection = await seated();
    const cut = rooms[0];
    if (cut) cut.answer = (type) => (type === 'edit' ? Promise.reject(new Error('closed')) : healthy(type));
    connection.written.edit([putLaw]);
    await settle();
    cut?.drop();
    expect(connection.status.value).toBe('reconnecting');
    expect(connection.draft.value).toEqual([law]);
    await settle(10_000);
    expect(connection.status.value).toBe('live');
    expect(asked(rooms[1], 'edit').map((one) => one.message.edits)).toEqual([[putLaw]]);
    connection.close();
  });

  it('does not carry a draft of a turn that is over into the next one', async () => {
    const connection = await seated();
    const cut = rooms[0];
    if (cut) cut.answer = (type) => (type === 'edit' ? Promise.reject(new Error('closed')) : healthy(type));
    connection.written.edit([putLaw]);
    await settle();
    nextAnswer = (type) => (type === 'look' ? { ok: true, desk: desk(4) } : healthy(type));
    cut?.drop();
    await settle(10_000);
    expect(connection.draft.value).toEqual([]);
    expect(asked(rooms[1], 'edit')).toEqual([]);
    connection.close();
  });

  it('leaves a line that does not answer, and sends the draft over another', async () => {
    const connection = await seated();
    const [still] = rooms;
    if (still) still.answer = () => Promise.reject(new Error('request "edit" timed out after 10000ms.'));
    connection.written.edit([putLaw]);
    await settle();
    expect(still?.left).toBe(true);
    expect(connection.status.value).toBe('reconnecting');
    await settle(1000);
    expect(connection.status.value).toBe('live');
    expect(asked(rooms[1], 'edit').map((one) => one.message.edits)).toEqual([[putLaw]]);
    connection.close();
  });

  it('opens one new line, not two, when the line is cut while it asks for its desk', async () => {
    nextAnswer = () => Promise.reject(new Error('closed'));
    const connection = new Connection(seat);
    await settle();
    nextAnswer = healthy;
    rooms[0]?.drop();
    await settle(10_000);
    expect(connection.status.value).toBe('live');
    expect(rooms).toHaveLength(2);
    connection.close();
  });

  it('leaves a room that does not show it the desk', async () => {
    nextAnswer = () => ({ ok: false, error: { code: 'too-many' } });
    const connection = new Connection(seat);
    await settle();
    expect(rooms[0]?.left).toBe(true);
    connection.close();
  });

  it('gives up when the token opens no seat', async () => {
    vi.stubGlobal('fetch', async () => Response.json({ error: { code: 'no-match' } }, { status: 404 }));
    const connection = new Connection(seat);
    await settle(20_000);
    expect(connection.status.value).toBe('refused');
    expect(rooms).toHaveLength(0);
  });

  it('stays away when the player leaves the table', async () => {
    const connection = await seated();
    connection.close();
    await settle(20_000);
    expect(rooms[0]?.left).toBe(true);
    expect(rooms).toHaveLength(1);
  });

  it('opens no new line once it was closed', async () => {
    const connection = await seated();
    rooms[0]?.drop();
    connection.close();
    await settle(20_000);
    expect(rooms).toHaveLength(1);
  });
});
