import { RULES } from '#shared/world/rules.ts';
import { Accounts } from './accounts/Accounts.ts';
import { Admin } from './admin/Admin.ts';
import { createApp } from './app.ts';
import { Notices } from './away/Notices.ts';
import { post } from './away/post.ts';
import { PushKey } from './away/push.ts';
import { BotPool } from './bots/BotPool.ts';
import { Certificates } from './certificates/certificates.ts';
import { Classes } from './classroom/Classes.ts';
import { Reviewer } from './classroom/Reviewer.ts';
import { ClassStore } from './classroom/store.ts';
import { Worlds } from './classroom/worlds.ts';
import { Leases } from './cluster/Leases.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './database/open.ts';
import { announcement, lanAddresses } from './http/lan.ts';
import { checkPort, portError } from './http/port.ts';
import { Ready } from './http/ready.ts';
import { Journal } from './journal/journal.ts';
import { log } from './log.ts';
import { TurnPool } from './match/TurnPool.ts';
import { Moderation } from './moderation/Moderation.ts';
import { Board } from './ranking/Board.ts';
import { Ranking } from './ranking/Ranking.ts';
import { Sweeper } from './retention/Sweeper.ts';
import { RetentionStore } from './retention/store.ts';
import { Matches } from './tournaments/matches.ts';
import { TournamentStore } from './tournaments/store.ts';
import { Tournaments } from './tournaments/Tournaments.ts';

/** How long a graceful stop may take. */
const PATIENCE_MS = 10_000;

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (config.logLevel) log.level = config.logLevel;
  await checkPort(config.port, config.host);
  const database = await openDatabase(config);
  const threads = { bots: new BotPool(), turns: new TurnPool() };
  const leases = new Leases(database.kysely, RULES, database.pulse);
  const journal = new Journal(database.kysely, leases);
  const classes = new Classes(
    new ClassStore(database.kysely, leases, config.keep.classes),
    new Worlds(journal),
    new Reviewer(),
  );
  const certificates = await Certificates.open(database.kysely);
  const ranking = new Ranking(database.kysely, journal);
  const board = new Board(database.kysely, journal);
  const accounts = new Accounts(database.kysely, journal, ranking);
  const tournaments = new Tournaments(
    new TournamentStore(database.kysely, leases),
    new Matches(journal, ranking),
  );
  const moderation = new Moderation(database.kysely, journal, config.moderator);
  const notices = new Notices(database.kysely, await PushKey.open(database.kysely, config.contact), {
    post,
    sign: (words) => certificates.sign(words),
    now: Date.now,
  });
  const ready = new Ready({ database: () => journal.ping(), workers: () => threads.turns.alive });
  const sweeper = new Sweeper(new RetentionStore(database.kysely), journal, config.keep);
  const admin = new Admin(
    database.kysely,
    journal,
    config.databaseUrl ? 'postgresql' : 'embedded',
    ready,
    sweeper,
    config.admin,
  );
  const app = createApp(
    {
      ...threads,
      journal,
      classes,
      certificates,
      accounts,
      ranking,
      notices,
      moderation,
      board,
      tournaments,
    },
    config,
    { ready, metrics: config.metrics, admin },
  );
  const stop = async () => {
    log.info('Stopping.');
    ready.drain();
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    await sweeper.close();
    await app.close();
    await Promise.all([threads.bots.close(), threads.turns.close()]);
    await database.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  try {
    const port = await app.listen(config.port, config.host);
    announce(port, config.host);
    sweeper.start();
    log.info({ port, database: config.databaseUrl ? 'postgresql' : 'embedded' }, 'Ready.');
  } catch (error) {
    await database.close();
    throw portError(error, config.port);
  }
}

function announce(port: number, host: string | null): void {
  // The code is for somebody who sits there, not for a log.
  const code = process.stdout.isTTY === true;
  console.log(announcement(port, host === null ? lanAddresses() : [], code).join('\n'));
}
