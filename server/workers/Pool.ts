import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { log } from '../log.ts';
import type { Load } from '../metrics/metrics.ts';
import type { Said } from './serve.ts';

/** How a pool works. */
export interface PoolPlan {
  script: URL; // of a thread that answers by `serve`
  size: number; // threads at most; they start when they are first needed
  patience: number; // ms after which a thread is taken for lost
  tries: number; // threads that a question may die with
  ahead?: number; // questions that a thread has before it, so that it need not wait for the next one (1)
}

/** A question in the queue, and whom to tell. */
interface Waiting<Question, Answer> {
  question: Question;
  tries: number; // that are left
  part(answer: Answer): void;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** A thread and what it is asked. */
interface Thread<Question, Answer> {
  worker: Worker;
  read: boolean; // its scripts
  busy: Waiting<Question, Answer>[]; // answered one after the other
  alarm: NodeJS.Timeout | undefined; // when it is taken for lost
}

/**
 * Threads that do for all matches what no message should wait for. Matches take turns, whoever asks most. A thread
 * that dies is replaced; what it was asked is asked again as often as the plan says, and then fails.
 */
export class Pool<Question, Answer> {
  private readonly plan: PoolPlan;
  private readonly threads = new Set<Thread<Question, Answer>>();
  /** What is still to be asked, by who asks; the one whose turn it is stands first. */
  private readonly queues = new Map<string, Waiting<Question, Answer>[]>();
  /** Counts what is asked again, which stands in the queue for itself. */
  private again = 0;
  private closed = false;
  private readonly reading = Promise.withResolvers<void>();

  constructor(plan: PoolPlan) {
    this.plan = plan;
  }

  /** Resolves when a first thread has read its scripts; asking for it starts one. */
  get ready(): Promise<void> {
    if (this.threads.size === 0 && !this.closed) this.hire();
    return this.reading.promise;
  }

  /** Whether a thread has read its scripts and lives; asking for it starts one where there is none. */
  get alive(): boolean {
    if (this.threads.size === 0 && !this.closed) this.hire();
    return [...this.threads].some(({ read }) => read);
  }

  get load(): Load {
    const waiting = [...this.queues.values()].reduce((sum, { length }) => sum + length, 0);
    return { waiting, busy: [...this.threads].filter(({ busy }) => busy.length > 0).length };
  }

  /**
   * The last answer; rejects when there is none.
   * @param by who asks
   * @param part is told of what comes before the last answer
   */
  ask(by: string, question: Question, part: (answer: Answer) => void = () => undefined): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(new Error('closed'));
      const queue = this.queues.get(by) ?? [];
      this.queues.set(by, [...queue, { question, tries: this.plan.tries, part, resolve, reject }]);
      this.next();
    });
  }

  /** Takes questions out of the queue that need no answer any more; they fail. */
  drop(by: string, late: (question: Question) => boolean, why: string): void {
    const queue = this.queues.get(by) ?? [];
    const kept = queue.filter(({ question }) => !late(question));
    if (kept.length > 0) this.queues.set(by, kept);
    else this.queues.delete(by);
    for (const one of queue) if (!kept.includes(one)) one.reject(new Error(why));
  }

  /** Ends all threads; whatever they are still doing fails. */
  async close(): Promise<void> {
    this.closed = true;
    for (const queue of this.queues.values()) for (const one of queue) one.reject(new Error('closed'));
    this.queues.clear();
    await Promise.all([...this.threads].map(({ worker }) => worker.terminate()));
  }

  private next(): void {
    if (this.closed || this.queues.size === 0) return;
    const free = this.free();
    if (!free) return;
    const asked = this.take();
    if (!asked) return;
    if (free.busy.push(asked) === 1) this.watch(free);
    free.worker.postMessage(asked.question);
    this.next();
  }

  /** The thread that has least to do, should there be one that may be asked. */
  private free(): Thread<Question, Answer> | null {
    const least = (most: number) =>
      [...this.threads]
        .filter(({ busy }) => busy.length <= most)
        .sort((one, other) => one.busy.length - other.busy.length)[0] ?? null;
    return least(0) ?? this.hire() ?? least((this.plan.ahead ?? 1) - 1);
  }

  /** Takes a thread for lost that has not answered for too long. */
  private watch(thread: Thread<Question, Answer>): void {
    thread.alarm = setTimeout(() => void thread.worker.terminate(), this.plan.patience);
  }

  /** The oldest question of the one whose turn it is, who then queues up again behind the others. */
  private take(): Waiting<Question, Answer> | undefined {
    const [first] = this.queues;
    if (!first) return undefined;
    const [by, [asked, ...rest]] = first;
    this.queues.delete(by);
    if (rest.length > 0) this.queues.set(by, rest);
    return asked;
  }

  private hire(): Thread<Question, Answer> | null {
    if (this.threads.size >= this.plan.size) return null;
    const thread: Thread<Question, Answer> = {
      worker: new Worker(this.plan.script, { name: basename(this.plan.script.pathname, '.ts') }),
      read: false,
      busy: [],
      alarm: undefined,
    };
    this.threads.add(thread);
    const { worker } = thread;
    worker.unref(); // who asks keeps the process alive
    worker.on('message', (said: Said<Answer>) => {
      if (said.is === 'ready') {
        thread.read = true;
        this.reading.resolve();
      } else if (said.is === 'failed') this.done(thread)?.reject(new Error(said.why));
      else if (said.is === 'part') thread.busy[0]?.part(said.answer);
      else this.done(thread)?.resolve(said.answer);
    });
    worker.on('error', (error) =>
      log.error({ err: error, script: basename(this.plan.script.pathname) }, 'A thread failed.'),
    );
    worker.on('exit', () => {
      this.threads.delete(thread);
      const lost = this.done(thread);
      const others = thread.busy.splice(0);
      if (lost && !this.closed && lost.tries > 1) others.unshift({ ...lost, tries: lost.tries - 1 });
      else lost?.reject(new Error('the worker died'));
      for (const one of others)
        if (this.closed) one.reject(new Error('closed'));
        else this.queues.set(`again ${this.again++}`, [one]);
      this.next();
    });
    return thread;
  }

  /** Frees a thread for the next question; whom to tell what came of the last. */
  private done(thread: Thread<Question, Answer>): Waiting<Question, Answer> | null {
    clearTimeout(thread.alarm);
    const done = thread.busy.shift() ?? null;
    if (thread.busy.length > 0) this.watch(thread);
    // After the caller has told: a fault there must not keep others waiting.
    queueMicrotask(() => this.next());
    return done;
  }
}
