import type { Treaty } from '../diplomacy/treaty.ts';
import type { Order } from '../orders/index.ts';
import { resolve } from '../turn/resolve.ts';
import { each, NATIONS } from '../world/terms.ts';
import type { View } from '../world/view.ts';

/** The half-year with a draft, as far as a nation knows what else happens in it. */
const played = ({ nation, world }: View, draft: readonly Order[]) =>
  resolve(
    world,
    each(NATIONS, (one) => (one === nation ? draft : [])),
    { explain: false },
  );

/** Treaties that a nation would break with this draft and not without, as far as it knows, as they then stand. */
export function brokenBy(view: View, draft: readonly Order[]): Treaty[] {
  const { nation, world } = view;
  const binding = world.treaties.filter((one) => one.state === 'in-force' && one.parties.includes(nation));
  if (draft.length === 0 || binding.length === 0) return [];
  const broken = (orders: readonly Order[]) => {
    const after = played(view, orders).world;
    return after.treaties.filter(
      (one) => one.state === 'broken' && binding.some((before) => before.id === one.id),
    );
  };
  const passing = new Set(broken([]).map(({ id }) => id));
  return broken(draft).filter(({ id }) => !passing.has(id));
}

/** Whether the treasury could not pay the help for companies after this draft, so that all of it ends. */
export const endsHelp = (view: View, draft: readonly Order[]): boolean =>
  draft.length > 0 &&
  played(view, draft).report.events.some(
    ({ text, nation }) => text.key === 'event.support-lapses' && nation === view.nation,
  );
