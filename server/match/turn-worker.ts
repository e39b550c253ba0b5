import { explain } from '#shared/explain/explain.ts';
import { finish } from '#shared/match/step.ts';
import { snapshotColumns } from '../journal/rows.ts';
import { serve } from '../workers/serve.ts';
import type { TurnAnswer, TurnQuestion } from './TurnPool.ts';

// Resolves turns, one at a time, and explains those that were not explained at once.
serve((question: TurnQuestion): TurnAnswer => {
  if (question.is === 'why') return { why: explain(question.before, question.after) };
  const { match, due, now, how } = question;
  return { columns: snapshotColumns(finish(match, due, now, how)) };
});
