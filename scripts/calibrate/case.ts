import { SAMPLES } from '../../shared/forecast/calibration.ts';
import { Forecaster } from '../../shared/forecast/forecast.ts';
import { figures } from '../../shared/forecast/quantities.ts';
import { rawRanges } from '../../shared/forecast/ranges.ts';
import { draw, stream } from '../../shared/random.ts';
import { resolve } from '../../shared/turn/resolve.ts';
import { create } from '../../shared/world/create.ts';
import { each, NATIONS, type NationId } from '../../shared/world/terms.ts';
import { view } from '../../shared/world/view.ts';
import type { World } from '../../shared/world/world.ts';
import type { Lineup } from '../play/game.ts';
import { lineups } from '../play/lineups.ts';
import { decide } from '../play/policies.ts';
import type { Told } from './coverage.ts';

export interface Job {
  scenario: string;
  seed: number;
}

/** One half-year as it was foretold in a seat, and as it came. */
export interface Case extends Told {
  scenario: string;
  nation: NationId;
  turn: number;
}

/** Plays a match of bots to a turn of chance, and asks in a seat of chance what the half-year will bring. */
export function makeCase({ scenario, seed }: Job): Case {
  const state = stream(seed, `calibrate ${scenario}`);
  const any = <T>(list: readonly T[], otherwise: T): T =>
    list[Math.floor(draw(state) * list.length)] ?? otherwise;
  const nation = any(NATIONS, 'CHN');
  const { mixed, par } = lineups(seed);
  const lineup = any(mixed, par);
  let world = create(scenario, seed);
  const turn = Math.floor(draw(state) * world.turns);
  while (world.turn < turn) world = resolve(world, ordersOf(world, lineup), { explain: false }).world;
  const orders = ordersOf(world, lineup);
  const forecaster = new Forecaster(view(world, nation));
  const outcomes = Array.from({ length: SAMPLES }, (_, index) => forecaster.outcome(index, orders[nation]));
  const next = resolve(world, orders, { explain: false }).world;
  return { scenario, nation, turn, told: rawRanges(outcomes), came: figures(next, nation) };
}

const ordersOf = (world: World, lineup: Lineup) =>
  each(NATIONS, (nation) => decide(lineup[nation], view(world, nation)));
