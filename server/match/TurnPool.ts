import { availableParallelism } from 'node:os';
import type { Explanation } from '#shared/explain/cause.ts';
import type { Match } from '#shared/match/match.ts';
import { type Due, finish } from '#shared/match/step.ts';
import type { World } from '#shared/world/world.ts';
import { type Columns, keepColumns, matchOf } from '../journal/rows.ts';
import { explanationsLate, resolveSeconds, timed, turnsResolved, watchPool } from '../metrics/metrics.ts';
import { Pool } from '../workers/Pool.ts';

/** What a worker is asked: the match as it is to be carried on, or why one world became the next. */
export type TurnQuestion =
  | { is: 'finish'; match: Match; due: Due; now: number; how: { explain: boolean } } // now: ms since 1970
  | { is: 'why'; before: World; after: World };

/** What it says: the match as it is stored, so that what is played on is what a server that dies would find. */
export type TurnAnswer = { columns: Columns } | { why: Explanation };

/** A turn that is not resolved after so long is taken for lost; it needs a hundredth of it. */
const PATIENCE_MS = 20_000;
/** On a server with much to do, a thread would wait longer for the next turn than it needs for one. */
const AHEAD = 3;
/** From so many waiting turns a thread on, turns are resolved first and explained later: that takes most of their time. */
const CROWDED = 4;

/** A turn that is to be explained when there is time. */
interface Unexplained {
  before: World;
  after: World;
  told(why: Explanation | null): void;
}

/**
 * Resolves the turns of all matches in threads of their own, so that no message waits for another match's turn. A
 * server that has just started resolves them itself, until the first thread has read the rules.
 */
export class TurnPool {
  private readonly pool: Pool<TurnQuestion, TurnAnswer>;
  private readonly size: number;
  private started = false;
  /** By match, those that wait longest first. */
  private readonly unexplained = new Map<string, Unexplained>();
  private explaining = false;

  /** One core is left for rooms and pages. A turn that dies with a thread may have died of the thread: it is tried once more. */
  constructor(
    size = Math.max(1, availableParallelism() - 1),
    script = new URL('./turn-worker.ts', import.meta.url),
    patience = PATIENCE_MS,
  ) {
    this.size = size;
    this.pool = new Pool({ script, size, patience, tries: 2, ahead: AHEAD });
    watchPool('turns', () => this.pool.load);
    void this.ready.then(() => {
      this.started = true;
    });
  }

  /** Resolves when turns are resolved in threads. */
  get ready(): Promise<void> {
    return this.pool.ready;
  }

  /** Whether a thread is there to resolve turns, as it will be a moment after the start. */
  get alive(): boolean {
    return this.pool.alive;
  }

  /**
   * The match after its turn, or at its end; rejects when the rules fail on it. Where too many turns wait, its report
   * is not explained, but for the last one of a match.
   */
  async finish(id: string, match: Match, due: Due, now: number): Promise<Match> {
    const explain = this.pool.load.waiting < CROWDED * this.size || isLast(match);
    const finished = await timed(resolveSeconds, () => this.resolved(id, match, due, now, { explain }));
    turnsResolved.inc();
    this.explainNext();
    return finished;
  }

  private async resolved(id: string, match: Match, due: Due, now: number, how: { explain: boolean }) {
    if (!this.started) return finish(match, due, now, how);
    const answer = await this.pool.ask(id, { is: 'finish', match, due, now, how });
    if (!('columns' in answer)) throw new Error('a thread has answered another question');
    const finished = matchOf(answer.columns);
    if (due === 'turn') keepColumns(finished, answer.columns);
    return finished;
  }

  /** Why a turn came out as it did, once no turn waits to be resolved; null where the match has meanwhile gone on. */
  explain(id: string, before: World, after: World): Promise<Explanation | null> {
    explanationsLate.inc();
    return new Promise((told) => {
      this.unexplained.get(id)?.told(null);
      this.unexplained.delete(id);
      this.unexplained.set(id, { before, after, told });
      this.explainNext();
    });
  }

  private explainNext(): void {
    const [next] = this.unexplained;
    if (!next || this.explaining || this.pool.load.waiting > 0) return;
    const [id, { before, after, told }] = next;
    this.unexplained.delete(id);
    this.explaining = true;
    this.pool
      .ask(id, { is: 'why', before, after })
      .then((answer) => told('why' in answer ? answer.why : null))
      // Without it the turn stands as it is, and the next one is explained again.
      .catch(() => told(null))
      .finally(() => {
        this.explaining = false;
        this.explainNext();
      });
  }

  /** Ends all threads; a turn that is still being resolved has not been played. */
  close(): Promise<void> {
    this.unexplained.clear();
    return this.pool.close();
  }
}

/** Its explanation is what people talk about afterwards, and nothing comes after it that could be explained. */
const isLast = ({ world }: Match): boolean => world.turn + 1 >= world.turns;
