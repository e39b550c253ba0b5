import { defineServer, matchMaker } from '@colyseus/core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { start } from '#shared/match/match.ts';
import { MATCH_ROOM } from '#shared/protocol/messages.ts';
import { Leases } from '../../server/cluster/Leases.ts';
import { type Database, openDatabase } from '../../server/database/open.ts';
import { Journal } from '../../server/journal/journal.ts';
import { libraryLog, log } from '../../server/log.ts';
import { MatchRoom } from '../../server/match/MatchRoom.ts';
import { openMatch, roomOf } from '../../server/match/open.ts';
import { setupOf } from '../kit/host.ts';
import { dataFolder, removeFolder } from '../kit/server.ts';

const data = dataFolder();
let database: Database;
let journal: Journal;
beforeAll(async () => {
  database = await openDatabase({ data, databaseUrl: null });
  journal = new Journal(database.kysely, new Leases(database.kysely));
  MatchRoom.journal = journal;
  MatchRoom.alarms = journal;
  MatchRoom.notices = { tell: async () => undefined };
  defineServer({ rooms: {}, greet: false, logger: libraryLog, gracefullyShutdown: false });
  matchMaker.defineRoomType(MATCH_ROOM, MatchRoom);
  await matchMaker.onReady;
  await journal.leases.enter('here', null, () => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(async () => {
  await matchMaker.gracefullyShutdown();
  await journal.leases.close();
  await database.close();
  removeFolder(data);
});

async function newMatch(id: string): Promise<void> {
  await journal.create(id, start(setupOf(['JPN', 'USA'])), [{ nation: 'JPN', token: 'a hash' }]);
}

/** Seals for Japan, as somebody at the table would. */
const seal = (id: string) => roomOf(id)?.held?.direct({ type: 'seal', seat: 'JPN', turn: 0 });

test('a match that is opened again while it still falls asleep can be played', async () => {
  await newMatch('drowsy');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await openMatch(journal, 'drowsy');
  const before = roomOf('drowsy');
  const slow = Promise.withResolvers<void>();
  vi.spyOn(journal, 'forget').mockReturnValueOnce(slow.promise);
  vi.advanceTimersByTime(30_000);
  vi.useRealTimers();
  await vi.waitFor(() => expect(journal.forget).toHaveBeenCalled());

  await openMatch(journal, 'drowsy');
  slow.resolve();
  await before?.asleep;
  expect(roomOf('drowsy')).not.toBe(before);
  expect(await seal('drowsy')).toMatchObject({ ok: true });
});

test('a match that could not be opened once can be played when it can be again', async () => {
  vi.spyOn(log, 'error').mockImplementation(() => undefined);
  await newMatch('unlucky');
  const slow = Promise.withResolvers<void>();
  vi.spyOn(journal, 'seats').mockRejectedValueOnce(new Error('the line broke'));
  vi.spyOn(journal, 'forget').mockReturnValueOnce(slow.promise);
  await expect(openMatch(journal, 'unlucky')).rejects.toThrow('the line broke');
  await openMatch(journal, 'unlucky');
  const released = vi.spyOn(journal.leases, 'release');
  slow.resolve();
  await vi.waitFor(() => expect(released).toHaveResolved());
  expect(await seal('unlucky')).toMatchObject({ ok: true });
});
