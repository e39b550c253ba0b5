import { z } from 'zod';
import type { NationId } from '../world/terms.ts';
import { memberName } from './edits.ts';

/** What crosses the wire about accounts: plain HTTP, the session as a bearer token. Nobody needs one to play. */

/** Bytes as WebAuthn sends them; the longest is what an authenticator says of a new key. */
const bytes = z
  .string()
  .regex(/^[\w-]+$/)
  .max(12_000);
const credential = {
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}).transform(() => ({})),
};

/** What a browser says of a new passkey (RegistrationResponseJSON of WebAuthn level 3, as far as it is used). */
export const newPasskey = z.object({
  ...credential,
  response: z.object({ clientDataJSON: bytes, attestationObject: bytes }),
});
export type NewPasskey = z.infer<typeof newPasskey>;

/** What a browser says of a passkey that it has (AuthenticationResponseJSON). */
export const usedPasskey = z.object({
  ...credential,
  response: z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }),
});
export type UsedPasskey = z.infer<typeof usedPasskey>;

/** POST /api/account/sign-up/options and /api/account/name. */
export const accountName = z.strictObject({ name: memberName });
/** POST /api/account/recover. */
export const recovery = z.strictObject({ code: z.string().max(60) });
/** POST /api/account/claim: seats of which this browser holds the secrets. */
export const claim = z.strictObject({
  seats: z.array(z.strictObject({ match: z.string().max(40), token: z.string().length(43) })).max(50),
});
/** POST /api/account/blocks: meets somebody no more, or again. */
export const block = z.strictObject({ player: z.string().max(40), on: z.boolean() });
/** GET /api/account/blocks/:match: where those sit there whom one has blocked. */
export interface BlockedSeats {
  seats: NationId[];
}
/** POST /api/account/sign-out: here, or at every device. */
export const signOut = z.strictObject({ everywhere: z.boolean() });

/** An account as its owner sees it. Times are ms since 1970. */
export interface AccountView {
  id: string;
  name: string;
  created: number;
  passkeys: { id: string; created: number; used: number | null }[];
  codes: number; // recovery codes that are left
  seats: number; // at matches, that belong to it
  blocks: { id: string; name: string }[]; // accounts that it wants to meet no more
  rating: RatingView | null; // null: never played for a rank
}

/** How an account stands among others. */
export interface RatingView {
  points: number; // on Elo's scale, 1500 in the middle
  give: number; // twice the standard deviation of what is not known, points
  games: number; // rated, in all seasons
  provisional: boolean;
  season: string; // 2026-4: the quarter
  strikes: number; // seats left to a stand-in in this season
}

/** Answer to whatever signs somebody in. */
export interface SignedIn {
  token: string;
  account: AccountView;
}
/** With the recovery codes, which are never told again. */
export type SignedUp = SignedIn & { codes: string[] };
/** Answer to GET /api/account; `token`: the one to use from now on, where it has been changed. */
export interface AccountNow {
  account: AccountView;
  token: string | null;
}
/** Answer to a claim. */
export interface Claimed {
  account: AccountView;
  claimed: number; // of the seats asked for: they belong to this account now
  taken: number; // they belong to another account
}

export const ACCOUNT_ERRORS = [
  'malformed',
  'name-refused',
  'not-signed-in', // no session, or one that has ended
  'no-passkeys-here', // the address is not one that passkeys can belong to
  'not-recognised', // no account has this passkey
  'late', // the question that the browser answered is no longer open
  'wrong-code',
  'no-player', // nobody is called that, or it is oneself
  'last-passkey', // without it nobody could sign in
  'too-many',
  'not-stored',
] as const;
export type AccountError = (typeof ACCOUNT_ERRORS)[number];
