import * as control from './habits/control.ts';
import * as diplomacy from './habits/diplomacy.ts';
import * as politics from './habits/politics.ts';
import * as sites from './habits/sites.ts';
import * as trade from './habits/trade.ts';

/** What a government may be about for some turns: habits that go together, the most urgent first. */
export const STANCES = {
  secure: [
    trade.answerEmbargo,
    trade.keepStock,
    sites.financePlants,
    trade.signOfftake,
    trade.acceptFairOffers,
    sites.buyElsewhere,
    sites.prospect,
  ],
  chain: [
    trade.buildChain,
    trade.openMines,
    control.learnTrade,
    sites.attractCompanies,
    sites.supportIndustry,
    sites.prospect,
  ],
  court: [
    diplomacy.complyWithRulings,
    trade.acceptFairOffers,
    trade.easeExports,
    trade.signOfftake,
    diplomacy.courtPartners,
    diplomacy.goToCourt,
    sites.leaveDearContracts,
  ],
  corner: [
    control.delayShipments,
    trade.embargoFoes,
    trade.tightenExports,
    control.guardTrade,
    control.strikeBack,
    control.bringToOrder,
    control.taxExports,
    control.husband,
    diplomacy.complyLate,
  ],
  green: [
    trade.recycle,
    trade.researchSubstitutes,
    sites.setStandards,
    politics.cleanUp,
    politics.winConsent,
    control.bringToOrder,
  ],
  austerity: [politics.courtVoters, politics.heedLobbies],
} as const satisfies Record<string, readonly trade.Habit[]>;
export type StanceId = keyof typeof STANCES;
