import { Encoder } from '@colyseus/schema';
import { common } from '#shared/match/desk.ts';
import { Host } from '#shared/match/host.ts';
import type { Match } from '#shared/match/match.ts';
import { isNews, type Posted } from '#shared/match/posted.ts';
import { type Due, finish } from '#shared/match/step.ts';
import type { Store } from '#shared/match/table.ts';
import type { Common, Desk, PublicTable } from '#shared/protocol/messages.ts';
import { MatchState } from '#shared/protocol/state.ts';
import { isWhole, Telling } from '#shared/updates/update.ts';
import type { NationId } from '#shared/world/terms.ts';
import { project } from '../../../server/match/project.ts';

/** When it all begins, ms since 1970. */
export const NOW = 1_700_000_000_000;

/** One device at a table, and every byte it has been told. */
export interface Listener {
  seat: NationId | null; // null: watches
  ask(type: string, message?: unknown): Promise<void>;
}

/** A host in which everything that goes to those who are not in a secret is written down. */
export interface Table {
  host: Host;
  sit(seat: NationId | null, name: string): Listener;
  /** What everybody else was told so far, in its order. */
  told: string[];
  /** Goes on to a moment, ms after the first, whatever has happened until then; with everything that happens time goes on a little. */
  moment(after: number): void;
}

/** @param privy the seats that may know the secret: what they are told is not written down */
export function tableOf(
  match: Match,
  past: Match | null,
  privy: readonly NationId[],
  store: Store,
  explain: boolean,
): Table {
  const told: string[] = [];
  const state = new MatchState();
  const wire = new Encoder(state);
  let posted: Posted | null = null;
  let clock = NOW;
  const made: { host?: Host } = {};
  const host = new Host(
    'm',
    store,
    { match, seq: 0, ...(past ? { past } : {}) },
    {
      now: () => clock++,
      fault: (what, error) => {
        throw new Error(what, { cause: error });
      },
      post: (notice) => {
        project(notice, made.host?.match ?? match, state);
        if (!isNews(notice, posted)) return;
        posted = notice;
        told.push(`state ${Buffer.from(wire.encode()).toString('hex')}`);
        wire.discardChanges();
      },
      wake: () => undefined,
      think: async () => ({ orders: [], reasons: [] }),
      finish: async (now: Match, due: Due, at: number) => finish(now, due, at, { explain }),
    },
  );
  made.host = host;
  const sit = (seat: NationId | null, name: string): Listener => {
    const hears = seat === null || !privy.includes(seat);
    const telling = new Telling();
    const note = (what: string, news: unknown, open: Common = common(host.match)) => {
      if (!hears) return;
      told.push(`${seat ?? 'watcher'} ${what} ${JSON.stringify(news)}`);
      const whole = isWhole(news) ? news : typeof news === 'object' ? lookedAt(news) : null;
      if (whole && seat !== 'USA')
        told.push(
          `${seat ?? 'watcher'} update ${Buffer.from(telling.tell('desk', whole, open)[3]).toString('hex')}`,
        );
    };
    const device = host.join(seat, name, note);
    return {
      seat,
      ask: async (type, message = {}) => note(`answer ${type}`, await host.handle(device, type, message)),
    };
  };
  const moment = (after: number) => {
    clock = NOW + after;
  };
  return { host, sit, told, moment };
}

/** What lies before whoever looked, if that is what was answered. */
function lookedAt(answer: object | null): Desk | PublicTable | null {
  if (!answer) return null;
  const looked: unknown = 'desk' in answer ? answer.desk : 'table' in answer ? answer.table : null;
  return isWhole(looked) ? looked : null;
}

/** A store that keeps nothing: nobody recovers such a match. */
export const NOWHERE: Store = { append: async () => undefined, recover: async () => null };

/** The first thing that two tables were told otherwise; null: not a byte. */
export function difference(one: readonly string[], other: readonly string[]): string | null {
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const [a = '(nothing)', b = '(nothing)'] = [one[index], other[index]];
    if (a === b) continue;
    let at = 0;
    while (a[at] === b[at]) at++;
    const near = (text: string) => text.slice(Math.max(0, at - 80), at + 60);
    return `${a.slice(0, 24)} … ${near(a)} | ${near(b)}`;
  }
  return null;
}
