import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { RULES } from '#shared/world/rules.ts';
import type { Tables } from '../database/tables.ts';
import { log } from '../log.ts';

/** A process says so often that it lives, ms. */
const BEAT_MS = 1_000;
/** Who has been silent for so long is taken for dead, and what it held is free, ms. */
const SILENT_MS = 5_000;
/** Processes that have been dead so long are forgotten, ms. */
const FORGOTTEN_MS = 86_400_000;

/** The right to write to a place, until another process takes it. */
export interface Hold {
  readonly place: string;
  /** Stands in the lease as long as the place is ours: what is written is written only while it does. */
  readonly token: string;
  /** How long nobody held it after its last holder fell silent or handed it over, ms; 0 where it was put to rest. */
  readonly away: number;
}

/** Another process, as others reach it. */
export interface Peer {
  id: string;
  address: string; // http://host:port
}

/** A place is held by another process, which lives. */
export class HeldElsewhere extends Error {
  override name = 'HeldElsewhere';
  readonly peer: Peer;

  constructor(place: string, peer: Peer) {
    super(`${place} is held by process ${peer.id} at ${peer.address}`);
    this.peer = peer;
  }
}

/** A place was ours, and another process has taken it: nothing more may be written to it from here. */
export class LostHold extends Error {
  override name = 'LostHold';

  constructor(place: string) {
    super(`${place} is held by another process now`);
  }
}

/**
 * Which process holds what: a match, a class with all its matches, the lobbies. One holder at a time, as the
 * database says. Whoever falls silent loses what others then ask for, and can write nothing more to it, however late
 * it wakes: every write names the token of its hold. Times are those of the database, so that clocks may differ.
 */
export class Leases {
  private id = '';
  private readonly database: Kysely<Tables>;
  private readonly pulse: Kysely<Tables>;
  private readonly held = new Map<string, Hold>();
  private readonly taking = new Map<string, Promise<Hold>>();
  private timer: NodeJS.Timeout | undefined;
  private beating: Promise<void> = Promise.resolve();
  private lost: (place: string) => void = () => undefined;
  private draining = false;
  private address = '';
  private readonly rules: string;

  /**
   * @param rules by which this process plays
   * @param pulse the database for signs of life: in a rush these must not wait for a line among all others
   */
  constructor(database: Kysely<Tables>, rules: string = RULES, pulse: Kysely<Tables> = database) {
    this.database = database;
    this.pulse = pulse;
    this.rules = rules;
  }

  /**
   * Joins those who hold places.
   * @param id of this process
   * @param address where others reach this process; null: there are no others, and whoever was there before is dead
   * @param lost told of each place that another process has taken
   */
  async enter(id: string, address: string | null, lost: (place: string) => void): Promise<void> {
    this.id = id;
    this.lost = lost;
    if (address === null)
      await this.database.updateTable('process').set({ until: sql`least(until, now())` }).execute();
    this.address = address ?? '';
    const old = sql<Date>`now() - ${FORGOTTEN_MS} * interval '1 ms'`;
    await this.database.deleteFrom('process').where('until', '<', old).execute();
    await this.database
      .deleteFrom('lease')
      .where('since', '<', old)
      .where(sql<boolean>`not exists (select from process where process.id = lease.owner)`)
      .execute();
    await this.beat();
    this.timer = setInterval(() => {
      this.beating = this.beat();
    }, BEAT_MS);
    this.timer.unref();
  }

  /** From now on nothing is taken; what is held is handed over bit by bit. */
  async drain(): Promise<void> {
    this.draining = true;
    await this.beat();
  }

  /** Whether this process takes nothing more. */
  get isDraining(): boolean {
    return this.draining;
  }

  /** Leaves: all that is still held is free at once. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.beating;
    await this.database
      .updateTable('process')
      .set({ until: sql`now()`, seen: sql`now()` })
      .where('id', '=', this.id)
      .execute();
  }

  /** The hold on a place, taken if nobody alive has it. Throws HeldElsewhere. */
  take(place: string): Promise<Hold> {
    const here = this.held.get(place);
    if (here) return Promise.resolve(here);
    const taking = this.taking.get(place) ?? this.takeNow(place).finally(() => this.taking.delete(place));
    this.taking.set(place, taking);
    return taking;
  }

  /** The hold on a place that is ours already. Throws LostHold. */
  of(place: string): Hold {
    const hold = this.held.get(place);
    if (!hold) throw new LostHold(place);
    return hold;
  }

  holds(place: string): boolean {
    return this.held.has(place);
  }

  /** The living process that holds a place, unless it is this one; null: nobody does. */
  async elsewhere(place: string): Promise<Peer | null> {
    if (this.held.has(place)) return null;
    const found = await this.database
      .selectFrom('lease')
      .innerJoin('process', 'process.id', 'lease.owner')
      .select(['process.id', 'process.address'])
      .where('lease.place', '=', place)
      .where('process.id', '!=', this.id)
      .where('process.until', '>', sql<Date>`now()`)
      .executeTakeFirst();
    return found ?? null;
  }

