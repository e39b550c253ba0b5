import { BOTS, botFor } from '#shared/bots/index.ts';
import type { ScenarioId } from '#shared/scenarios/index.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { type View, view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';

/** A world after so many turns of four bots, as one nation may know it. */
export function viewAfter(
  turns: number,
  nation: NationId,
  scenario: ScenarioId = '2010-senkaku',
  seed = 7,
): View {
  let world: World = create(scenario, seed);
  for (let turn = 0; turn < turns; turn++) {
    const orders = each(NATIONS, (one) => BOTS[botFor(seed, one)].decide(view(world, one)));
    world = resolve(world, orders, { explain: false }).world;
  }
  return view(world, nation);
}
