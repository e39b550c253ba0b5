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

/** Keeps alive what is about to go under, and cheap what is small and new: floors first, then subsidies. */
export const supportIndustry: Habit = (view) => {
  const { nation, world } = view;
  if (nation === 'CHN') return [];
  const own = world.sites.filter((site) => site.region === nation || site.owner === nation);
  const failing = (id: string) => own.some((site) => site.id === id && site.project.losses >= 2);
  const floors = suggest(view, 'price-floor').filter(
    (order) => order.kind === 'price-floor' && failing(order.site),
  );
  const losing = (stage: string) => own.some((site) => site.stage === stage && site.project.losses >= 2);
  const subsidies = suggest(view, 'subsidy').filter(
    (order) => order.kind === 'subsidy' && order.share > 0 && losing(order.stage),
  );
  return [...floors.slice(0, 1), ...subsidies.slice(0, 1)];
};
