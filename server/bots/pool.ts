import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Decision, Mind } from '#shared/bots/think.ts';
import type { View } from '#shared/world/view.ts';

/** What a worker is asked. */
export interface Question {
  view: View;
  mind: Mind;
}

/** A bot that has not decided after so long is taken for lost; the strongest need a tenth of it. */
const PATIENCE_MS = 15_000;

/** A question in the queue, and whom to tell. */
interface Waiting {
  question: Question;
  resolve(decision: Decision): void;
  reject(error: Error): void;
}

/** A worker and what it is thinking about. */
interface Thinker {
  worker: Worker;
  busy: Waiting | null;
  alarm: NodeJS.Timeout | undefined; // when it is taken for lost
}

/**
 * Workers that think for the bots of all matches, so that no match and no message waits for a bot. Matches take
 * turns, whoever asks most. A worker that dies is replaced; what it was asked fails.
 */
export class BotPool {
  private readonly size: number;
  private readonly script: URL;
  private readonly patience: number;
  private readonly thinkers = new Set<Thinker>();
  /** What is still to be asked, by match; the match whose turn it is stands first. */
  private readonly queues = new Map<string, Waiting[]>();
  private closed = false;

  /** One core is left for rooms and pages. Workers start when they are first needed. */
  constructor(
    size = Math.max(1, availableParallelism() - 1),
    script = new URL('./worker.ts', import.meta.url),
    patience = PATIENCE_MS,
  ) {
    this.size = size;
    this.script = script;
    this.patience = patience;
  }

  /** What the bot decides; rejects when it could not think to the end, or when its match has gone on meanwhile. */
  think(match: string, question: Question): Promise<Decision> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(new Error('closed'));
      const queue = this.queues.get(match) ?? [];
      const { turn } = question.view.world;
      const [late, waiting] = [
        queue.filter((one) => turnOf(one) < turn),
        queue.filter((one) => turnOf(one) >= turn),
      ];
      for (const one of late) one.reject(new Error('the turn is over'));
      this.queues.set(match, [...waiting, { question, resolve, reject }]);
      this.next();
    });
  }

  /** Ends all workers; whatever is still being thought about fails. */
  async close(): Promise<void> {
    this.closed = true;
    for (const queue of this.queues.values()) for (const one of queue) one.reject(new Error('closed'));
    this.queues.clear();
    await Promise.all([...this.thinkers].map(({ worker }) => worker.terminate()));
  }

  private next(): void {
    if (this.closed || this.queues.size === 0) return;
    const free = [...this.thinkers].find(({ busy }) => !busy) ?? this.hire();
    if (!free) return;
    const asked = this.take();
    if (!asked) return;
    free.busy = asked;
    free.alarm = setTimeout(() => void free.worker.terminate(), this.patience);
    free.worker.postMessage(asked.question);
    this.next();
  }

  /** The oldest question of the match whose turn it is; that match then queues up again behind the others. */
  private take(): Waiting | undefined {
    const [first] = this.queues;
    if (!first) return undefined;
    const [match, [asked, ...rest]] = first;
    this.queues.delete(match);
    if (rest.length > 0) this.queues.set(match, rest);
    return asked;
  }

  private hire(): Thinker | null {
    if (this.thinkers.size >= this.size) return null;
    const thinker: Thinker = { worker: new Worker(this.script), busy: null, alarm: undefined };
    this.thinkers.add(thinker);
    thinker.worker.on('message', (decision: Decision) => this.done(thinker)?.resolve(decision));
    thinker.worker.on('error', (error) => console.error('A bot could not think:', error));
    thinker.worker.on('exit', () => {
      this.thinkers.delete(thinker);
      this.done(thinker)?.reject(new Error('the worker died'));
    });
    return thinker;
  }

  /** Frees a thinker for the next question; whom to tell what came of the last. */
  private done(thinker: Thinker): Waiting | null {
    const { busy } = thinker;
    clearTimeout(thinker.alarm);
    thinker.busy = null;
    // After the caller has told: a fault there must not keep others waiting.
    queueMicrotask(() => this.next());
    return busy;
  }
}

const turnOf = ({ question }: Waiting): number => question.view.world.turn;
