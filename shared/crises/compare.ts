import { number, type Text, type Value } from '../text.ts';
import type { World } from '../world/world.ts';
import type { Card } from './card.ts';
import { outlook, strikes } from './happen.ts';
import type { Scope } from './terms.ts';

/** One thing that answers to a crisis move, with what each of them may do to it, on one scale for all. */
export interface Dimension {
  name: Text; // key `outcome.…`
  low: number; // ends of the scale; nought lies between them
  high: number;
  answers: Record<string, Reach>; // by response; one that does not touch it is left out
}

/** The least and the most that may come of an answer, and for how long. */
export interface Reach {
  low: number;
  high: number;
  by: Value;
  turns: Value | null;
}

/** All that any answer moves, so that every answer is seen against the same things. Costs come first. */
export function compare(world: World, card: Card, scope: Scope): Dimension[] {
  const found = new Map<string, Dimension>();
  const note = (name: Text, response: string, reach: Reach) => {
    const id = JSON.stringify(name);
    const known = found.get(id) ?? { name, low: 0, high: 0, answers: {} };
    found.set(id, {
      ...known,
      low: Math.min(known.low, reach.low),
      high: Math.max(known.high, reach.high),
      answers: { ...known.answers, [response]: reach },
    });
  };
  for (const { id, cost } of card.responses)
    if (cost > 0)
      note({ key: 'outcome.cost', values: {} }, id, {
        low: -cost,
        high: -cost,
        by: number(-cost, 'M USD'),
        turns: null,
      });
  for (const { id, effects } of card.responses)
    for (const effect of effects) {
      if (!strikes(world, effect, scope)) continue;
      const { key, values } = outlook(world, effect, scope);
      const { by, turns = null, ...about } = values;
      if (by?.is !== 'range') continue;
      note({ key: key.replace('effect.', 'outcome.'), values: about }, id, {
        low: by.low,
        high: by.high,
        by,
        turns,
      });
    }
  return [...found.values()];
}
