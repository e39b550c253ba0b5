import { expect, test, vi } from 'vitest';
import { verify } from '#shared/replay/record.ts';
import type { NationId } from '#shared/world/terms.ts';
import { Accounts } from '../../server/accounts/Accounts.ts';
import { createApp } from '../../server/app.ts';
import { Notices } from '../../server/away/Notices.ts';
import { PushKey } from '../../server/away/push.ts';
import { BotPool } from '../../server/bots/BotPool.ts';
import { Certificates } from '../../server/certificates/certificates.ts';
import { Classes } from '../../server/classroom/Classes.ts';
import { Reviewer } from '../../server/classroom/Reviewer.ts';
import { ClassStore } from '../../server/classroom/store.ts';
import { Worlds } from '../../server/classroom/worlds.ts';
import { Leases } from '../../server/cluster/Leases.ts';
import { openDatabase } from '../../server/database/open.ts';
import { Journal } from '../../server/journal/journal.ts';
import { TurnPool } from '../../server/match/TurnPool.ts';
import { Moderation } from '../../server/moderation/Moderation.ts';
import { Board } from '../../server/ranking/Board.ts';
import { Ranking } from '../../server/ranking/Ranking.ts';
import { Matches } from '../../server/tournaments/matches.ts';
import { TournamentStore } from '../../server/tournaments/store.ts';
import { Tournaments } from '../../server/tournaments/Tournaments.ts';
import { newMatch, Player, recordOf } from '../kit/player.ts';
import { dataFolder, removeFolder } from '../kit/server.ts';
import { host } from '../kit/stage.ts';

const server = host();

const decisions = (inputs: { input: { type: string; turn: number; seat?: NationId } }[], turn: number) =>
  inputs.flatMap(({ input }) => (input.type === 'bot' && input.turn === turn ? input.seat : [])).toSorted();

test('a match with bots that think is played to its end, and its record holds what they decided', async () => {
  const match = await newMatch(server.url, ['JPN'], {
    bots: { strength: 1, characters: { USA: 'planner' } },
  });
  const player = await Player.sit(server.url, match, 'JPN');
  const { seats } = player.room.state;
  expect(seats.get('USA')).toMatchObject({ bot: true, character: 'planner', strength: 1 });
  expect(seats.get('JPN')).toMatchObject({ bot: false, character: '', strength: 0 });
  for (let turn = 0; turn < 4; turn++) {
    expect(await player.ask('seal', { turn })).toMatchObject({ ok: true });
    await player.pushed(({ view }) => view.world.turn === turn + 1);
  }
  const record = await recordOf(server.url, match, 'JPN');
  expect(verify(record).ok).toBe(true);
  for (let turn = 0; turn < 4; turn++) expect(decisions(record.inputs, turn)).toEqual(['CHN', 'EUR', 'USA']);
  await player.leave();
}, 60_000);

test('a server that is killed while bots think has them think again when the match wakes', async () => {
  const match = await newMatch(server.url, ['JPN'], { bots: { strength: 5 } });
  const player = await Player.sit(server.url, match, 'JPN');
  await player.ask('seal', { turn: 0 });
  await server.kill();
  await server.again();
  const back = await Player.sit(server.url, match, 'JPN');
  if ((await back.look()).view.world.turn === 0) await back.pushed(({ view }) => view.world.turn === 1);
  expect((await back.look()).report?.turn).toBe(0);
  await back.leave();
}, 60_000);

test('workers that die under their questions hold up nobody', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const folder = dataFolder();
  const database = await openDatabase({ data: folder, databaseUrl: null });
  const bots = new BotPool(1, new URL('../kit/odd-worker.ts', import.meta.url), 300);
  const leases = new Leases(database.kysely);
  const journal = new Journal(database.kysely, leases);
  const classes = new Classes(new ClassStore(database.kysely, leases), new Worlds(journal), new Reviewer());
  const turns = new TurnPool();
  const certificates = await Certificates.open(database.kysely);
  const ranking = new Ranking(database.kysely, journal);
  const accounts = new Accounts(database.kysely, journal, ranking);
  const app = createApp({
    journal,
    bots,
    turns,
    classes,
    certificates,
    accounts,
    ranking,
    notices: new Notices(database.kysely, await PushKey.open(database.kysely, null), {
      post: async () => 201,
      sign: () => '',
      now: Date.now,
    }),
    moderation: new Moderation(database.kysely, journal, null),
    board: new Board(database.kysely, journal),
    tournaments: new Tournaments(
      new TournamentStore(database.kysely, journal.leases),
      new Matches(journal, ranking),
    ),
  });
  const url = `http://localhost:${await app.listen(0)}`;
  // A hawk kills its worker, a trader keeps it for ever, a planner decides.
  const characters = { CHN: 'hawk', USA: 'trader', EUR: 'planner' } as const;
  const match = await newMatch(url, ['JPN'], { bots: { strength: 1, characters } });
  const player = await Player.sit(url, match, 'JPN');
  for (let turn = 0; turn < 2; turn++) {
    await player.ask('seal', { turn });
    await player.pushed(({ view }) => view.world.turn === turn + 1);
  }
  await player.leave();
  await app.close();
  await Promise.all([bots.close(), turns.close()]);
  await database.close();
  removeFolder(folder);
}, 60_000);
