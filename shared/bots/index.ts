import { checkOrders, type Order } from '../orders/index.ts';
import { drawFrom } from '../random.ts';
import type { NationId } from '../world/terms.ts';
import type { View } from '../world/view.ts';
import * as control from './habits/control.ts';
import * as crises from './habits/crises.ts';
import * as diplomacy from './habits/diplomacy.ts';
import * as politics from './habits/politics.ts';
import * as sites from './habits/sites.ts';
import * as trade from './habits/trade.ts';

/** A player of rules: it sees only a View, and the same view always gets the same orders. */
export interface Bot {
  id: BotId;
  decide(view: View): Order[];
}

export const BOT_IDS = ['hawk', 'trader', 'planner'] as const;
export type BotId = (typeof BOT_IDS)[number];

/** Each character is a list of habits, the most urgent first. */
const HABITS: Record<BotId, trade.Habit[]> = {
  hawk: [
    crises.standFirm,
    diplomacy.keepPromises,
    diplomacy.complyLate,
    diplomacy.answerProposals,
    control.delayShipments,
    trade.embargoFoes,
    trade.tightenExports,
    control.guardTrade,
    control.strikeBack,
    control.bringToOrder,
    control.taxExports,
    control.husband,
    trade.answerEmbargo,
    trade.keepStock,
    trade.buildChain,
    trade.openMines,
    trade.acceptFairOffers,
    politics.courtVoters,
    trade.signOfftake,
    trade.recycle,
    trade.researchSubstitutes,
    sites.setStandards,
    politics.heedLobbies,
    politics.cleanUp,
    diplomacy.proposeTreaties,
    diplomacy.goToCourt,
    diplomacy.courtPartners,
  ],
  trader: [
    crises.giveWay,
    diplomacy.keepPromises,
    diplomacy.complyWithRulings,
    diplomacy.answerProposals,
    diplomacy.goToCourt,
    diplomacy.proposeTreaties,
    diplomacy.leaveTreaties,
    trade.acceptFairOffers,
    politics.courtVoters,
    politics.heedLobbies,
    trade.answerEmbargo,
    trade.easeExports,
    sites.financePlants,
    trade.signOfftake,
    trade.keepStock,
    trade.openMines,
    trade.recycle,
    trade.buildChain,
    trade.researchSubstitutes,
    sites.leaveDearContracts,
    sites.supportIndustry,
    sites.attractCompanies,
    sites.buyElsewhere,
    control.strikeBack,
    control.learnTrade,
    sites.prospect,
    sites.setStandards,
    politics.winConsent,
    politics.cleanUp,
    diplomacy.courtPartners,
  ],
  planner: [
    crises.spendOnIt,
    diplomacy.keepPromises,
    diplomacy.complyWithRulings,
    diplomacy.answerProposals,
    diplomacy.proposeTreaties,
    diplomacy.leaveTreaties,
    diplomacy.goToCourt,
    diplomacy.courtPartners,
    politics.courtVoters,
    trade.answerEmbargo,
    trade.buildChain,
    trade.openMines,
    trade.researchSubstitutes,
    trade.recycle,
    control.strikeBack,
    control.learnTrade,
    control.bringToOrder,
    control.husband,
    sites.financePlants,
    trade.signOfftake,
    trade.keepStock,
    trade.easeExports,
    trade.acceptFairOffers,
    sites.leaveDearContracts,
    sites.supportIndustry,
    sites.attractCompanies,
    sites.buyElsewhere,
    sites.prospect,
    sites.setStandards,
    politics.winConsent,
    politics.cleanUp,
    politics.heedLobbies,
  ],
};

export const BOTS: Record<BotId, Bot> = {
  hawk: bot('hawk'),
  trader: bot('trader'),
  planner: bot('planner'),
};

function bot(id: BotId): Bot {
  return {
    id,
    decide: (view) =>
      pick(
        view,
        // A hawk keeps its word to those it can stand; the others to everybody.
        HABITS[id]
          .flatMap((habit) => habit(view))
          .filter((order) => !diplomacy.breaksPromise(view, order, id === 'hawk' ? -10 : -100)),
      ),
  };
}

/** Takes wishes as far as points and money go; a third of the treasury stays for bad times. */
export function pick(view: View, wishes: readonly Order[]): Order[] {
  const nation = view.world.nations[view.nation];
  const purse: View = {
    ...view,
    world: {
      ...view.world,
      nations: { ...view.world.nations, [view.nation]: { ...nation, treasury: nation.treasury * 0.67 } },
    },
  };
  const chosen: Order[] = [];
  for (const wish of wishes) {
    const verdicts = checkOrders(purse, [...chosen, wish]);
    if (verdicts.at(-1)?.ok) chosen.push(wish);
  }
  return chosen;
}

/** Who plays an empty seat: China's government is a hawk in most matches, the others as the seed has it. */
export function botFor(seed: number, nation: NationId): BotId {
  const luck = drawFrom({ seed, random: {} }, `bot ${nation}`);
  if (nation === 'CHN') return luck < 0.7 ? 'hawk' : 'planner';
  return luck < 0.5 ? 'trader' : 'planner';
}
