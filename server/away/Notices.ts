import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Match } from '#shared/match/match.ts';
import type { News, PushWish } from '#shared/protocol/away.ts';
import { isNation, NATIONS, type NationId } from '#shared/world/terms.ts';
import type { Tables } from '../database/tables.ts';
import { log } from '../log.ts';
import { callable } from './address.ts';
import type { Post } from './post.ts';
import { encrypted, type PushKey, readDetail } from './push.ts';

/** Devices and addresses of one seat. */
const MOST = 8;
/** A push service keeps a notice so long for a device that is off, seconds. */
const KEPT = 86_400;
/** By these answers a service says that it knows the device no more. */
const GONE: readonly number[] = [404, 410];

/** By which a called address knows that this server calls. */
type Sign = (words: string) => string;

interface Around {
  post: Post;
  sign: Sign;
  now(): number; // ms since 1970
}

/** Tells people who are not at the table that it is their turn, that time is short, or that all is over. */
export class Notices {
  readonly key: PushKey;
  private readonly database: Kysely<Tables>;
  private readonly around: Around;

  constructor(database: Kysely<Tables>, key: PushKey, around: Around) {
    this.database = database;
    this.key = key;
    this.around = around;
  }

  /** Keeps a browser that wants to be told; the same one once. Why not, else null. */
  async addPush(match: string, nation: NationId, { endpoint, keys, words }: PushWish) {
    return this.add(match, nation, 'push', endpoint, JSON.stringify({ keys, words }));
  }

  async addHook(match: string, nation: NationId, url: string) {
    return this.add(match, nation, 'hook', url, '{}');
  }

  async remove(match: string, nation: NationId, address: string): Promise<void> {
    await this.database
      .deleteFrom('notice')
      .where('match', '=', match)
      .where('nation', '=', nation)
      .where('address', '=', address)
      .execute();
  }

  /** Where a seat is told of news. */
  async of(match: string, nation: NationId): Promise<{ pushes: string[]; hooks: string[] }> {
    const rows = await this.database
      .selectFrom('notice')
      .select(['kind', 'address'])
      .where('match', '=', match)
      .where('nation', '=', nation)
      .orderBy('address')
      .execute();
    const those = (kind: string) => rows.filter((row) => row.kind === kind).map(({ address }) => address);
    return { pushes: those('push'), hooks: those('hook') };
  }

  /** Tells the people of a match who are not at the table, each once. Never rejects: a notice is a courtesy. */
  async tell(id: string, match: Match, news: News, here: ReadonlySet<NationId>): Promise<void> {
    const told = `${news} ${match.world.turn}`;
    const seats = NATIONS.filter((nation) => !here.has(nation) && concerns(match, nation, news));
    if (seats.length === 0) return;
    try {
      // Marked before it is sent: rather none than two.
      const rows = await this.database
        .updateTable('notice')
        .set({ told })
        .where('match', '=', id)
        .where('nation', 'in', seats)
        .where('told', '!=', told)
        .returningAll()
        .execute();
      await Promise.all(rows.map((row) => this.send(row, match, news)));
    } catch (error) {
      log.error({ err: error, match: id }, 'The people of a match could not be told.');
    }
  }

  private async send(row: Row, match: Match, news: News): Promise<void> {
    const url = callable(row.address);
    if (!url || !isNation(row.nation)) return;
    try {
      const status =
        row.kind === 'push' ? await this.push(url, row, news) : await this.call(url, row, match, news);
      if (row.kind === 'push' && GONE.includes(status)) await this.remove(row.match, row.nation, row.address);
    } catch {
      // Not even what went wrong: it would name the address.
      log.warn({ match: row.match, kind: row.kind }, 'Somebody could not be told.');
    }
  }

  /** Only the device can read it, and nothing of the match is in it but that there are news. */
  private async push(url: URL, { match, detail }: Row, news: News): Promise<number> {
    const read = readDetail(detail);
    if (!read) return 0;
    const said = { title: read.words.title, body: read.words[news], path: `/match/${match}`, tag: match };
    const body = encrypted(read.keys, Buffer.from(JSON.stringify(said)));
    return this.around.post(
      url,
      {
        authorization: this.key.authorization(url, this.around.now()),
        'content-type': 'application/octet-stream',
        'content-encoding': 'aes128gcm',
        ttl: String(KEPT),
        urgency: news === 'soon' ? 'high' : 'normal',
        topic: createHash('sha256').update(match).digest('base64url').slice(0, 32),
      },
      body,
    );
  }

  private call(url: URL, { match: id, nation }: Row, match: Match, news: News): Promise<number> {
    const body = JSON.stringify({
      news,
      match: id,
      nation,
      turn: match.world.turn,
      deadline: match.deadline,
      at: this.around.now(),
    });
    return this.around.post(
      url,
      { 'content-type': 'application/json', 'lanthanide-signature': this.around.sign(body) },
      Buffer.from(body),
    );
  }

  private async add(match: string, nation: NationId, kind: 'push' | 'hook', address: string, detail: string) {
    if (!callable(address)) return 'bad-address';
    const { count } = await this.database
      .selectFrom('notice')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('match', '=', match)
      .where('nation', '=', nation)
      .where('address', '!=', address)
      .executeTakeFirstOrThrow();
    if (Number(count) >= MOST) return 'too-many-notices';
    await this.database
      .insertInto('notice')
      .values({ match, nation, kind, address, detail })
      .onConflict((conflict) =>
        conflict.columns(['match', 'nation', 'address']).doUpdateSet({ kind, detail }),
      )
      .execute();
    return null;
  }
}

interface Row {
  match: string;
  nation: string;
  kind: string;
  address: string;
  detail: string;
}

/** Whom news are for: a turn and its end, those who have still to plan it, and who is not on leave. */
function concerns({ seats }: Match, nation: NationId, news: News): boolean {
  const { bot, sealed, time } = seats[nation];
  if (bot) return false;
  return news === 'over' || (!sealed && time?.since == null);
}
