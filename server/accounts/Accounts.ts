import type { Kysely } from 'kysely';
import { acceptName } from '#shared/names.ts';
import type {
  AccountNow,
  AccountView,
  Claimed,
  NewPasskey,
  SignedIn,
  SignedUp,
  UsedPasskey,
} from '#shared/protocol/account.ts';
import { isNation, type NationId } from '#shared/world/terms.ts';
import type { Tables } from '../database/tables.ts';
import type { Journal } from '../journal/journal.ts';
import type { Ranking } from '../ranking/Ranking.ts';
import { Blocks } from './blocks.ts';
import { Challenges } from './challenges.ts';
import type { Party } from './party.ts';
import { Passkeys } from './passkeys.ts';
import { AccountRefusal } from './refusal.ts';
import { Sessions } from './sessions.ts';
import { AccountStore } from './store.ts';
import { newMatchId, sameHash, tokenHash } from './tokens.ts';

/** Accounts of this server: a name, passkeys, recovery codes and the seats that belong to them. No address, no password. */
export class Accounts {
  private readonly store: AccountStore;
  private readonly sessions: Sessions;
  private readonly journal: Journal;
  private readonly ranking: Ranking;
  private readonly blocks: Blocks;
  private readonly passkeys: Passkeys;

  constructor(database: Kysely<Tables>, journal: Journal, ranking: Ranking) {
    this.passkeys = new Passkeys(new Challenges(database));
    this.store = new AccountStore(database);
    this.sessions = new Sessions(database);
    this.blocks = new Blocks(database);
    this.journal = journal;
    this.ranking = ranking;
  }

  /** The account that a session belongs to; null where nobody is signed in with it. */
  async who(token: string): Promise<string | null> {
    return token === '' ? null : ((await this.sessions.find(token, Date.now()))?.account ?? null);
  }

  /** Who somebody is to others: their account and its name; null for a guest. */
  async known(token: string): Promise<{ account: string; name: string } | null> {
    const account = await this.who(token);
    const view = account && (await this.store.view(account));
    return view ? { account: view.id, name: view.name } : null;
  }

  /**
   * The account of a session, where there must be one. Tries are not counted, here and for recovery codes: no token
   * or code is found by trying, and a lock that everybody shares would let anybody shut all others out.
   * Throws AccountRefusal.
   */
  async signedIn(token: string): Promise<string> {
    const account = await this.who(token);
    if (account) return account;
    throw new AccountRefusal('not-signed-in');
  }

  async offerSignUp(party: Party, typed: string) {
    const name = accepted(typed);
    const id = newMatchId();
    return this.passkeys.offer(party, { id, name, has: [] }, { is: 'sign-up', id, name });
  }

  async signUp(party: Party, said: NewPasskey): Promise<SignedUp> {
    const { passkey, purpose } = await this.passkeys.made(party, said);
    if (purpose.is !== 'sign-up' || (await this.store.passkey(passkey.id)))
      throw new AccountRefusal('not-recognised');
    const codes = await this.store.create(purpose.id, purpose.name, passkey, Date.now());
    return { ...(await this.enter(purpose.id)), codes };
  }

  askSignIn = (party: Party) => this.passkeys.ask(party);

  async signIn(party: Party, said: UsedPasskey): Promise<SignedIn> {
    const passkey = await this.store.passkey(said.id);
    if (!passkey) throw new AccountRefusal('not-recognised');
    const counter = await this.passkeys.used(party, said, passkey);
    await this.store.passkeyUsed(passkey.id, counter, Date.now());
    return this.enter(passkey.account);
  }

  /** By a recovery code, which is used up. */
  async recover(code: string): Promise<SignedIn> {
    const account = await this.store.takeCode(code);
    if (account) return this.enter(account);
    throw new AccountRefusal('wrong-code');
  }

  /** Who is signed in, and with which token from now on. */
  async now(token: string): Promise<AccountNow> {
    const id = await this.signedIn(token);
    const found = await this.sessions.find(token, Date.now());
    const next = found && (await this.sessions.rotate(token, found, Date.now()));
    return { account: await this.view(id), token: next };
  }

  async offerPasskey(party: Party, token: string) {
    const { id, name, passkeys } = await this.view(await this.signedIn(token));
    const has = passkeys.map((one) => one.id);
    return this.passkeys.offer(party, { id, name, has }, { is: 'add', account: id });
  }

