import { think } from '#shared/bots/think.ts';
import { serve } from '../workers/serve.ts';
import type { Question } from './BotPool.ts';

// Thinks for bots, one question at a time.
serve(({ view, mind }: Question) => think(view, mind));
