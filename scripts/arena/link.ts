import type { WebSocket } from 'ws';
import { MOST_ORDERS } from '../../shared/match/draft.ts';
import { checkOrders, type Order } from '../../shared/orders/index.ts';
import { RULES } from '../../shared/world/rules.ts';
import type { View } from '../../shared/world/view.ts';
import { english } from './english.ts';
import { orderSchemas } from './ideas.ts';
import {
  type ArenaError,
  type ErrorCode,
  errorOf,
  type FromBot,
  PROTOCOL,
  type ToBot,
  type Verdict,
} from './protocol.ts';
import { json, readMessage, readOrders } from './reading.ts';

/** The largest message that a bot may send, in bytes. */
export const MOST_BYTES = 64 * 1024;
/** Messages that a bot may send in a turn. */
const MOST_MESSAGES = 200;

/** What a bot did wrong, and when. */
export interface Fault {
  code: ErrorCode;
  what: string;
  where: string;
  match: string | null;
  turn: number | null;
}

/** A turn that a bot is asked about. */
export interface Question {
  match: string;
  turn: number;
  view: View;
  seconds: number;
}

interface Open extends Question {
  since: number; // ms
  answer(orders: Order[] | null): void;
}

/** The connection to one bot: reads what it says, tells it what is wrong and how to mend it. */
export class Link {
  readonly faults: Fault[] = [];
  /** Everything it said, parsed or not, oldest first. */
  readonly said: unknown[] = [];
  name: string | null = null;
  slowest = 0; // ms that it took for its orders
  /** Has orders that are in order refused all the same; for the check of bots. */
  refuse: ((orders: readonly Order[]) => ArenaError | null) | null = null;
  private readonly socket: WebSocket;
  private readonly greeted = Promise.withResolvers<boolean>();
  private readonly ended = Promise.withResolvers<void>();
  private open: Open | null = null;
  private last: { match: string; turn: number } | null = null;
  private messages = 0;

  constructor(socket: WebSocket, seconds: number) {
    this.socket = socket;
    socket.on('message', (data, binary) => this.hear(String(data), binary));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.greeted.resolve(false);
      this.open?.answer(null);
      this.ended.resolve();
    });
    this.tell({
      type: 'hello',
      protocol: PROTOCOL,
      rules: RULES,
      seconds,
      mostOrders: MOST_ORDERS,
      mostBytes: MOST_BYTES,
    });
  }

  /** Whether it has said hello; false when it left instead. */
  get hello(): Promise<boolean> {
    return this.greeted.promise;
  }

  get gone(): boolean {
    return this.socket.readyState !== this.socket.OPEN;
  }

  /** Resolves when the connection is closed. */
  get left(): Promise<void> {
    return this.ended.promise;
  }

  tell(message: ToBot | { type: string }): void {
    if (!this.gone) this.socket.send(JSON.stringify(message));
  }

  /** Says something in several frames, as a server may. */
  tellInPieces(text: string): void {
    for (let at = 0; at < text.length; at += 100)
      this.socket.send(text.slice(at, at + 100), { fin: at + 100 >= text.length });
  }

  /** Whether it answers a ping within so many ms. */
  ping(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const patience = setTimeout(() => resolve(false), ms);
      this.socket.once('pong', () => {
        clearTimeout(patience);
        resolve(true);
      });
      this.socket.ping();
    });
  }

  close(): void {
    this.socket.close(1000, 'the arena is over');
  }

  /** Asks for the orders of a turn; null when none came in time. */
  play(question: Question): Promise<Order[] | null> {
    if (this.gone) return Promise.resolve(null);
    this.messages = 0;
    this.last = question;
    return new Promise((resolve) => {
      const patience = setTimeout(() => {
        this.blame(errorOf('too-late', `No orders within ${question.seconds} s.`));
        answer(null);
      }, question.seconds * 1000);
      const answer = (orders: Order[] | null) => {
        clearTimeout(patience);
        this.open = null;
        resolve(orders);
      };
      this.open = { ...question, since: performance.now(), answer };
    });
  }

  private hear(text: string, binary: boolean): void {
    this.messages += 1;
    const error =
      this.messages > MOST_MESSAGES
        ? errorOf('too-many', `More than ${MOST_MESSAGES} messages.`)
        : this.read(text, binary);
    if (!error) return;
    this.blame(error);
    if (FINAL.has(error.code)) this.socket.close(1008, error.code);
  }

  private read(text: string, binary: boolean): ArenaError | null {
    const raw = binary ? undefined : json(text);
    this.said.push(raw === undefined ? text : raw);
    const read = readMessage(raw, binary);
    return read.ok ? this.handle(read.message) : read.error;
  }

  private handle(message: FromBot): ArenaError | null {
    if (message.type === 'hello') return this.greet(message);
    if (this.name === null) return errorOf('not-now', 'Nobody has said hello yet.');
    if (message.type === 'schema') {
      this.tell({ type: 'schema', orders: orderSchemas() });
      return null;
    }
    const { open } = this;
    if (!open || open.match !== message.match || open.turn !== message.turn) return this.outOfTurn(message);
    const read = readOrders(message.orders);
    if (!read.ok) return read.error;
    return message.type === 'check' ? this.check(open, read.orders) : this.take(open, read.orders);
  }

  private check({ match, turn, view }: Open, orders: readonly Order[]): null {
    const verdicts = checkOrders(view, orders).map(
      (one): Verdict => (one.ok ? one : { ok: false, what: english(one.why), why: one.why }),
    );
    this.tell({ type: 'checked', match, turn, verdicts });
    return null;
  }

  private take({ match, turn, view, since, answer }: Open, orders: Order[]): ArenaError | null {
    for (const [at, verdict] of checkOrders(view, orders).entries())
      if (!verdict.ok) return errorOf('illegal-order', english(verdict.why), `orders[${at}]`, verdict.why);
    const refused = this.refuse?.(orders);
    if (refused) {
      this.tell(refused);
      return null;
    }
    this.slowest = Math.max(this.slowest, performance.now() - since);
    this.tell({ type: 'accepted', match, turn });
    answer(orders);
    return null;
  }

  private greet({ protocol, name }: Extract<FromBot, { type: 'hello' }>): ArenaError | null {
    if (this.name !== null) return errorOf('not-now', 'Hello has been said.');
    if (protocol !== PROTOCOL)
      return errorOf('wrong-protocol', `This arena speaks protocol ${PROTOCOL}.`, 'protocol');
    this.name = name;
    this.greeted.resolve(true);
    return null;
  }

  private outOfTurn({ match, turn }: { match: string; turn: number }): ArenaError {
    const { open, last } = this;
    if (!open && last?.match === match && last.turn === turn)
      return errorOf('not-now', `Turn ${turn} has been played.`);
    if (last?.match === match && turn < last.turn)
      return errorOf('too-late', `Turn ${turn} is over; it is turn ${last.turn}.`, 'turn');
    if (last?.match !== match)
      return errorOf('wrong-turn', `The match is ${last?.match ?? 'still to come'}.`, 'match');
    return errorOf('wrong-turn', `It is turn ${last.turn}.`, 'turn');
  }

  private blame(error: ArenaError): void {
    const { code, what, where } = error;
    this.faults.push({ code, what, where, match: this.last?.match ?? null, turn: this.last?.turn ?? null });
    this.tell(error);
  }
}

/** After these it is of no use to go on. */
const FINAL: ReadonlySet<ErrorCode> = new Set(['too-many', 'wrong-protocol']);
