import type { Achievement } from './achievement.ts';
import { doWithout, firstBuyer, lessDependent, longWait, urbanMine } from './chain.ts';
import { ACHIEVEMENT_IDS, type AchievementId } from './ids.ts';
import { calmBuyer, coolHead, cushion } from './market.ts';
import type { Story } from './played.ts';
import { abovePar, allServed, byTheRules, keptWord, rivalBred } from './state.ts';

const ACHIEVEMENTS: Record<AchievementId, Achievement> = {
  'less-dependent': lessDependent,
  'calm-buyer': calmBuyer,
  cushion,
  'cool-head': coolHead,
  'urban-mine': urbanMine,
  'do-without': doWithout,
  'all-served': allServed,
  'long-wait': longWait,
  'first-buyer': firstBuyer,
  'kept-word': keptWord,
  'by-the-rules': byTheRules,
  'rival-bred': rivalBred,
  'above-par': abovePar,
};

export interface Achieved {
  id: AchievementId;
  turn: number; // in which it was done
}

/** What a match showed, in the order in which it was done. */
export const achieved = (story: Story): Achieved[] =>
  ACHIEVEMENT_IDS.flatMap((id) => {
    const turn = ACHIEVEMENTS[id](story);
    return turn === null ? [] : [{ id, turn }];
  }).sort((a, b) => a.turn - b.turn);
