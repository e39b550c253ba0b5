import { type GamePlan, playGame } from './game.ts';
import type { Link } from './link.ts';
import { errorOf } from './protocol.ts';
import type { Arena } from './server.ts';

/** A rule of the protocol, and whether a bot keeps it. */
export interface Rule {
  rule: string;
  ok: boolean;
  found: string; // what it did instead; empty when it is well
  mend: string;
}

const HELLO_MS = 10_000;
const PONG_MS = 3000;
const LEAVE_MS = 5000;
const TURNS = 4;

/**
 * Plays two short matches with a bot and puts before it what a bot must bear: refusals, messages and fields of newer
 * arenas, pings, messages in pieces, the end. Which rules it breaks, and how to mend that.
 */
export async function conform(arena: Arena, command: string, seconds: number): Promise<Rule[]> {
  const rules: Rule[] = [];
  const judge = (rule: string, ok: boolean, found: string, mend: string) =>
    rules.push({ rule, ok, found: ok ? '' : found, mend });

  const { program, link: coming } = arena.start(command);
  try {
    const link = await within(HELLO_MS, Promise.race([coming, program.ended]));
    const came = link !== null && typeof link === 'object';
    judge(
      'comes to the address in ARENA_URL',
      came,
      `nobody came within ${HELLO_MS / 1000} s. ${program.output()}`,
      'Connect a WebSocket to the address in the environment variable ARENA_URL.',
    );
    if (!came) return rules;

    const greeted = (await within(HELLO_MS, link.hello)) === true;
    const [first] = link.said;
    judge(
      'says hello first, with protocol and name',
      greeted && isHello(first) && link.faults.length === 0,
      lastWords(link, `it said ${short(first)}`),
      'Send {"type":"hello","protocol":1,"name":"..."} before anything else, once.',
    );
    if (!greeted) return rules;

    judge(
      'answers pings',
      await link.ping(PONG_MS),
      `no pong within ${PONG_MS / 1000} s`,
      'Answer each ping frame with a pong frame of the same data (RFC 6455, 5.5.2).',
    );

    link.tell({ type: 'weather' });
    link.tellInPieces(JSON.stringify({ type: 'weather', sky: 'clear '.repeat(100) }));
    const before = link.faults.length;
    const one = await game(link, 'check-1', 'JPN', seconds);
    judge(
      'answers every turn in time',
      one.passed === 0,
      lastWords(link, `${one.passed} of ${TURNS} turns passed without orders. ${program.output()}`),
      `Answer each turn message with an orders message within ${seconds} s.`,
    );
    judge(
      'lets pass what it does not know, also in pieces',
      !link.gone && one.passed < TURNS,
      `it fell silent after a message of an unknown type. ${program.output()}`,
      'Ignore messages of types you do not know, and put frames together until the last one (RFC 6455, 5.4).',
    );
    const wrong = link.faults.slice(before).filter(({ code }) => code !== 'too-late');
    judge(
      'sends only messages and orders that can be read and are legal',
      wrong.length === 0,
      wrong.map(({ code, where, what }) => `${code} ${where}: ${what}`).join(' '),
      'Keep within ideas, points and treasury of the turn message, or ask with check first.',
    );

    let refused = 0;
    link.refuse = () => {
      refused += 1;
      if (refused > 1) return null;
      return errorOf('illegal-order', 'This is a test: this order is refused.', 'orders[0]');
    };
    const two = await game(link, 'check-2', 'USA', seconds);
    link.refuse = null;
    judge(
      'sends orders again when one is refused',
      refused > 1 && two.passed === 0,
      refused === 1 ? 'it did not answer the error' : lastWords(link, 'a turn passed without orders'),
      'On an error the turn is still open: mend the orders, or send none, and try again.',
    );
    judge(
      'plays one match after the other',
      two.passed < TURNS,
      'it gave no orders in the second match',
      'After over wait for the next match message; leave when the arena closes the connection.',
    );

    link.close();
    await within(LEAVE_MS, link.left);
    const code = await within(LEAVE_MS, program.ended);
    judge(
      'leaves when the arena closes',
      code === 0,
      code === null
        ? `it was still running after ${LEAVE_MS / 1000} s`
        : `it ended with ${code}. ${program.output()}`,
      'Answer the close frame and end with exit code 0.',
    );
    return rules;
  } finally {
    program.stop();
  }
}

async function game(
  link: Link,
  match: string,
  nation: 'JPN' | 'USA',
  seconds: number,
): Promise<{ passed: number }> {
  const plan: GamePlan = {
    match,
    scenario: '2010-senkaku',
    seed: 7,
    turns: TURNS,
    seconds,
    seats: { [nation]: link },
  };
  const { passed } = await playGame(plan, {}, () =>
    Promise.reject(new Error('the house follows its habits')),
  );
  return { passed: passed[nation] ?? 0 };
}

const isHello = (said: unknown): boolean =>
  typeof said === 'object' && said !== null && 'type' in said && said.type === 'hello';

const lastWords = ({ faults }: Link, otherwise: string): string => {
  const last = faults.at(-1);
  return last ? `${last.code} ${last.where}: ${last.what}` : otherwise;
};

const short = (said: unknown): string => JSON.stringify(said ?? null).slice(0, 200);

/** What comes within so many ms; null when nothing does. */
function within<T>(ms: number, coming: Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => resolve(null), ms);
    void coming.then((come) => {
      clearTimeout(patience);
      resolve(come);
    });
  });
}
