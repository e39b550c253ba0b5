import { createServer } from 'node:http';

/** Rejects, in words, when the port can't be had: asked before anything else is opened. */
export async function checkPort(port: number, host: string | null): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(portError(error, port)));
    probe.listen(port, host ?? undefined, () => probe.close(() => resolve()));
  });
}

/** What the one who starts the server can do about it. */
export function portError(error: unknown, port: number): Error {
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
