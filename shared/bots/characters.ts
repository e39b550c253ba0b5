import { drawFrom } from '../random.ts';
import type { GoalId } from '../scoring/goals/ids.ts';
import type { NationId } from '../world/terms.ts';
import type { Deed } from './deeds.ts';
import { giveWay, spendOnIt, standFirm } from './habits/crises.ts';
import type { Habit } from './habits/trade.ts';
import { BOTS, type Bot, type BotId } from './index.ts';
import type { StanceId } from './stances.ts';

/** How a government plays: its words are `character.ID`, its name, and with `.portrait` and `.cares` what it is like and why it does what it does. */
export const CHARACTER_IDS = ['hawk', 'trader', 'technocrat', 'planner', 'hedger', 'opportunist'] as const;
export type CharacterId = (typeof CHARACTER_IDS)[number];

export interface Character {
  like: BotId; // whose phrases it uses, and whose habits it falls back on
  stances: readonly StanceId[]; // what it may be about, the dearest first
  weighs: Partial<Record<GoalId, number>>; // goals it minds more or less than its nation does, times
  /** Points of score that a deed is worth to it beyond what it does: what it likes to be seen doing. */
  taste: Partial<Record<Deed, number>>;
  manners: Manners;
}

/** How a government deals with others. */
export interface Manners {
  crises: Habit;
  liking: number; // how well it thinks of whom it signs with, at least: -100..100
  faith: number; // what their word must be worth, 0..1
  memory: number; // turns that it signs nothing with whoever broke a treaty
  margin: number; // what a treaty must bring it beyond its cost, M USD a turn
  proposes: number; // every so many turns
  counters: boolean; // answers what is not worth it with terms that would be
  word: 'always' | 'to-friends' | 'while-it-pays'; // to whom it keeps its word
}