  async addPasskey(party: Party, token: string, said: NewPasskey): Promise<AccountView> {
    const account = await this.signedIn(token);
    const { passkey, purpose } = await this.passkeys.made(party, said);
    if (purpose.is !== 'add' || purpose.account !== account || (await this.store.passkey(passkey.id)))
      throw new AccountRefusal('not-recognised');
    await this.store.addPasskey(account, passkey, Date.now());
    return this.view(account);
  }

  async removePasskey(token: string, id: string): Promise<AccountView> {
    const account = await this.signedIn(token);
    if (!(await this.store.removePasskey(account, id))) throw new AccountRefusal('last-passkey');
    return this.view(account);
  }

  async renewCodes(token: string): Promise<{ account: AccountView; codes: string[] }> {
    const account = await this.signedIn(token);
    const codes = await this.store.renewCodes(account);
    return { account: await this.view(account), codes };
  }

  async rename(token: string, typed: string): Promise<AccountView> {
    const account = await this.signedIn(token);
    await this.store.rename(account, accepted(typed));
    return this.view(account);
  }

  /** Attaches the matches of which somebody holds the seats' secrets. */
  async claim(token: string, seats: readonly { match: string; token: string }[]): Promise<Claimed> {
    const account = await this.signedIn(token);
    let [claimed, taken] = [0, 0];
    for (const { match, token: secret } of seats) {
      const hash = tokenHash(secret);
      const seat = (await this.journal.seats(match)).find((one) => sameHash(one.token, hash));
      if (!seat || !isNation(seat.nation)) continue;
      if ((await this.store.claim(account, match, seat.nation)) === account) claimed += 1;
      else taken += 1;
    }
    return { account: await this.view(account), claimed, taken };
  }

  /** Blocks somebody, or takes it back. Throws AccountRefusal. */
  async block(token: string, player: string, on: boolean): Promise<AccountView> {
    const account = await this.signedIn(token);
    if (!on) await this.blocks.remove(account, player);
    else if (!(await this.blocks.add(account, player))) throw new AccountRefusal('no-player');
    return this.view(account);
  }

  /** With whom an account comes to no table, whoever of the two has blocked the other. */
  apart = (account: string): Promise<ReadonlySet<string>> => this.blocks.apart(account);

  /** The seats of a match whose letters somebody does not want to see. Throws AccountRefusal. */
  async blockedSeats(token: string, match: string): Promise<{ seats: NationId[] }> {
    return { seats: await this.blocks.seats(await this.signedIn(token), match) };
  }

  /** Everything that is kept about an account, in one file: what it is, and what it said and did in its seats. */
  async export(token: string): Promise<object> {
    const id = await this.signedIn(token);
    const { seats: _, ...account } = await this.view(id);
    const sessions = (await this.store.sessions(id)).map(({ made }) => ({ made: Number(made) }));
    const matches = [];
    for (const { match, nation } of await this.store.seats(id)) {
      const played = await this.journal.played(match);
      const own = played?.inputs.filter(({ input }) => 'seat' in input && input.seat === nation) ?? [];
      matches.push({ match, nation, setup: played?.setup ?? null, inputs: own });
    }
    const ratings = await this.store.ratings(id);
    return { format: 'lanthanide-account-1', account, sessions, matches, ...ratings };
  }

  async signOut(token: string, everywhere: boolean): Promise<void> {
    const account = await this.signedIn(token);
    if (everywhere) await this.sessions.endAll(account);
    else await this.sessions.end(token);
  }

  /** Deletes the account and all that is only its own. Its matches stay, without the names that stand at its seats. */
  async delete(token: string): Promise<void> {
    const account = await this.signedIn(token);
    const matches = new Set((await this.store.seats(account)).map(({ match }) => match));
    await this.store.delete(account);
    for (const match of matches) await this.journal.forget(match);
  }

  private async enter(account: string): Promise<SignedIn> {
    const token = await this.sessions.open(account, Date.now());
    return { token, account: await this.view(account) };
  }

  private async view(id: string): Promise<AccountView> {
    const view = await this.store.view(id);
    if (!view) throw new AccountRefusal('not-signed-in');
    return { ...view, blocks: await this.blocks.of(id), rating: await this.ranking.of(id) };
  }
}

function accepted(typed: string): string {
  const name = acceptName(typed);
  if (name === null) throw new AccountRefusal('name-refused');
  return name;
}
