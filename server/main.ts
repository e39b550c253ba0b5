import { networkInterfaces } from 'node:os';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './database/open.ts';
import { Journal } from './journal/journal.ts';

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const database = await openDatabase(config);
  const server = createApp(new Journal(database.kysely));
  try {
    await server.listen(config.port);
  } catch (error) {
    await database.close();
    throw portError(error, config.port);
  }
  announce(config.port);
  const stop = async () => {
    await server.gracefullyShutdown(false);
    await database.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}

function portError(error: unknown, port: number): Error {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE')
    return new Error(
      `Port ${port} is taken. Stop the other program, or choose another port: PORT=${port + 1} npm start`,
    );
  if (code === 'EACCES')
    return new Error(
      `Port ${port} may not be used without rights. Choose one above 1023: PORT=2567 npm start`,
    );
  return error instanceof Error ? error : new Error(String(error));
}

function announce(port: number): void {
  console.log(`Lanthanide is ready at http://localhost:${port}`);
  for (const addresses of Object.values(networkInterfaces()))
    for (const address of addresses ?? [])
      if (address.family === 'IPv4' && !address.internal)
        console.log(`  in your network:       http://${address.address}:${port}`);
}
