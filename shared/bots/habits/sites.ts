import { regionOf } from '../../market/assemble.ts';
import { dependenceOn } from '../../market/trace.ts';
import { suggest } from '../../orders/index.ts';
import { ownChain } from '../../scoring/score.ts';
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

/** Where its own chain is short, it lets taxes pay a part of what companies build. */
export const attractCompanies: Habit = (view) => {
  const { nation, world } = view;
  const { support, income, treasury } = world.nations[nation];
  if (support.credit > 0 || world.turn < 3 || treasury < income) return [];
  return ownChain(world, nation) < 0.6 ? suggest(view, 'tax-credit') : [];
};

/** After a scare it helps companies to buy elsewhere, while they still buy most from China. */
export const buyElsewhere: Habit = (view) => {
  const { nation, world } = view;
  if (nation === 'CHN' || dependenceOn(world, nation, 'light') < 0.6) return [];
  if (world.turn % 3 !== 1) return []; // companies need time to move
  const scared = regionOf(world, nation).risk > 0.2;
  return scared && regionOf(world, nation).distrust < 0.5 ? suggest(view, 'diversify') : [];
};

/** Cleans up in calm years where rules are loose; lets projects through where they are strict and it depends on others. */
export const setStandards: Habit = (view) => {
  const { nation, world } = view;
  const level = world.nations[nation].standards;
  const waiting = world.sites.filter(
    (site) => site.region === nation && site.developing && site.phase === 'permitting',
  ).length;
  const wish = level < 2 && world.turn % 5 === 3 ? level + 1 : level === 3 && waiting >= 2 ? 2 : level;
  return suggest(view, 'standards').filter((order) => order.kind === 'standards' && order.level === wish);
};

/** Lends a partner's plant money against its goods, one at a time, while it depends on China for more than half. */
export const financePlants: Habit = (view) => {
  const { nation, world } = view;
  if (nation === 'CHN' || dependenceOn(world, nation, 'light') < 0.5) return [];
  if (world.loans.some((loan) => loan.lender === nation)) return [];
  return suggest(view, 'offtake')
    .filter((order) => order.kind === 'offtake' && (order.finance ?? 0) > 0)
    .slice(0, 1);
};

/** Walks away from a contract that has become far dearer than the market. */
export const leaveDearContracts: Habit = (view) => suggest(view, 'leave-contract').slice(0, 1);
