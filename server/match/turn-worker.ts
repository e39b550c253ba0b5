import { finish } from '#shared/match/step.ts';
import { serve } from '../workers/serve.ts';
import type { TurnQuestion } from './TurnPool.ts';

// Resolves turns, one at a time.
serve(({ match, due, now }: TurnQuestion) => finish(match, due, now));
