import { z } from 'zod';
import type { Bid } from '../lobby/auction.ts';
import { type Game, LOBBY_KINDS, type LobbyKind, type Plan, SEATINGS, WATCHES } from '../lobby/lobby.ts';
import { CHATS } from '../match/letters.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import { bid } from './bids.ts';
import { strength } from './bots.ts';
import { memberName } from './edits.ts';

/** What crosses the wire on the way to a match with others: plain HTTP, for it has to pass every proxy. */

export const game = z.strictObject({
  scenario: z.string().max(60),
  turns: z.int().min(4).max(30),
  clock: z.int().min(10).max(259_200),
  reserve: z.int().min(0).max(3_600),
  leave: z.int().min(0).max(30),
  chat: z.enum(CHATS),
  watch: z.enum(WATCHES),
  strength,
}) satisfies z.ZodType<Game>;

const plan = game.extend({ seats: z.enum(SEATINGS).default('choose') }) satisfies z.ZodType<Plan>;

/** POST /api/lobbies: a lobby of one's own. */
export const openLobby = z.strictObject({
  kind: z.enum(LOBBY_KINDS).exclude(['quick']),
  plan,
  name: memberName,
});
export type OpenLobby = z.infer<typeof openLobby>;

/** POST /api/lobbies/quick, /api/lobbies/:code/join and /api/matches/:match/rematch. */
export const enterLobby = z.strictObject({ name: memberName });

/** The first of them: a match for a rank, with the session of one's account. */
export const quickLobby = enterLobby.extend({ rated: z.boolean().default(false) });

/** Answer to all of these: where one is, and the secret that says so. */
export interface EnteredLobby {
  code: string;
  token: string;
}

/** POST /api/lobbies/:code/ask, with the token. */
export const askLobby = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('choose'), nation: z.enum(NATIONS).nullable() }),
  z.strictObject({ do: z.literal('bid'), bid: bid.nullable() }),
  z.strictObject({ do: z.literal('bots'), bots: z.boolean() }),
  z.strictObject({ do: z.literal('start') }),
  z.strictObject({ do: z.literal('leave') }),
]);
export type AskLobby = z.infer<typeof askLobby>;

/** GET /api/lobbies/:code?version=N, with the token: answers when there is something newer, or after a while. */
export interface LobbyView {
  code: string;
  kind: LobbyKind;
  rated: boolean; // for a rank: seats by lot, no advice
  plan: Plan;
  version: number;
  guests: { id: number; name: string; nation: NationId | null; bots: boolean; sealed: boolean }[]; // sealed: a bid
  bid: Bid | null; // your own
  you: number; // id
  opens: boolean; // you start the match
  startsIn: number | null; // ms
  seat: LobbySeat | null; // when the match is there
}

export interface LobbySeat {
  match: string;
  nation: NationId;
  token: string;
}

/** GET /api/lobbies: where there is room, and GET /api/lobbies/:code without a token. */
export interface LobbyListing {
  code: string;
  kind: LobbyKind;
  rated: boolean;
  plan: Plan;
  host: string; // name of the guest who opens it
  free: number; // seats
}

export const LOBBY_ERRORS = [
  'malformed',
  'no-lobby', // it never was, or has started or ended
  'not-yours', // the token is nobody's here
  'full',
  'taken', // somebody else has that seat
  'by-bid', // seats are bid for here, and not chosen
  'no-bids', // seats are chosen here, and not bid for
  'not-host', // another starts the match
  'name-refused',
  'not-signed-in', // a match for a rank is for accounts
  'signed-out', // the session shown has ended
  'closed', // a moderator keeps this account from rated and open tables for now
  'apart', // somebody sits there whom this account has blocked, or the other way round
  'twice', // this account sits there already
  'bad-scenario',
  'too-many',
  'not-stored',
] as const;
export type LobbyError = (typeof LOBBY_ERRORS)[number];