export const CHARACTERS: Record<CharacterId, Character> = {
  hawk: {
    like: 'hawk',
    stances: ['corner', 'chain', 'secure', 'austerity'],
    weighs: {
      rents: 1.4,
      'value-added': 1.2,
      standing: 0.6,
      defence: 1.4,
      chain: 1.2,
      alliances: 0.8,
      supply: 1.2,
      partners: 0.8,
      autonomy: 1.4,
      rules: 0.7,
    },
    taste: {
      embargo: 0.38,
      delay: 0.22,
      'cut-quota': 0.3,
      license: 0.3,
      'keep-technology': 0.3,
      'raise-tariff': 0.38,
      retaliate: 0.38,
      'raise-export-tax': 0.22,
      'export-control-law': 0.3,
      consolidate: 0.22,
      'price-floor': 0.15,
      'raise-quota': -0.38,
      'cut-tariff': -0.38,
      'end-embargo': -0.15,
      comply: -0.3,
    },
    manners: {
      crises: standFirm,
      liking: 0,
      faith: 0.5,
      memory: 14,
      margin: 5,
      proposes: 6,
      counters: false,
      word: 'to-friends',
    },
  },
  trader: {
    like: 'trader',
    stances: ['court', 'secure', 'chain', 'austerity'],
    weighs: {
      'consumer-price': 1.2,
      price: 1.2,
      margin: 1.2,
      partners: 1.2,
      standing: 1.3,
      alliances: 1.2,
      rules: 1.2,
    },
    taste: {
      offtake: 0.24,
      accept: 0.24,
      'raise-quota': 0.24,
      'cut-tariff': 0.3,
      'cut-export-tax': 0.24,
      'free-licence': 0.24,
      'end-embargo': 0.24,
      'wto-case': 0.24,
      comply: 0.24,
      'leave-contract': 0.06,
      embargo: -0.48,
      delay: -0.36,
      'cut-quota': -0.3,
      'raise-tariff': -0.36,
      retaliate: -0.24,
      license: -0.3,
    },
    manners: {
      crises: giveWay,
      liking: -40,
      faith: 0.45,
      memory: 4,
      margin: 0,
      proposes: 2,
      counters: true,
      word: 'always',
    },
  },
  technocrat: {
    like: 'planner',
    stances: ['chain', 'secure', 'green', 'austerity'],
    weighs: { 'value-added': 1.3, access: 1.4, chain: 1.4, margin: 1.2, autonomy: 1.3, recycling: 1.1 },
    taste: {
      'know-how': 0.5,
      substitution: 0.4,
      'build-separation': 0.5,
      'build-magnet': 0.5,
      'tax-credit': 0.4,
      subsidy: 0.4,
      'keep-technology': 0.2,
      'buy-stock': -0.3,
      offtake: -0.1,
      embargo: -0.3,
    },
    manners: {
      crises: spendOnIt,
      liking: -20,
      faith: 0.45,
      memory: 6,
      margin: 0,
      proposes: 4,
      counters: false,
      word: 'always',
    },
  },
  planner: {
    like: 'planner',
    stances: ['green', 'chain', 'court', 'austerity'],
    weighs: {
      environment: 1.6,
      recycling: 1.5,
      circular: 1.5,
      'roll-out': 1.3,
      standing: 1.1,
      partners: 1.1,
    },
    taste: {
      recycling: 0.5,
      'raise-standards': 0.6,
      'clean-up': 0.5,
      substitution: 0.3,
      consult: 0.5,
      'crack-down': 0.4,
      'mine-less': 0.3,
      'cut-standards': -1,
      'build-mine': -0.4,
      embargo: -0.4,
      'mine-more': -0.4,
    },
    manners: {
      crises: spendOnIt,
      liking: -30,
      faith: 0.5,
      memory: 8,
      margin: 0,
      proposes: 3,
      counters: true,
      word: 'always',
    },
  },
  hedger: {
    like: 'planner',
    stances: ['secure', 'court', 'chain', 'austerity'],
    weighs: {
      supply: 1.4,
      diversification: 1.4,
      partners: 1.2,
      defence: 1.2,
      autonomy: 1.3,
      budget: 0.9,
      access: 1.2,
    },
    taste: {
      'buy-stock': 0.4,
      diversify: 0.5,
      partnership: 0.5,
      explore: 0.5,
      'build-mine': 0.4,
      'price-floor': 0.4,
      offtake: 0.2,
      'release-stock': -0.5,
      'leave-contract': -0.4,
      embargo: -0.3,
    },
    manners: {
      crises: giveWay,
      liking: -10,
      faith: 0.6,
      memory: 10,
      margin: 0,
      proposes: 3,
      counters: false,
      word: 'always',
    },
  },
  opportunist: {
    like: 'hawk',
    stances: ['corner', 'court', 'secure', 'austerity'],
    weighs: {
      rents: 1.2,
      budget: 1.2,
      margin: 1.15,
      price: 1.15,
      'consumer-price': 1.15,
      standing: 0.85,
      rules: 0.85,
      partners: 0.9,
    },
    taste: {
      'buy-stock': 0, // it likes to sell dear, and buys for that
      'release-stock': 0.24,
      delay: 0.36,
      'leave-contract': 0.36,
      campaign: 0.3,
      'raise-export-tax': 0.24,
      'mine-more': 0.18,
      'cut-standards': 0.18,
      withdraw: 0.18,
      accept: 0.18,
      'clean-up': -0.24,
      'raise-standards': -0.24,
      partnership: -0.18,
    },
    manners: {
      crises: giveWay,
      liking: -60,
      faith: 0.3,
      memory: 1,
      margin: 10,
      proposes: 2,
      counters: true,
      word: 'while-it-pays',
    },
  },
};

/** What a character does without thinking. */
export const habitual = (id: CharacterId): Bot => BOTS[CHARACTERS[id].like];

/** Who governs where nobody says: China a hawk in two of five matches, and else anybody, as the seed has it. */
export function characterFor(seed: number, nation: NationId): CharacterId {
  const luck = drawFrom({ seed, random: {} }, `character ${nation}`);
  if (nation === 'CHN' && luck < 0.4) return 'hawk';
  const rest = nation === 'CHN' ? (luck - 0.4) / 0.6 : luck;
  return CHARACTER_IDS[Math.floor(rest * CHARACTER_IDS.length)] ?? 'trader';
}
