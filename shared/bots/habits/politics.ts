import { suggest } from '../../orders/index.ts';
import { VERY_WEAK, WEAK } from '../../politics/approval.ts';
import { nextElection, VOTED_OUT } from '../../politics/elections.ts';
import { liabilities } from '../../politics/environment.ts';
import type { Want } from '../../politics/politics.ts';
import type { View } from '../../world/view.ts';
import type { Habit } from './trade.ts';

/** Spends on opinion when the government is weak, or an election is near and would be lost. */
export const courtVoters: Habit = (view) => {
  const { nation, world } = view;
  const { approval } = world.nations[nation].politics;
  const vote = nextElection(world, nation);
  const soon = vote !== null && vote - world.turn <= 1;
  const needed =
    approval < VERY_WEAK + 2 || (approval < WEAK + 2 && rich(view)) || (soon && approval < VOTED_OUT + 3);
  return needed ? suggest(view, 'campaign') : [];
};

/** Restores land while it costs less than the bill would, as far as money lies about. */
export const cleanUp: Habit = (view) => {
  const { nation, world } = view;
  const owed = liabilities(world, nation);
  const much = owed > 1.5 * world.nations[nation].start.income;
  return rich(view) && (much || nation === 'USA') ? suggest(view, 'clean-up') : [];
};

/** Talks to the neighbours of its projects while permits are asked for. */
export const winConsent: Habit = (view) => suggest(view, 'consult').slice(0, 1);

/** Does what a lobby asks for where that is an order of its own and cheap. */
export const heedLobbies: Habit = (view) => {
  const want = view.world.nations[view.nation].politics.demand?.want;
  return want ? (ANSWERS[want]?.(view) ?? []) : [];
};

const ANSWERS: Partial<Record<Want, Habit>> = {
  'heavy-cover': (view) =>
    suggest(view, 'stockpile').filter(
      (order) => order.kind === 'stockpile' && order.tonnes > 0 && order.commodity === 'heavy',
    ),
  protection: (view) =>
    suggest(view, 'subsidy').filter(
      (order) => order.kind === 'subsidy' && order.stage === 'magnet' && order.share > 0,
    ),
  recycling: (view) => suggest(view, 'recycling').slice(0, 1),
  'new-site': (view) => suggest(view, 'build-separation').slice(0, 1),
  'clean-up': (view) => suggest(view, 'clean-up'),
};

/** Money for more than two turns lies about. */
const rich = ({ nation, world }: View): boolean =>
  world.nations[nation].treasury > 2 * world.nations[nation].start.income;
