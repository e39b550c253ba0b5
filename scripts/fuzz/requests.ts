import { Agent, request as send } from 'node:http';
import { draw, stream } from '#shared/random.ts';
import { mutate } from '../../test/kit/mutate.ts';

/** Requests that are under way at once. */
const AT_ONCE = 32;

/** What became of mutated requests. */
export interface Requested {
  requests: number;
  statuses: Record<string, number>;
  faults: number; // 500 and above, which are faults of ours
  stacks: number; // answers in which a line of our code stands
  broken: number; // no answer at all
}

type Asked = { method: string; path: string; body?: unknown };

/** Requests as a page sends them, with `match` and `lesson` that exist. */
const known = (match: string, lesson: string): Asked[] => [
  {
    method: 'POST',
    path: '/api/matches',
    body: { scenario: '2010-senkaku', seed: 1, turns: 4, seats: ['JPN'], clock: null },
  },
  { method: 'POST', path: `/api/matches/${match}/open`, body: {} },
  { method: 'GET', path: `/api/matches/${match}/record` },
  { method: 'GET', path: `/api/matches/${match}/away` },
  { method: 'POST', path: `/api/matches/${match}/away`, body: { do: 'leave', on: true } },
  { method: 'POST', path: `/api/matches/${match}/rematch`, body: { name: 'Ann' } },
  {
    method: 'POST',
    path: `/api/matches/${match}/reports`,
    body: { letter: 0, turn: 0, from: 'USA', reason: 'spam', words: '' },
  },
  { method: 'GET', path: '/api/lobbies' },
  { method: 'POST', path: '/api/lobbies/quick', body: { name: 'Ann', rated: false } },
  { method: 'POST', path: '/api/lobbies/ABCDEF/join', body: { name: 'Ann' } },
  { method: 'GET', path: '/api/lobbies/ABCDEF?version=1' },
  { method: 'POST', path: `/api/classes/${lesson}/join`, body: { name: 'Ann' } },
  { method: 'POST', path: `/api/classes/${lesson}/open`, body: {} },
  { method: 'GET', path: `/api/classes/${lesson}/debrief` },
  { method: 'POST', path: '/api/account/sign-up/options', body: { name: 'Ann' } },
  {
    method: 'POST',
    path: '/api/account/sign-in',
    body: { id: 'x', rawId: 'x', type: 'public-key', response: {} },
  },
  { method: 'POST', path: '/api/account/recover', body: { code: 'AAAA-BBBB' } },
  { method: 'GET', path: '/api/leaderboard?season=2026-4&page=2' },
  { method: 'GET', path: '/api/games?before=1' },
  { method: 'GET', path: '/api/tournaments/ABCDEF' },
  { method: 'POST', path: '/api/moderation', body: { do: 'silence', report: 'x', note: '' } },
  { method: 'POST', path: `/matchmake/joinById/${match}`, body: { token: 'x' } },
  { method: 'POST', path: '/matchmake/create/match', body: { match } },
  { method: 'GET', path: '/assets/none.js' },
  { method: 'GET', path: '/healthz' },
];

/** From here on Colyseus counts why it gives no place; that is a refusal, and no fault. */
const LIBRARY = 520;

/** Sends mutated requests to a real server: each is answered, none with a fault of ours. */
export async function requests(
  { port, match, lesson }: { port: number; match: string; lesson: string },
  count: number,
  seed: number,
): Promise<Requested> {
  const chance = stream(seed, 'fuzz requests');
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const found: Requested = { requests: 0, statuses: {}, faults: 0, stacks: 0, broken: 0 };
  const all = known(match, lesson);
  const line = async () => {
    while (found.requests < count) {
      found.requests += 1;
      const asked = all[Math.floor(draw(chance) * all.length)];
      if (!asked) continue;
      const one = odd(asked, chance);
      // A line that is kept may be closed just as it is used again: a new one tells whether it was that.
      const answer = (await ask(port, agent, one)) ?? (await ask(port, false, one));
      if (!answer) found.broken += 1;
      else {
        found.statuses[answer.status] = (found.statuses[answer.status] ?? 0) + 1;
        if (answer.status >= 500 && answer.status < LIBRARY) found.faults += 1;
        if (/\bat .*\.(ts|mjs|js):\d+/.test(answer.text)) found.stacks += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
  agent.destroy();
  return found;
}

/** A request with something else in its path, body, headers or method. */
function odd({ method, path, body }: Asked, chance: ReturnType<typeof stream>) {
  const lot = draw(chance);
  const text = body === undefined ? '' : (JSON.stringify(lot < 0.6 ? mutate(body, chance) : body) ?? '');
  const at = Math.floor(draw(chance) * (path.length - 1)) + 1;
  const bent = String(mutate(path.slice(at), chance)).slice(0, 3_000);
  return {
    method:
      lot > 0.95
        ? (['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'][Math.floor(draw(chance) * 5)] ?? 'PUT')
        : method,
    path: lot > 0.6 ? path.slice(0, at) + encodeURI(bent.toWellFormed()).replaceAll(/[\s]/g, '') : path,
    headers: {
      'content-type': lot > 0.9 ? 'text/plain' : 'application/json',
      ...(draw(chance) < 0.5 ? { authorization: `Bearer ${'A'.repeat(Math.floor(draw(chance) * 60))}` } : {}),
      ...(draw(chance) < 0.1 ? { 'x-forwarded-for': '1.2.3.4, <script>', host: 'evil.example' } : {}),
    },
    text: lot > 0.55 && lot < 0.6 ? text.slice(0, text.length / 2) : text,
  };
}

function ask(
  port: number,
  agent: Agent | false,
  { method, path, headers, text }: ReturnType<typeof odd>,
): Promise<{ status: number; text: string } | null> {
  return new Promise((resolve) => {
    const request = send(
      { port, host: '127.0.0.1', method, path, headers, agent, timeout: 30_000 },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
        );
        response.on('error', () => resolve(null));
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(null));
    request.end(method === 'GET' || method === 'HEAD' ? undefined : text);
  });
}
