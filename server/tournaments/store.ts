import type { Kysely, Transaction } from 'kysely';
import { isRunning, type Tournament } from '#shared/tournaments/tournament.ts';
import { Blocks } from '../accounts/blocks.ts';
import { ours } from '../cluster/fence.ts';
import type { Leases } from '../cluster/Leases.ts';
import type { Tables } from '../database/tables.ts';
import { TOURNAMENTS } from './place.ts';
import { readTournament } from './rows.ts';

const DAY_MS = 86_400_000;
/** In the place of its phase, of one of which a round goes on. */
const RUNNING = 'running';
/** So long after its last change a tournament is kept. */
const KEPT_MS = 180 * DAY_MS;

/** Somebody who plays, with what opens their seats. */
export interface Pass {
  player: number;
  name: string;
  token: string; // SHA-256 of their secret, hex
  account: string | null;
}

export interface Stored {
  tournament: Tournament;
  organiser: { token: string; account: string | null };
  passes: Pass[]; // without those who have deleted their account
}

/** What is saved in one with a tournament. */
export interface Beside {
  pass?: Pass;
  matches?: string[];
}

/** The tables of tournaments. What is saved here is safe: the caller may acknowledge it. */
export class TournamentStore {
  private readonly database: Kysely<Tables>;
  private readonly leases: Leases;

  constructor(database: Kysely<Tables>, leases: Leases) {
    this.database = database;
    this.leases = leases;
  }

  /** Whether the tournaments are held by this process, which takes them where nobody alive does. */
  isOurs(): Promise<boolean> {
    return this.leases.take(TOURNAMENTS).then(
      () => true,
      () => false,
    );
  }

  /** Writes while the tournaments are ours. Throws HeldElsewhere and LostHold. */
  private async fenced(write: (transaction: Transaction<Tables>) => Promise<void>): Promise<void> {
    const hold = await this.leases.take(TOURNAMENTS);
    await this.database.transaction().execute(async (transaction) => {
      const { rows } = await ours(hold).execute(transaction);
      if (rows.length === 0) throw this.leases.lose(hold);
      await write(transaction);
    });
  }

  /** Players of whom one has blocked the other, as far as they come with accounts. */
  async apart(passes: readonly Pass[]): Promise<[number, number][]> {
    const players = new Map(passes.flatMap(({ account, player }) => (account ? [[account, player]] : [])));
    const blocks = await new Blocks(this.database).among([...players.keys()]);
    return blocks.map(([one, other]) => [players.get(one) ?? 0, players.get(other) ?? 0]);
  }

  async create({ tournament, organiser }: Omit<Stored, 'passes'>, now: number): Promise<void> {
    await this.database
      .insertInto('tournament')
      .values({
        code: tournament.code,
        organiser: organiser.token,
        account: organiser.account,
        ...columns(tournament, now),
      })
      .execute();
  }

  async has(code: string): Promise<boolean> {
    const row = await this.database
      .selectFrom('tournament')
      .select('code')
      .where('code', '=', code)
      .executeTakeFirst();
    return row !== undefined;
  }

  async count(): Promise<number> {
    const { all } = await this.database
      .selectFrom('tournament')
      .select(({ fn }) => fn.countAll<string>().as('all'))
      .executeTakeFirstOrThrow();
    return Number(all);
  }

  /** Saves a tournament, and with it who has joined, and which matches are its own. */
  async save(tournament: Tournament, { pass, matches }: Beside, now: number): Promise<void> {
    const { code } = tournament;
    await this.fenced(async (transaction) => {
      await transaction
        .updateTable('tournament')
        .set(columns(tournament, now))
        .where('code', '=', code)
        .executeTakeFirstOrThrow();
      if (pass)
        await transaction
          .insertInto('tournament_player')
          .values({ tournament: code, ...pass })
          .execute();
      if (matches)
        await transaction
          .insertInto('tournament_match')
          .values(matches.map((match) => ({ tournament: code, match })))
          .execute();
    });
  }

  /** Gives a player another secret, at their seats in these matches too. */
  async renew(code: string, { player, token }: Pick<Pass, 'player' | 'token'>, old: string): Promise<void> {
    await this.fenced(async (transaction) => {
      await transaction
        .updateTable('tournament_player')
        .set({ token })
        .where('tournament', '=', code)
        .where('player', '=', player)
        .execute();
      await reseat(transaction, old, token);
    });
  }

  async load(code: string): Promise<Stored | null> {
    const row = await this.database
      .selectFrom('tournament')
      .selectAll()
      .where('code', '=', code)
      .executeTakeFirst();
    if (!row) return null;
    const tournament = readTournament(row.state);
    if (!tournament) throw new Error(`Tournament ${code}: its row can't be read.`);
    const passes = await this.passes(code);
    return { tournament, organiser: { token: row.organiser, account: row.account }, passes };
  }

  passes(code: string): Promise<Pass[]> {
    return this.database
      .selectFrom('tournament_player')
      .select(['player', 'name', 'token', 'account'])
      .where('tournament', '=', code)
      .orderBy('player')
      .execute();
  }

  /** Those of which a round goes on. */
  async running(): Promise<string[]> {
    const rows = await this.database
      .selectFrom('tournament')
      .select('code')
      .where('phase', '=', RUNNING)
      .execute();
    return rows.map(({ code }) => code);
  }

  /** Those of these matches that are over. */
  async over(matches: readonly string[]): Promise<string[]> {
    if (matches.length === 0) return [];
    const rows = await this.database
      .selectFrom('match')
      .select('id')
      .where('id', 'in', matches)
      .where('ended', 'is not', null)
      .execute();
    return rows.map(({ id }) => id);
  }

  /** Whether a match is one of a tournament. */
  async holds(match: string): Promise<boolean> {
    const row = await this.database
      .selectFrom('tournament_match')
      .select('match')
      .where('match', '=', match)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Deletes those whose time to be kept is over; their matches stay with those who hold seats there. */
  async deleteExpired(now: number): Promise<string[]> {
    const rows = await this.database
      .deleteFrom('tournament')
      .where('expires', '<', String(now))
      .returning('code')
      .execute();
    return rows.map(({ code }) => code);
  }
}

const columns = (tournament: Tournament, now: number) => ({
  state: JSON.stringify(tournament),
  phase: isRunning(tournament) ? RUNNING : tournament.phase,
  expires: String(now + KEPT_MS),
});

/** The secret of a player is that of their seats: no other match has one of the same hash. */
const reseat = (transaction: Transaction<Tables>, old: string, token: string) =>
  transaction.updateTable('seat').set({ token }).where('token', '=', old).execute();
