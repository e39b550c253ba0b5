import { z } from 'zod';
import { learned, SKILLS, type Skill } from '../control/knowhow.ts';
import { regionOf } from '../market/assemble.ts';
import { nation as nationWord, number, text, word } from '../text.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface KnowHow {
  kind: 'know-how';
  stage: Skill;
  funds: number; // M USD
}

/** Beyond this there is nobody left to learn from. */
const MASTERED = 0.98;

/** Pays laboratories and pilot plants to learn separation or magnet making. */
export const knowHow: OrderKind<KnowHow> = {
  kind: 'know-how',
  schema: z.strictObject({
    kind: z.literal('know-how'),
    stage: z.enum(SKILLS),
    funds: z.number().min(1).max(1000),
  }),
  points: 1,
  subject: ({ stage }) => `know-how ${stage}`,
  cost: (_, { funds }) => funds,
  check({ nation, world }, { stage }) {
    const mastered = regionOf(world, nation).knowHow[stage] >= MASTERED;
    return mastered ? illegal(text('refusal.mastered', { stage: word(`stage.${stage}`) })) : legal;
  },
  suggest({ nation, world }) {
    const { knowHow: level } = regionOf(world, nation);
    return SKILLS.filter((stage) => level[stage] < 0.9)
      .sort((a, b) => level[a] - level[b])
      .map((stage) => ({ kind: 'know-how', stage, funds: 40 }));
  },
  apply(world, nation, { stage, funds }, log) {
    world.nations[nation].control.research[stage] += funds;
    log({
      text: text('event.know-how', {
        nation: nationWord(nation),
        stage: word(`stage.${stage}`),
        funds: number(funds, 'M USD'),
      }),
      weight: 0.2,
      audience: [nation],
    });
  },
  outlook({ nation, world }, { stage, funds }) {
    const region = regionOf(world, nation);
    return text('outlook.know-how', {
      now: number(region.knowHow[stage], 'share'),
      gain: number(learned(world, region, stage, funds), 'share'),
    });
  },
  describe: ({ stage, funds }) =>
    text('order.know-how', { stage: word(`stage.${stage}`), funds: number(funds, 'M USD') }),
};
