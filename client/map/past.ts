import type { View } from '#shared/world/view.ts';

const kept = new WeakMap<object, View>();

/** Keeps the table as a player left it, for the film of the turn that follows; a reload forgets it. */
export function keepPast(player: object, view: View): void {
  kept.set(player, view);
}

/** The view before the turn with this number was resolved, if this page has seen it. */
export function pastOf(player: object, turn: number): View | null {
  const view = kept.get(player);
  return view?.world.turn === turn ? view : null;
}
