import { existsSync, writeFileSync } from 'node:fs';
import { snapshotColumns } from '../../server/journal/rows.ts';
import type { TurnAnswer, TurnQuestion } from '../../server/match/TurnPool.ts';
import { serve } from '../../server/workers/serve.ts';

/**
 * Resolves nothing, and shows what can go wrong by the name of the scenario: `throws`, `dies`, and any other is a file:
 * where it is missing the thread makes it and dies.
 */
serve((question: TurnQuestion): TurnAnswer => {
  if (question.is === 'why') throw new Error('nobody asks');
  const { match } = question;
  const { scenario } = match.setup;
  if (scenario === 'throws') throw new Error('no such rule');
  if (scenario === 'dies') process.exit(1);
  if (!existsSync(scenario)) {
    writeFileSync(scenario, '');
    process.exit(1);
  }
  return { columns: snapshotColumns(match) };
});
