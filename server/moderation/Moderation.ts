import { setTimeout } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { FlagView, ModerationView } from '#shared/conduct.ts';
import type { Moderate, ReportLetter } from '#shared/protocol/conduct.ts';
import type { NationId } from '#shared/world/terms.ts';
import { newMatchId, sameHash, tokenHash } from '../accounts/tokens.ts';
import { Attempts } from '../classroom/attempts.ts';
import type { Tables } from '../database/tables.ts';
import type { Journal } from '../journal/journal.ts';
import { readFlags } from './flags.ts';
import { quote } from './quote.ts';
import { ConductRefusal } from './refusal.ts';
import { type Act, ModerationStore } from './store.ts';

/** Reports that one seat may make in its match. */
const MOST_PER_SEAT = 20;
/** Reports a minute, from everybody: to each of them the match is read from the journal. */
const MOST_A_MINUTE = 120;
/** Whoever shows a wrong secret of the moderator waits so long for the answer, ms. */
const WRONG_MS = 1000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Reports and acts on one page. */
const SHOWN = 50;
const LOGGED = 300;

/** Reports of letters, and what moderators do about them. Nothing happens on a report alone. */
export class Moderation {
  private readonly database: Kysely<Tables>;
  private readonly store: ModerationStore;
  private readonly journal: Journal;
  private readonly secret: string | null; // hash
  private readonly reported = new Attempts(MOST_A_MINUTE, MINUTE_MS);

  /** @param secret of the moderator; null: there is none, and the console stays closed */
  constructor(database: Kysely<Tables>, journal: Journal, secret: string | null) {
    this.database = database;
    this.store = new ModerationStore(database);
    this.journal = journal;
    this.secret = secret === null ? null : tokenHash(secret);
  }

  /** Before anybody can speak: reads what stands. */
  async restore(): Promise<void> {}

  /** Whether own words of a seat are stopped. */
  isSilenced(match: string, seat: NationId): Promise<boolean> {
    return this.store.isSilenced(match, seat);
  }

  /** Whether an account is kept from rated and open tables now. */
  isClosed(account: string): Promise<boolean> {
    return this.store.isClosed(account, Date.now());
  }

  /** Takes a report; the letters come out of the match itself. Throws ConductRefusal. */
  async report(match: string, by: NationId, wish: ReportLetter): Promise<void> {
    const now = Date.now();
    if (this.reported.locked(now)) throw new ConductRefusal('too-many');
    this.reported.fail(now);
    if ((await this.store.countBy(match, by)) >= MOST_PER_SEAT) throw new ConductRefusal('too-many');
    const recovered = await this.journal.recover(match);
    if (!recovered) throw new ConductRefusal('no-letter');
    const { letter, from: about, reason, words } = wish;
    const letters = quote(recovered.match, by, wish);
    const report = { id: newMatchId(), match, by, about, letter, reason, words, letters, at: now };
    if (!(await this.store.add(report))) throw new ConductRefusal('reported');
  }

  /**
   * Lets in whoever has the moderator's secret. Tries are not counted: none of twenty letters is found by trying, and
   * a lock that everybody shares would let anybody shut the moderator out. Throws ConductRefusal, after a while.
   */
  async admit(secret: string): Promise<void> {
    if (this.secret === null) throw new ConductRefusal('closed');
    if (sameHash(tokenHash(secret), this.secret)) return;
    await setTimeout(WRONG_MS);
    throw new ConductRefusal('wrong-secret');
  }

  /** What the console shows. */
  async page(): Promise<ModerationView> {
    const open = await this.store.open();
    const reports = open.slice(0, SHOWN).map(async ({ letter: _, ...report }) => ({
      ...report,
      silenced: await this.store.isSilenced(report.match, report.about),
      account: (await this.store.accountAt(report.match, report.about)) !== null,
    }));
    return {
      reports: await Promise.all(reports),
      waiting: Math.max(0, open.length - SHOWN),
      flags: (await this.flags(Date.now())).slice(0, SHOWN),
      acts: await this.store.acts(LOGGED),
    };
  }

  /** Does what the moderator asks, and writes it into the log. Throws ConductRefusal. */
  async act(asked: Moderate): Promise<void> {
    const now = Date.now();
    const act = { ...NOTHING, id: newMatchId(), at: now, did: asked.do, note: asked.note };
    if (asked.do === 'undo') return this.undo(act, asked.act);
    if (asked.do === 'set-aside') return this.setAside(act, asked.flag);
    const report = await this.store.openOne(asked.report);
    if (!report) throw new ConductRefusal('no-report');
    const { id, match, about } = report;
    const closing =
      asked.do === 'close'
        ? { account: await this.store.accountAt(match, about), until: now + asked.days * DAY_MS }
        : {};
    if (closing.account === null) throw new ConductRefusal('no-account');
    await this.store.write({ ...act, ...closing, report: id, match, nation: about });
  }

  /** What pairs of accounts have shown, and nobody has set aside. */
  private async flags(now: number): Promise<FlagView[]> {
    const settled = await this.store.setAside();
    return (await readFlags(this.database, now)).filter(({ id }) => !settled.has(id));
  }

  private async setAside(act: Act, flag: string): Promise<void> {
    const newest = (await this.flags(act.at)).find(({ id }) => id === flag)?.meetings[0];
    if (!newest) throw new ConductRefusal('no-flag');
    await this.store.write({ ...act, flag, match: newest.match, nation: newest.one });
  }

  private async undo(act: Act, undoes: string): Promise<void> {
    const undone = await this.store.act(undoes);
    if (!undone || undone.did === 'undo') throw new ConductRefusal('no-act');
    const { report, match, nation } = undone;
    if (!(await this.store.write({ ...act, undoes, report, match, nation })))
      throw new ConductRefusal('no-act');
  }
}

/** An act that concerns nothing yet. */
const NOTHING = {
  report: null,
  match: null,
  nation: null,
  account: null,
  until: null,
  undoes: null,
  flag: null,
};
