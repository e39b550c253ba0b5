import { restore } from '../server/backup/restore.ts';
import { verifyMatches } from '../server/backup/verify.ts';
import { readConfig } from '../server/config.ts';
import { connect } from '../server/database/open.ts';
import { readOptions } from './arguments.ts';
import { wrongUse } from './goals.ts';
import { tellVerified } from './verified.ts';

const USAGE = `Usage: npm run restore -- --from FILE [--verify]
Brings a backup into an empty database: DATABASE_URL, or the one in LANTHANIDE_DATA, which no server may be using.
--verify plays every match again and compares each world with what is stored.`;

const { values } = readOptions(USAGE, {
  options: { from: { type: 'string' }, verify: { type: 'boolean', default: false } },
});
if (values.from === undefined) wrongUse(USAGE);

try {
  const config = readConfig(process.env);
  const database = await connect(config);
  try {
    const { head, rows } = await restore(database, values.from);
    console.log(`restored the backup of ${head.made}, by Lanthanide ${head.version}: ${rows.match} matches`);
    if (values.verify) tellVerified(await verifyMatches(database.kysely));
  } finally {
    await database.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