  /** Another process that lives and takes what is free; null: there is none. */
  async another(): Promise<Peer | null> {
    const found = await this.database
      .selectFrom('process')
      .select(['id', 'address'])
      .where('id', '!=', this.id)
      .where('draining', '=', false)
      .where('address', '!=', '')
      .where('rules', '=', this.rules)
      .where('until', '>', sql<Date>`now()`)
      .orderBy(sql`random()`)
      .executeTakeFirst();
    return found ?? null;
  }

  /** Another process that lives and plays by these rules; null: there is none. */
  async withRules(rules: string): Promise<Peer | null> {
    const found = await this.database
      .selectFrom('process')
      .select(['id', 'address'])
      .where('id', '!=', this.id)
      .where('rules', '=', rules)
      .where('until', '>', sql<Date>`now()`)
      .executeTakeFirst();
    return found ?? null;
  }

  /** A process by its id, if it lives. */
  async process(id: string): Promise<Peer | null> {
    const found = await this.database
      .selectFrom('process')
      .select(['id', 'address'])
      .where('id', '=', id)
      .where('until', '>', sql<Date>`now()`)
      .executeTakeFirst();
    return found ?? null;
  }

  /** A hold that is about to be released: whoever takes the place here from now on gets another one, which that release leaves alone. */
  letGo({ place, token }: Hold): void {
    if (this.held.get(place)?.token === token) this.held.delete(place);
  }

  /** Puts a place to rest: whoever wants it next finds it as it is. While we drain it is handed over, and the time until somebody takes it counts as lost. */
  async release(hold: Hold): Promise<void> {
    const { place, token } = hold;
    this.letGo(hold);
    try {
      if (this.draining)
        await this.database
          .updateTable('lease')
          .set({ owner: null, since: sql`now()` })
          .where('place', '=', place)
          .where('token', '=', token)
          .execute();
      else
        await this.database
          .deleteFrom('lease')
          .where('place', '=', place)
          .where('token', '=', token)
          .execute();
    } catch (error) {
      log.error({ err: error, place }, 'A place could not be released; it is free when this process ends.');
    }
  }

  /** A write was refused, as another process holds the place: whoever sits here is to go there. */
  lose({ place, token }: Hold): LostHold {
    if (this.held.get(place)?.token === token) {
      this.held.delete(place);
      this.lost(place);
    }
    return new LostHold(place);
  }

  private async takeNow(place: string): Promise<Hold> {
    if (this.draining) {
      const peer = (await this.elsewhere(place)) ?? (await this.another());
      if (peer) throw new HeldElsewhere(place, peer);
      throw new LostHold(place);
    }
    const token = randomUUID();
    // One statement: of two who take at the same time the database lets one through. What is ours still was put to rest.
    const { rows } = await sql<{ away: number }>`
      with before as (
        select extract(epoch from now() - coalesce(process.seen, lease.since)) * 1000 as away
        from lease left join process on process.id = lease.owner
        where lease.place = ${place} and lease.owner is distinct from ${this.id}
      )
      insert into lease (place, owner, token, since) values (${place}, ${this.id}, ${token}, now())
      on conflict (place) do update set owner = excluded.owner, token = excluded.token, since = excluded.since
        where lease.owner is null or lease.owner = ${this.id}
          or not exists (select from process where process.id = lease.owner and process.until > now())
      returning coalesce((select away from before), 0)::float8 as away`.execute(this.database);
    const [taken] = rows;
    if (taken) {
      const hold = { place, token, away: Math.max(0, Number(taken.away)) };
      this.held.set(place, hold);
      return hold;
    }
    const peer = await this.elsewhere(place);
    // It was let go of in this very moment.
    if (!peer) return this.takeNow(place);
    throw new HeldElsewhere(place, peer);
  }

  /** Says that this process lives. After a silence so long that others may have taken what it held, it looks. */
  private async beat(): Promise<void> {
    try {
      const { rows } = await sql<{ late: boolean }>`
        with before as (select until from process where id = ${this.id})
        insert into process (id, address, rules, until, seen, draining)
        values (${this.id}, ${this.address}, ${this.rules}, ${soon()}, now(), ${this.draining})
        on conflict (id) do update set until = excluded.until, seen = excluded.seen, draining = excluded.draining
        returning coalesce((select until from before) < now(), true) as late`.execute(this.pulse);
      if (rows[0]?.late !== false) await this.look();
    } catch (error) {
      log.error({ err: error }, 'This process could not say that it lives.');
    }
  }

  private async look(): Promise<void> {
    const ours = new Set(
      (await this.pulse.selectFrom('lease').select('token').where('owner', '=', this.id).execute()).map(
        ({ token }) => token,
      ),
    );
    for (const hold of [...this.held.values()]) if (!ours.has(hold.token)) this.lose(hold);
  }
}

const soon = () => sql<Date>`now() + ${SILENT_MS} * interval '1 ms'`;
