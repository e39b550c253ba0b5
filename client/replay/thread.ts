import { rulesThread } from '../preview/thread.ts';
import type { AskKind, Asks, ReplayAsk, ReplayQuestion, Source } from './protocol.ts';

/** A thread that plays a match again, so that the page never waits for it. */
export class ReplayThread {
  private readonly thread = rulesThread();
  private readonly port: MessagePort;

  constructor(source: Source) {
    const { port1: port, port2: theirs } = new MessageChannel();
    this.port = port;
    this.thread.postMessage({ is: 'replay', source } satisfies ReplayQuestion, [theirs]);
  }

  ask<K extends AskKind>(ask: { is: K } & Asks[K]['ask'] & ReplayAsk): Promise<Asks[K]['answer']> {
    return this.answer(ask);
  }

  /** Rejects when the thread breaks before the answer. */
  answer<A>(ask: ReplayAsk): Promise<A> {
    const { port1: answer, port2: back } = new MessageChannel();
    const answered = new Promise<A>((resolve, reject) => {
      answer.addEventListener('message', ({ data }: MessageEvent<A>) => resolve(data));
      this.thread.addEventListener('error', () => reject(new Error('the thread has ended')));
    });
    answer.start();
    this.port.postMessage(ask, [back]);
    return answered;
  }

  close(): void {
    this.thread.terminate();
  }
}
