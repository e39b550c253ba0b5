import type { Decision } from '#shared/bots/think.ts';
import type { Question } from '../../server/bots/BotPool.ts';
import { serve } from '../../server/workers/serve.ts';

/** A worker that does by character what can go wrong: a hawk kills it, a trader is never done, a planner does nothing. */
serve(({ mind }: Question): Decision => {
  if (mind.character === 'hawk') process.exit(1);
  if (mind.character === 'trader') for (;;);
  return { orders: [], reasons: [] };
});
