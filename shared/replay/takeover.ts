import { mindsFor, USUAL_STRENGTH } from '../bots/minds.ts';
import type { Entry, Input, Match, MatchSetup } from '../match/match.ts';
import { step } from '../match/step.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import { type Fault, fork, type MatchRecord } from './record.ts';

/**
 * A record from the start of a turn on as people play it in any seats: bots take the others, and no
 * clock runs. What was played before stays as it was.
 */
export function takeOver(
  record: MatchRecord,
  turn: number,
  people: readonly NationId[],
): { ok: true; record: MatchRecord; match: Match } | Fault {
  const forked = fork(untimed(record), turn);
  if (!forked.ok) return forked;
  const { setup, inputs, hashes } = forked.record;
  const at = inputs.at(-1)?.at ?? setup.started;
  let { match } = forked;
  const added: Entry[] = [];
  for (const input of changes(match, people)) {
    const done = step(match, input, at);
    if (!done.ok) continue;
    match = done.match;
    added.push({ at, input });
  }
  return { ok: true, record: { setup, inputs: [...inputs, ...added], hashes }, match };
}

/** How well the bots of a match play; the usual, where none of them thinks. */
export const strengthIn = ({ bots }: MatchSetup) =>
  NATIONS.map((nation) => bots[nation]?.strength).find((one) => one !== undefined) ?? USUAL_STRENGTH;

/** Who gets up, and who sits down. */
function changes({ setup, seats, world }: Match, people: readonly NationId[]): Input[] {
  const { turn } = world;
  const minds = mindsFor(setup.seed, people, { strength: strengthIn(setup), characters: {} });
  return NATIONS.flatMap((nation): Input[] => {
    const { bot, absent } = seats[nation];
    if (people.includes(nation))
      return bot || absent ? [{ type: 'occupy', seat: nation, turn, bot: null, strength: null }] : [];
    const mind = minds[nation];
    if (bot || !mind) return [];
    return [{ type: 'occupy', seat: nation, turn, bot: mind.character, strength: mind.strength }];
  });
}

/** The same turns without a clock: what its end ended is ended by word. Nor does whoever sits there now pay for seats. */
function untimed({ setup: { bids: _, ...setup }, inputs, hashes }: MatchRecord): MatchRecord {
  return {
    setup: { ...setup, clock: null, watch: false, advice: true },
    inputs: inputs.flatMap(({ at, input }): Entry[] => {
      if (input.type === 'clock') return [];
      return [{ at, input: input.type === 'time-up' ? { type: 'end-turn', turn: input.turn } : input }];
    }),
    hashes,
  };
}
