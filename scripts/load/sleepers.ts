import { sql } from 'kysely';
import { NATIONS } from '#shared/world/terms.ts';
import { openDatabase } from '../../server/database/open.ts';
import { newMatch, Player, post } from '../../test/kit/player.ts';
import { removeFolder, startServer, temporaryFolder } from '../../test/kit/server.ts';
import { percentile } from '../classday/findings.ts';
import { measure } from './process.ts';

/** So many of them are opened, one after the other. */
const OPENED = 100;
const DAY_MS = 86_400_000;

/** A server on whose database so many matches by correspondence sleep, each in its third turn, none due today. */
export async function sleepers(matches: number) {
  const data = temporaryFolder();
  const first = await startServer(data);
  const match = await newMatch(first.url, [...NATIONS], { turns: 14, clock: 43_200, standIn: null });
  const players = await Promise.all(NATIONS.map((nation) => Player.sit(first.url, match, nation)));
  for (let turn = 0; turn < 2; turn++) {
    const there = players.map((player) => player.pushed(({ view }) => view.world.turn === turn + 1));
    for (const player of players) await player.ask('seal', { turn });
    await Promise.all(there);
  }
  await Promise.all(players.map((player) => player.leave()));
  await first.stop();
  await copy(data, match.match, matches);

  const began = Date.now();
  const server = await startServer(data);
  const startMs = Date.now() - began;
  const asleep = measure(server.pid);
  const openings: number[] = [];
  for (let at = 0; at < OPENED; at++) {
    const id = `${match.match}-${1 + Math.floor((at * (matches - 1)) / OPENED)}`;
    const asked = performance.now();
    const opened = await post(`${server.url}/api/matches/${id}/open`);
    if (opened.status !== 200) throw new Error(`${id} does not open: ${opened.status}`);
    openings.push(performance.now() - asked);
  }
  await server.stop();
  removeFolder(data);
  return {
    sleeping: matches,
    startMs,
    memoryMb: Math.round(asleep.memory),
    openP50: percentile(openings, 0.5),
    openP99: percentile(openings, 0.99),
  };
}

/** The same match so many times, under other ids. */
async function copy(data: string, id: string, matches: number): Promise<void> {
  const { kysely, close } = await openDatabase({ data, databaseUrl: null });
  const numbers = sql`generate_series(1, ${matches - 1}::int) as n`;
  await sql`insert into match (id, setup, wake)
    select id || '-' || n, setup, ${String(Date.now() + DAY_MS)}::bigint from match, ${numbers} where id = ${id}`.execute(
    kysely,
  );
  await sql`insert into seat (match, nation, token)
    select match || '-' || n, nation, token from seat, ${numbers} where match = ${id}`.execute(kysely);
  await sql`insert into input (match, seq, at, input)
    select match || '-' || n, seq, at, input from input, ${numbers} where match = ${id}`.execute(kysely);
  await sql`insert into snapshot (match, seq, turn, hash, state, checksum)
    select match || '-' || n, seq, turn, hash, state, checksum from snapshot, ${numbers}
    where match = ${id} and turn = (select max(turn) from snapshot where match = ${id})`.execute(kysely);
  await close();
}
