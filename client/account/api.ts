import type {
  AccountError,
  AccountNow,
  AccountView,
  Claimed,
  NewPasskey,
  SignedIn,
  SignedUp,
  UsedPasskey,
} from '#shared/protocol/account.ts';
import { word } from '../i18n/index.ts';
import { ask, Refusal } from '../net/http.ts';
import { heldSeats } from '../net/seats.ts';
import { isHere } from '../net/solo/here.ts';
import { answerPasskey, makePasskey, type Obstacle, PasskeyFailure } from './passkeys.ts';
import { amendSession, keepSession, session } from './session.ts';

const at = (path: string): string => `/api/account${path}`;
const signedInWith = (): string => session.peek()?.token ?? '';
const post = <T>(path: string, body: unknown = {}): Promise<T> =>
  ask('POST', at(path), { body, token: signedInWith() });

/** Signs in with one of the passkeys of this browser. */
export async function signIn(): Promise<AccountView> {
  const used: UsedPasskey = await answerPasskey(await post('/sign-in/options'));
  return enter(await post<SignedIn>('/sign-in', used));
}

/** A new account with a passkey; its recovery codes are told only now. */
export async function signUp(name: string): Promise<{ account: AccountView; codes: string[] }> {
  const made: NewPasskey = await makePasskey(await post('/sign-up/options', { name }));
  const signed = await post<SignedUp>('/sign-up', made);
  return { account: enter(signed), codes: signed.codes };
}

export const recover = async (code: string): Promise<AccountView> =>
  enter(await post<SignedIn>('/recover', { code }));

function enter({ token, account }: SignedIn): AccountView {
  keepSession({ token, name: account.name });
  return account;
}

/** The account that is signed in here; null for a guest, also where the session has ended. */
export async function account(): Promise<AccountView | null> {
  const held = session.peek();
  if (!held) return null;
  try {
    const now = await ask<AccountNow, AccountError>('GET', at(''), { token: held.token });
    const { name } = now.account;
    // A new token ends all that other tabs were given for the same old one.
    if (now.token) keepSession({ token: now.token, name });
    else amendSession(held.token, { ...held, name });
    return now.account;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'not-signed-in') throw error;
    amendSession(held.token, null);
    return session.peek() ? account() : null;
  }
}

export const addPasskey = async (): Promise<AccountView> =>
  post('/passkeys', await makePasskey(await post('/passkeys/options')));
export const removePasskey = (id: string): Promise<AccountView> =>
  post(`/passkeys/${encodeURIComponent(id)}/remove`);
export const renewCodes = (): Promise<{ account: AccountView; codes: string[] }> => post('/codes');

export async function rename(name: string): Promise<AccountView> {
  const token = signedInWith();
  const renamed = await post<AccountView>('/name', { name });
  amendSession(token, { token, name: renamed.name });
  return renamed;
}

/** Seats at matches of the server of which this browser holds the secrets. */
const claimable = () => heldSeats.value.filter(({ match, token }) => !isHere(match) && token !== '');
export const countClaimable = (): number => claimable().length;
export const claim = (): Promise<Claimed> =>
  post('/claim', { seats: claimable().map(({ match, token }) => ({ match, token })) });

/** Meets somebody no more, or again. */
export const blockPlayer = (player: string, on: boolean): Promise<AccountView> =>
  post('/blocks', { player, on });

export const exportAll = (): Promise<object> => ask('GET', at('/export'), { token: signedInWith() });

export async function signOut(everywhere: boolean): Promise<void> {
  const token = signedInWith();
  await post('/sign-out', { everywhere });
  amendSession(token, null);
}

export async function deleteAccount(): Promise<void> {
  const token = signedInWith();
  await post('/delete');
  amendSession(token, null);
}

const OWN: readonly (AccountError | Obstacle)[] = [
  'name-refused',
  'not-signed-in',
  'no-passkeys-here',
  'not-recognised',
  'late',
  'wrong-code',
  'no-player',
  'last-passkey',
  'too-many',
  'cancelled',
  'exists',
];

/** What went wrong, in the reader's words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Refusal || error instanceof PasskeyFailure ? error.code : 'offline';
  const own = OWN.find((one) => one === code);
  return word(own ? `account.error.${own}` : `error.${code}`);
}
