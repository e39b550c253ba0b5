import type { Device } from '#shared/match/devices.ts';
import { Host, type Surroundings } from '#shared/match/host.ts';
import { type Input, type Match, type MatchSetup, start } from '#shared/match/match.ts';
import type { Posted } from '#shared/match/posted.ts';
import { catchUp } from '#shared/match/recovery.ts';
import { step } from '#shared/match/step.ts';
import { readInput } from '#shared/match/stored.ts';
import type { Store } from '#shared/match/table.ts';
import type { Desk, Pushed } from '#shared/protocol/messages.ts';
import { hash } from '#shared/world/hash.ts';
import { RULES } from '#shared/world/rules.ts';
import type { NationId } from '#shared/world/terms.ts';

/** A setup of a short match that is nobody's in particular. */
export const setupOf = (people: NationId[], more: Partial<MatchSetup> = {}): MatchSetup => ({
  rules: RULES,
  scenario: '2010-senkaku',
  seed: 7,
  turns: 4,
  people,
  bots: {},
  clock: null,
  standIn: null,
  chat: 'free',
  watch: false,
  advice: true,
  started: 1000,
  ...more,
});

/** What a store has been given; `broken` makes it refuse. */
export class MemoryStore implements Store {
  readonly kept: { seq: number; at: number; input: Input }[] = [];
  readonly hashes: string[] = [];
  broken = false;
  private readonly first: Match;

  constructor(first: Match) {
    this.first = first;
  }

  async append(seq: number, at: number, input: string, resolved: Match | null): Promise<void> {
    if (this.broken) throw new Error('the disk is full');
    this.kept.push({ seq, at, input: readInput(input, 'test', seq) });
    if (resolved) this.hashes.push(hash(resolved.world));
  }

  async recover() {
    return catchUp('test', { match: this.first, seq: 0 }, this.kept, this.hashes);
  }
}

type News = { [T in keyof Pushed]: { type: T; news: Pushed[T] } }[keyof Pushed];

/** A device of a host and all it was told. */
export interface Sitting {
  device: Device;
  news: News[];
  ask(type: string, message?: unknown): ReturnType<Host['handle']>;
  look(): Promise<Desk>;
}

/** A host over a store in memory, with a clock that stands still. */
export function hosted(
  setup: MatchSetup,
  think: Surroundings['think'] = async () => ({ orders: [], reasons: [] }),
  more: Pick<Surroundings, 'finish' | 'explain'> = {},
) {
  const match = start(setup);
  const store = new MemoryStore(match);
  const around = { now: setup.started, notices: [] as Posted[], bell: null as number | null, faults: 0 };
  const host = new Host(
    'test',
    store,
    { match, seq: 0 },
    {
      now: () => around.now,
      fault: () => {
        around.faults += 1;
      },
      post: (notice) => around.notices.push(notice),
      wake: (after) => {
        around.bell = after;
      },
      think,
      ...more,
    },
  );
  const sit = (seat: NationId | null, name = ''): Sitting => {
    const news: News[] = [];
    const device = host.join(seat, name, (type, told) => {
      news.push(Object.assign({ type, news: told }));
    });
    const ask = (type: string, message: unknown = {}) => host.handle(device, type, message);
    return {
      device,
      news,
      ask,
      look: async () => {
        const answer = await ask('look');
        if (!('desk' in answer)) throw new Error('look was refused');
        return answer.desk as Desk;
      },
    };
  };
  return { host, store, around, sit, replayed: () => replay(match, store) };
}

const replay = (first: Match, { kept }: MemoryStore): Match =>
  kept.reduce((match, { input, at }) => {
    const done = step(match, input, at);
    if (!done.ok) throw new Error(`an input is refused: ${done.error.code}`);
    return done.match;
  }, first);
