import { LICENSED } from '../../market/network.ts';
import { dependenceOn } from '../../market/trace.ts';
import { sum } from '../../numbers.ts';
import { suggest } from '../../orders/index.ts';
import { CONSTRUCTION, RAMP_UP } from '../../sites/stages.ts';
import type { Habit } from './trade.ts';

/** Half-years from a permit to a mine that works. */
export const MINE_TURNS = CONSTRUCTION.mine + RAMP_UP;
/** Mines on their way against those that there are, below which metal will be short when cars need it. */
const ENOUGH = 0.08;

/**
 * Opens a mine while it buys most of its metal from one country and too little is under way anywhere: what nobody
 * begins now is missing in three years, for all.
 */
export const provide: Habit = (view) => {
  const { nation, world } = view;
  const late = world.turns - world.turn <= MINE_TURNS;
  if (nation === LICENSED || late || dependenceOn(world, nation, 'light') < 0.5) return [];
  const mines = world.sites.filter((site) => site.stage === 'mine' && !site.illegal);
  const coming = mines.filter((site) => site.developing && site.phase !== 'exploration');
  const enough = sum(coming, (site) => site.capacity) >= ENOUGH * sum(mines, (site) => site.output);
  if (enough || coming.some((site) => site.owner === nation)) return [];
  return suggest(view, 'build-mine').slice(0, 1);
};

/** Turns of income beyond which money lies about. */
const PLENTY = 3;

/** Puts money that lies about to use where it lasts: land cleaned up, a trade learnt, thrift, scrap, friends where the ore is. */
export const spendPlenty: Habit = (view) => {
  const { treasury, income } = view.world.nations[view.nation];
  if (treasury < PLENTY * income) return [];
  return (['clean-up', 'know-how', 'substitution', 'recycling', 'partnership'] as const).flatMap((kind) =>
    suggest(view, kind).slice(0, 1),
  );
};
