import { z } from 'zod';
import { known } from '../../control/embargoes.ts';
import { transferKnowHow } from '../../control/knowhow.ts';
import { regionOf } from '../../market/assemble.ts';
import { sway } from '../../politics/approval.ts';
import { nation as nationWord, text, word } from '../../text.ts';
import { NATIONS, type NationId } from '../../world/terms.ts';
import type { World } from '../../world/world.ts';
import { otherOf, type Pair } from '../treaty.ts';
import { type ClauseKind, promise, type Secrecy } from './clause.ts';

export interface Technology extends Secrecy {
  kind: 'technology';
  by: NationId;
  stage: 'separation' | 'magnet';
}

/**
 * Share of the gap in know-how that engineers close in half a year together (game: four years for half of it, as
 * from the start of Kuantan with French and Chinese-trained staff in 2012 to steady work in 2016-18).
 */
const TAUGHT = 0.08;
/** Points of approval a turn that giving away a lead costs at home, for a lead of one. */
const RESENTED = 3;

/** One side's engineers teach the other's; none of them travels to a country that its own stops goods to. */
export const technology: ClauseKind<Technology> = {
  kind: 'technology',
  schema: promise({
    kind: z.literal('technology'),
    by: z.enum(NATIONS),
    stage: z.enum(['separation', 'magnet']),
  }),
  weight: 8,
  subject: (clause) => `technology ${clause.by} ${clause.stage}`,
  usual: (_, [, other]) => ({ kind: 'technology', by: other, stage: 'separation' }),
  hindrance: (world, pair, clause) =>
    lead(world, pair, clause) > 0.02
      ? null
      : text('refusal.nothing-to-teach', { nation: nationWord(clause.by) }),
  breakers(world, { parties }, { by }) {
    const other = otherOf(parties, by);
    const stops = known(world).some((one) => one.by === by && one.target === other);
    return stops || world.nations[by].control.technologyBan ? [by] : [];
  },
  perform(world, { parties }, clause) {
    const { by, stage } = clause;
    const ahead = lead(world, parties, clause);
    const taught = transferKnowHow(world, by, otherOf(parties, by), stage, TAUGHT);
    if (taught > 0) sway(world, by, -RESENTED * ahead);
  },
  worth(world, pair, clause, nation) {
    const ahead = lead(world, pair, clause);
    // What a lead is worth: a plant of 5,000 t a turn saves some 5 USD/kg with full know-how.
    const gain = 40 * ahead;
    return nation === clause.by ? -0.7 * gain : gain;
  },
  describe: ({ by, stage }, pair) =>
    text('clause.technology.says', {
      nation: nationWord(by),
      other: nationWord(otherOf(pair, by)),
      stage: word(`skill.${stage}`),
    }),
};

/** How much more of the trade the teacher knows. */
const lead = (world: World, pair: Pair, { by, stage }: Technology): number =>
  Math.max(0, regionOf(world, by).knowHow[stage] - regionOf(world, otherOf(pair, by)).knowHow[stage]);
