import { CloseCode } from '@colyseus/core';
import type { Answer, MessageType } from '#shared/protocol/messages.ts';
import type { NationId } from '#shared/world/terms.ts';
import {
  answerSeconds,
  connections,
  fanOutLines,
  fanOutSeconds,
  matchesAwake,
  reconnections,
  timed,
} from './metrics.ts';

const room = 'match';

/** What is measured of one match while its room is awake. */
export class MatchMeter {
  private awake: { over: 'true' | 'false' } | null = null;
  /** Seats of which a line broke, until somebody sits there again. */
  private readonly broken = new Set<NationId>();

  opened(isOver: boolean): void {
    if (this.awake) matchesAwake.dec(this.awake);
    this.awake = { over: isOver ? 'true' : 'false' };
    matchesAwake.inc(this.awake);
  }

  closed(): void {
    if (this.awake) matchesAwake.dec(this.awake);
    this.awake = null;
  }

  joined(seat: NationId | null): void {
    connections.inc({ room });
    if (seat && this.broken.delete(seat)) reconnections.inc();
  }

  left(seat: NationId | null, code: number): void {
    connections.dec({ room });
    if (seat && code !== CloseCode.CONSENTED && code !== CloseCode.NORMAL_CLOSURE) this.broken.add(seat);
  }

  answered(type: MessageType, answer: () => Promise<Answer>): Promise<Answer> {
    return timed({ startTimer: () => answerSeconds.startTimer({ type }) }, answer);
  }

  /** @param lines to which it goes */
  told(lines: number, tell: () => void): void {
    const stop = fanOutSeconds.startTimer();
    tell();
    stop();
    fanOutLines.inc(lines);
  }
}
