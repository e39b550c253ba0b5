import type { Verified } from '../server/backup/verify.ts';

/** Says what came of playing every match again; ends the command with 1 where one came out otherwise. */
export function tellVerified({ over, running, old, faults }: Verified): void {
  console.log(
    `played again, every world as it was: ${over} matches that are over, ${running} that go on` +
      (old > 0 ? `; ${old} by older rules could only be read` : ''),
  );
  for (const fault of faults) console.error(fault);
  if (faults.length === 0) return;
  console.error(`${faults.length} matches came out otherwise than they are stored.`);
  process.exit(1);
}
