import { draw, stream } from '#shared/random.ts';
import { resultsOf, type SeatResult } from '#shared/tournaments/results.ts';
import { peopleAt, type Table, type Tournament } from '#shared/tournaments/tournament.ts';
import type { NationId } from '#shared/world/terms.ts';
import { HeldElsewhere } from '../cluster/Leases.ts';
import type { Journal } from '../journal/journal.ts';
import { wishOf } from '../lobby/live.ts';
import { createMatch, openMatch, roomOf } from '../match/open.ts';
import type { Ranking } from '../ranking/Ranking.ts';
import type { Pass } from './store.ts';

/** The matches of tournaments: how they are made, come to their end, and are taken out. */
export class Matches {
  private readonly journal: Journal;
  private readonly ranking: Pick<Ranking, 'enlist' | 'strike'>;

  constructor(journal: Journal, ranking: Pick<Ranking, 'enlist' | 'strike'>) {
    this.journal = journal;
    this.ranking = ranking;
  }

  /** Makes the match of a table, unless it is there: nothing is lost when that was cut short and is done again. */
  async make({ plan, seed }: Tournament, table: Table, passes: readonly Pass[]): Promise<void> {
    const { match } = table;
    const people = peopleAt(table);
    const passAt = (nation: NationId) => passes.find(({ player }) => player === table.seats[nation]);
    if (!(await this.journal.told(match))) {
      const held: Partial<Record<NationId, string>> = {};
      for (const nation of people) held[nation] = passAt(nation)?.token ?? '';
      // Another world at each table, so that nobody learns from a faster one what will come.
      const lot = Math.floor(draw(stream(seed, match)) * 2_147_483_647);
      const wish = wishOf({ plan: plan.game, rated: plan.rated }, lot, people);
      await createMatch(this.journal, wish, { id: match, held, rated: plan.rated });
    }
    if (!plan.rated) return;
    const accounts = people.flatMap((nation) => {
      const account = passAt(nation)?.account;
      return account ? [{ nation, account }] : [];
    });
    if (accounts.length > 0) await this.ranking.enlist(match, accounts);
  }

  /** From now on its clock runs, whoever is there. */
  async wake({ match }: Pick<Table, 'match'>): Promise<void> {
    await openMatch(this.journal, match).catch((error: unknown) => {
      if (!(error instanceof HeldElsewhere)) throw error; // there it is awake
    });
  }

  /** How far a match has come, and what it has given; null while it goes on. */
  async look(table: Table): Promise<{ turn: number; given: SeatResult[] | null }> {
    const now = (await this.journal.recover(table.match))?.match;
    const turn = now?.world.turn ?? 0;
    const played = now?.outcome ? await this.journal.played(table.match) : null;
    if (!now?.outcome || !played) return { turn, given: null };
    return { turn, given: resultsOf(now.outcome, played.inputs, peopleAt(table), turn) };
  }

  /**
   * Ends a match that counts for nothing: nobody plays on in it. One that has not had a turn yet just stands, and one
   * that another process holds goes on for nothing.
   */
  async close({ match }: Table): Promise<void> {
    await this.ranking.strike(match);
    await this.wake({ match });
    const room = roomOf(match);
    const now = room?.held?.match;
    if (now && !now.outcome) await room.held?.direct({ type: 'close', turn: now.world.turn });
    room?.sleepSoon();
  }
}
