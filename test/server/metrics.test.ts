import { expect, test, vi } from 'vitest';
import { startClass } from '../kit/classmates.ts';
import { newMatch, Player } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const SECRET = 'whoever-scrapes-knows-this';
const server = host({ METRICS_TOKEN: SECRET });

const ask = (secret: string) =>
  fetch(`${server.url}/metrics`, secret ? { headers: { authorization: `Bearer ${secret}` } } : {});

/** The value of each series, by name and labels. */
async function figures(): Promise<Map<string, number>> {
  const answer = await ask(SECRET);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const cut = line.lastIndexOf(' ');
      return [line.slice(0, cut), Number(line.slice(cut + 1))];
    }),
  );
}
const until = (check: (seen: Map<string, number>) => void) =>
  vi.waitFor(async () => check(await figures()), 10_000);

test('figures are shown to whoever has the secret, and to nobody else', async () => {
  for (const wrong of ['', 'x', `${SECRET}x`]) {
    const answer = await ask(wrong);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe('Unauthorized');
  }
  expect((await ask(SECRET)).status).toBe(200);
});

test('a match is measured: who is there, what is played, how long it takes', async () => {
  const before = await figures();
  const grown = (after: Map<string, number>, name: string) =>
    (after.get(name) ?? 0) - (before.get(name) ?? 0);
  const match = await newMatch(server.url, ['JPN', 'USA'], { turns: 4 });
  const [jpn, usa] = [await Player.sit(server.url, match, 'JPN'), await Player.sit(server.url, match, 'USA')];
  let seen = await figures();
  expect(grown(seen, 'lanthanide_matches_ongoing')).toBe(1);
  expect(grown(seen, 'lanthanide_matches_awake{over="false"}')).toBe(1);
  expect(grown(seen, 'lanthanide_connections{room="match"}')).toBe(2);

  for (let turn = 0; turn < 4; turn++) for (const player of [jpn, usa]) await player.ask('seal', { turn });
  await until((now) => expect(grown(now, 'lanthanide_matches_ongoing')).toBe(0)); // its end is noted
  seen = await figures();
  expect(grown(seen, 'lanthanide_turns_resolved_total')).toBe(4);
  expect(grown(seen, 'lanthanide_turn_resolve_duration_seconds_count')).toBe(4);
  expect(grown(seen, 'lanthanide_turn_resolve_duration_seconds_sum')).toBeGreaterThan(0);
  expect(grown(seen, 'lanthanide_acknowledgement_duration_seconds_count{type="seal"}')).toBe(8);
  expect(grown(seen, 'lanthanide_journal_append_duration_seconds_count')).toBeGreaterThanOrEqual(8);
  expect(seen.get('lanthanide_journal_appends_queued')).toBe(0);
  expect(grown(seen, 'lanthanide_fan_out_lines_total')).toBeGreaterThanOrEqual(16);
  expect(grown(seen, 'lanthanide_matches_awake{over="true"}')).toBe(1);
  for (const pool of ['turns', 'bots', 'reviews'])
    expect(seen.get(`lanthanide_worker_queue_length{pool="${pool}"}`)).toBe(0);

  expect(grown(seen, 'lanthanide_reconnections_total')).toBe(0);
  jpn.room.connection.close(); // as a tunnel does
  await jpn.gone();
  await until((now) => expect(grown(now, 'lanthanide_connections{room="match"}')).toBe(1));
  const back = await Player.sit(server.url, match, 'JPN');
  expect(grown(await figures(), 'lanthanide_reconnections_total')).toBe(1);
  await Promise.all([back.leave(), usa.leave()]);
  await until((now) => expect(grown(now, 'lanthanide_connections{room="match"}')).toBe(0));
});

test('lines of classes are counted apart', async () => {
  const { console: teacher, pupils } = await startClass(server.url, 2);
  expect((await figures()).get('lanthanide_connections{room="class"}')).toBe(3);
  await Promise.all([teacher.leave(), ...pupils.map(({ device }) => device.leave())]);
  await until((now) => expect(now.get('lanthanide_connections{room="class"}')).toBe(0));
});

test('the process tells how it is itself', async () => {
  const seen = await figures();
  for (const name of [
    'nodejs_eventloop_delay_seconds{quantile="0.99"}',
    'process_memory_usage_bytes',
    'v8js_memory_heap_used_bytes',
    'process_cpu_time_seconds_total',
    'process_uptime_seconds',
  ])
    expect(seen.get(name), name).toBeGreaterThan(0);
  expect(seen.get('lanthanide_errors_total')).toBe(0);
});
