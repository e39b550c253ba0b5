import { dependenceOn } from '../../market/trace.ts';
import { suggest } from '../../orders/index.ts';
import { SURVEY_TURNS } from '../../sites/explore.ts';
import type { Habit } from './trade.ts';

/** Looks for deposits while it depends on others and there is time for a find to count for something. */
export const prospect: Habit = (view) => {
  const { nation, world } = view;
  const searching = world.surveys.some((one) => one.by === nation);
  const late = world.turns - world.turn <= SURVEY_TURNS + 2;
  if (searching || late || world.turn < 2) return [];
  if (nation !== 'CHN' && dependenceOn(world, nation, 'heavy') < 0.4) return [];
  return suggest(view, 'explore').slice(0, 1);
};
