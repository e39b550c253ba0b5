import fc from 'fast-check';
import { checkOrders, KINDS, type Order, suggest } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';

/** Legal drafts for what a nation knows: random picks from what the rules suggest. */
export function legalDraft(view: View, picks: readonly number[]): Order[] {
  const ideas = KINDS.flatMap((kind) => suggest(view, kind));
  const chosen: Order[] = [];
  for (const pick of picks) {
    const idea = ideas[Math.floor(pick * ideas.length)];
    if (idea && checkOrders(view, [...chosen, idea]).every((verdict) => verdict.ok)) chosen.push(idea);
  }
  return chosen;
}

export const picks = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 6 });
