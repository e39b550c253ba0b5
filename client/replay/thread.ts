import { ask } from '../net/ask-thread.ts';
import { askedThread } from '../preview/asked.ts';
import type { AskKind, Asks, ReplayAsk, ReplayQuestion, Source } from './protocol.ts';

/** A thread that plays a match again, so that the page never waits for it. */
export class ReplayThread {
  private readonly asked = askedThread();
  private readonly port: MessagePort;

  constructor(source: Source) {
    const { port1: port, port2: theirs } = new MessageChannel();
    this.port = port;
    this.asked.thread.postMessage({ is: 'replay', source } satisfies ReplayQuestion, [theirs]);
  }

  ask<K extends AskKind>(ask: { is: K } & Asks[K]['ask'] & ReplayAsk): Promise<Asks[K]['answer']> {
    return this.answer(ask);
  }

  /** Rejects when the thread ends before the answer. */
  answer<A>(question: ReplayAsk): Promise<A> {
    return ask<A>(this.port, question, this.asked.ended);
  }

  close(): void {
    this.asked.end();
    this.port.close();
  }
}
