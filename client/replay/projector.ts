import type { Answer } from '#shared/protocol/messages.ts';
import type { Moment } from '#shared/replay/reel.ts';
import type { Dial, Ears } from '../net/transport.ts';
import type { ReplayAsk } from './protocol.ts';
import type { ReplayThread } from './thread.ts';

type Look = Extract<ReplayAsk, { is: 'moment' }>;

/** Lets the panels of a match look at moments of the past: to them it is a line to a table where nothing can be done. */
export class Projector {
  private readonly thread: ReplayThread;
  private ears: Ears | null = null;
  private wanted: Look;

  constructor(thread: ReplayThread, first: Look) {
    this.thread = thread;
    this.wanted = first;
  }

  readonly dial: Dial = async (_, ears) => {
    this.ears = ears;
    return {
      request: async <T>(type: string): Promise<Answer<T>> =>
        type === 'look'
          ? this.thread.answer<Answer<T>>({ ...this.wanted, is: 'look' })
          : { ok: false, error: { code: 'over' } },
      leave: () => {
        this.ears = null;
      },
    };
  };

  /** Shows another moment; null when by then a later wish has overtaken this one. */
  async show(look: Look): Promise<Moment | null> {
    this.wanted = look;
    const moment = await this.thread.ask(look);
    if (!moment || this.wanted !== look) return null;
    this.ears?.notice(moment.notice);
    this.ears?.news.desk(moment.desk);
    return moment;
  }
}
