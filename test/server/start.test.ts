import { once } from 'node:events';
import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { holdFolder } from '../../server/database/hold.ts';
import { newMatch, Player } from '../kit/player.ts';
import { failToStart, removeFolder, startServer, temporaryFolder } from '../kit/server.ts';

// One folder for all: to make a database anew is the slowest part of a start.
const data = temporaryFolder();
afterAll(() => removeFolder(data));

test('a taken port is named, with what to do', async () => {
  const squatter = createServer();
  squatter.listen(0);
  await once(squatter, 'listening');
  const address = squatter.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const { code, output } = await failToStart(data, port);
  squatter.close();
  expect(code).toBe(1);
  expect(output).toBe(
    `Port ${port} is taken. Stop the other program, or choose another port: PORT=${port + 1} npm start\n`,
  );
});

test('a data folder in use is named, with its holder', async () => {
  const first = await startServer(data);
  const { code, output } = await failToStart(data, 0);
  expect(await first.stop()).toBe(0);
  expect(code).toBe(1);
  expect(output).toMatch(
    /^The data folder .* can't be used: it is in use by process \d+\. Stop that one first, or set LANTHANIDE_DATA/,
  );
});

test('a data folder that is no folder is named', async () => {
  const file = join(data, 'file');
  writeFileSync(file, '');
  chmodSync(file, 0o400);
  const { code, output } = await failToStart(join(file, 'data'), 0);
  expect(code).toBe(1);
  expect(output).toMatch(/^The data folder .*file\/data can't be used: /);
});

test('a new data folder is its owner’s alone', () => {
  const folder = join(data, 'new');
  const release = holdFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  release();
});

test('the lock of a dead process does not keep the folder', async () => {
  const first = await startServer(data);
  await first.kill();
  const second = await startServer(data);
  expect(await second.stop()).toBe(0);
}, 30_000);

test('a lock whose number a stranger bears by now does not keep the folder', async () => {
  writeFileSync(join(data, 'lock'), `${process.pid} 12345`);
  const server = await startServer(data);
  expect(await server.stop()).toBe(0);
});

test('a wrong setting is named', async () => {
  const { code, output } = await failToStart(data, 'harbour');
  expect(code).toBe(1);
  expect(output).toMatch(/^Lanthanide can't start with these settings: PORT: /);
});

test('what is not set has its default', () => {
  expect(readConfig({})).toMatchObject({ port: 2567, databaseUrl: null });
  expect(readConfig({}).data).toMatch(/\/data$/);
  expect(readConfig({ ADMIN_TOKEN: '', PORT: '' })).toMatchObject({ admin: null, port: 2567 });
  expect(() => readConfig({ DATABASE_URL: 'mysql://x' })).toThrow(/DATABASE_URL/);
});

test('a graceful stop tells the players and leaves the folder free', async () => {
  const server = await startServer(data);
  const match = await newMatch(server.url, ['JPN']);
  const player = await Player.sit(server.url, match, 'JPN');
  const stopped = server.stop();
  await player.gone();
  expect(await stopped).toBe(0);
  const again = await startServer(data, server.port);
  const back = await Player.sit(again.url, match, 'JPN');
  expect((await back.look()).view.nation).toBe('JPN');
  await back.leave();
  await again.stop();
}, 30_000);
