import { checkOrders, type Order } from '../orders/index.ts';
import { drawFrom } from '../random.ts';
import type { NationId } from '../world/terms.ts';
import type { View } from '../world/view.ts';
import {
  bringToOrder,
  delayShipments,
  guardTrade,
  husband,
  learnTrade,
  strikeBack,
  taxExports,
} from './habits/control.ts';
import { giveWay, spendOnIt, standFirm } from './habits/crises.ts';
import {
  answerProposals,
  breaksPromise,
  complyLate,
  complyWithRulings,
  courtPartners,
  goToCourt,
  keepPromises,
  leaveTreaties,
  proposeTreaties,
} from './habits/diplomacy.ts';
import { cleanUp, courtVoters, heedLobbies, winConsent } from './habits/politics.ts';
import {
  attractCompanies,
  buyElsewhere,
  financePlants,
  leaveDearContracts,
  prospect,
  setStandards,
  supportIndustry,
} from './habits/sites.ts';
import {
  acceptFairOffers,
  answerEmbargo,
  buildChain,
  easeExports,
  embargoFoes,
  type Habit,
  keepStock,
  openMines,
  recycle,
  researchSubstitutes,
  signOfftake,
  tightenExports,
} from './habits/trade.ts';

/** A player of rules: it sees only a View, and the same view always gets the same orders. */
export interface Bot {
  id: BotId;
  decide(view: View): Order[];
}

export const BOT_IDS = ['hawk', 'trader', 'planner'] as const;
export type BotId = (typeof BOT_IDS)[number];

/** Each character is a list of habits, the most urgent first. */
const HABITS: Record<BotId, Habit[]> = {
  hawk: [
    standFirm,
    keepPromises,
    complyLate,
    answerProposals,
    delayShipments,
    embargoFoes,
    tightenExports,
    guardTrade,
    strikeBack,
    bringToOrder,
    taxExports,
    husband,
    answerEmbargo,
    keepStock,
    buildChain,
    openMines,
    acceptFairOffers,
    courtVoters,
    signOfftake,
    recycle,
    researchSubstitutes,
    setStandards,
    heedLobbies,
    cleanUp,
    proposeTreaties,
    goToCourt,
    courtPartners,
  ],
  trader: [
    giveWay,
    keepPromises,
    complyWithRulings,
    answerProposals,
    goToCourt,
    proposeTreaties,
    leaveTreaties,
    acceptFairOffers,
    courtVoters,
    heedLobbies,
    answerEmbargo,
    easeExports,
    financePlants,
    signOfftake,
    keepStock,
    openMines,
    recycle,
    buildChain,
    researchSubstitutes,
    leaveDearContracts,
    supportIndustry,
    attractCompanies,
    buyElsewhere,
    strikeBack,
    learnTrade,
    prospect,
    setStandards,
    winConsent,
    cleanUp,
    courtPartners,
  ],
  planner: [
    spendOnIt,
    keepPromises,
    complyWithRulings,
    answerProposals,
    proposeTreaties,
    leaveTreaties,
    goToCourt,
    courtPartners,
    courtVoters,
    answerEmbargo,
    buildChain,
    openMines,
    researchSubstitutes,
    recycle,
    strikeBack,
    learnTrade,
    bringToOrder,
    husband,
    financePlants,
    signOfftake,
    keepStock,
    easeExports,
    acceptFairOffers,
    leaveDearContracts,
    supportIndustry,
    attractCompanies,
    buyElsewhere,
    prospect,
    setStandards,
    winConsent,
    cleanUp,
    heedLobbies,
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
          .filter((order) => !breaksPromise(view, order, id === 'hawk' ? -10 : -100)),
      ),
  };
}

/** Takes wishes as far as points and money go; a third of the treasury stays for bad times. */
function pick(view: View, wishes: Order[]): Order[] {
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
