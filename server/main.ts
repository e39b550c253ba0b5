import { networkInterfaces } from 'node:os';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './database/open.ts';
import { checkPort, portError } from './http/port.ts';
import { Journal } from './journal/journal.ts';

/** How long a graceful stop may take. */
const PATIENCE_MS = 10_000;

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});

async function main(): Promise<void> {
  const config = readConfig(process.env);
  await checkPort(config.port);
  const database = await openDatabase(config);
  const app = createApp(new Journal(database.kysely));
  const stop = async () => {
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    await app.close();
    await database.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  try {
    announce(await app.listen(config.port));
  } catch (error) {
    await database.close();
    throw portError(error, config.port);
  }
}

function announce(port: number): void {
  console.log(`Lanthanide is ready at http://localhost:${port}`);
  for (const addresses of Object.values(networkInterfaces()))
    for (const address of addresses ?? [])
      if (address.family === 'IPv4' && !address.internal)
        console.log(`  in your network:       http://${address.address}:${port}`);
}
