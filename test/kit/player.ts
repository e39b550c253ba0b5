import { Client, type Room } from '@colyseus/sdk';
import type { Member } from '#shared/match/draft.ts';
import type { Chat } from '#shared/match/letters.ts';
import type {
  Answer,
  CreatedMatch,
  CreateMatch,
  Desk,
  DraftNews,
  Members,
  MessageType,
  OpenedMatch,
  PublicTable,
} from '#shared/protocol/messages.ts';
import type { MatchRecord } from '#shared/replay/record.ts';
import type { NationId } from '#shared/world/terms.ts';

/** POST with a JSON body, and the parsed answer. */
export async function post<T>(url: string, body?: unknown): Promise<{ status: number; body: T }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

/** A new match in which these nations are people, and bots follow their habits unless they are to think. */
export async function newMatch(
  url: string,
  seats: NationId[],
  more: {
    seed?: number;
    turns?: number;
    clock?: number | null;
    scenario?: string;
    chat?: Chat;
    watch?: boolean;
    late?: boolean;
    secretClauses?: boolean;
    advice?: boolean;
    bots?: CreateMatch['bots'];
    standIn?: number | null;
    reserve?: number;
    leave?: number;
  } = {},
): Promise<CreatedMatch> {
  const wish = { scenario: '2010-senkaku', seed: 7, turns: 4, clock: null, bots: null, seats, ...more };
  const { status, body } = await post<CreatedMatch>(`${url}/api/matches`, wish);
  if (status !== 201) throw new Error(`no match was made: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** The record of a finished match, as one of its seats may read it. */
export async function recordOf(url: string, match: CreatedMatch, nation: NationId): Promise<MatchRecord> {
  const headers = { authorization: `Bearer ${match.tokens[nation]}` };
  const response = await fetch(`${url}/api/matches/${match.match}/record`, { headers });
  if (!response.ok) throw new Error(`no record: ${response.status} ${await response.text()}`);
  return response.json();
}

/** A living server that can't bring the match back. */
export class NotOpened extends Error {}

/** One device at a seat, by the real SDK. */
export class Player {
  readonly nation: NationId;
  readonly room: Room;
  readonly desks: Desk[] = []; // pushed, oldest first
  readonly news: DraftNews[] = []; // of the draft, from others at the seat
  members: Member[] = []; // who sits here
  left: number | null = null; // close code
  private waiting: { until: (desk: Desk) => boolean; tell: (desk: Desk) => void }[] = [];
  private readonly farewells: (() => void)[] = [];

  private constructor(nation: NationId, room: Room) {
    this.nation = nation;
    this.room = room;
    room.reconnection.enabled = false;
    room.onMessage('desk', (desk: Desk) => {
      this.desks.push(desk);
      for (const one of this.waiting.filter(({ until }) => until(desk))) one.tell(desk);
    });
    room.onMessage('draft', (news: DraftNews) => this.news.push(news));
    room.onMessage('members', ({ members }: Members) => {
      this.members = members;
    });
    room.onLeave((code) => {
      this.left = code;
      for (const bye of this.farewells) bye();
    });
  }

  /** Wakes the match and sits down. */
  static async sit(url: string, match: CreatedMatch, nation: NationId, name?: string): Promise<Player> {
    const join = { token: match.tokens[nation], ...(name === undefined ? {} : { name }) };
    const opened = await post<OpenedMatch>(`${url}/api/matches/${match.match}/open`, { join });
    if (opened.status >= 502) throw new Error(`nobody holds the match yet: ${opened.status}`);
    if (opened.status !== 200) throw new NotOpened(`the match does not open: ${opened.status}`);
    const { room: id, place } = opened.body;
    const room = await (place
      ? new Client(url).consumeSeatReservation(place)
      : new Client(url).joinById(id, join));
    return Player.arrived(nation, room);
  }

  /** A teacher who reads what lies on the desk of a seat. */
  static async read(
    url: string,
    match: string,
    { teacher, pin }: { teacher: string; pin: string },
    nation: NationId,
  ): Promise<Player> {
    const room = await new Client(url).joinById(match, { teacher, pin, read: nation });
    return Player.arrived(nation, room);
  }

  private static async arrived(nation: NationId, room: Room): Promise<Player> {
    const seated = new Player(nation, room);
    await new Promise<void>((arrived) => room.onStateChange.once(() => arrived()));
    return seated;
  }

  ask<T = { resolved: boolean }>(type: MessageType | string, message?: unknown): Promise<Answer<T>> {
    return this.room.request(type, message);
  }

  async look(): Promise<Desk> {
    const answer = await this.ask<{ desk: Desk }>('look', {});
    if (!answer.ok) throw new Error(`look was refused: ${answer.error.code}`);
    return answer.desk;
  }

  /** The next pushed desk that is as asked for, or the newest one if it is. */
  pushed(until: (desk: Desk) => boolean): Promise<Desk> {
    const newest = this.desks.at(-1);
    if (newest && until(newest)) return Promise.resolve(newest);
    return new Promise((tell) => this.waiting.push({ until, tell }));
  }

  /** Resolves when the connection is gone, however it went. */
  gone(): Promise<void> {
    return this.left === null ? new Promise((bye) => this.farewells.push(bye)) : Promise.resolve();
  }

  async leave(): Promise<void> {
    if (this.left === null) await this.room.leave();
  }
}

/** Somebody who watches a match without a seat, by the real SDK. */
export async function watchMatch(
  url: string,
  match: CreatedMatch,
): Promise<{ room: Room; tables: PublicTable[]; look(): Promise<Answer<{ table: PublicTable }>> }> {
  const opened = await post<{ room: string }>(`${url}/api/matches/${match.match}/open`);
  const room = await new Client(url).joinById(opened.body.room, { watch: true });
  room.reconnection.enabled = false;
  const tables: PublicTable[] = [];
  room.onMessage('table', (table: PublicTable) => tables.push(table));
  room.onMessage('letter', () => undefined);
  return { room, tables, look: () => room.request('look', {}) };
}

/** A player at each of the four seats; `url` may be another one for each. */
export async function sitAll(
  url: (nation: NationId) => string,
  match: CreatedMatch,
): Promise<Record<NationId, Player>> {
  const sit = (nation: NationId) => Player.sit(url(nation), match, nation);
  const [CHN, JPN, USA, EUR] = await Promise.all([sit('CHN'), sit('JPN'), sit('USA'), sit('EUR')]);
  return { CHN, JPN, USA, EUR };
}
