import { BOTS } from '../../shared/bots/index.ts';
import { mindsFor } from '../../shared/bots/minds.ts';
import { think } from '../../shared/bots/think.ts';
import { type Entry, type Input, type Match, type MatchSetup, start } from '../../shared/match/match.ts';
import { step } from '../../shared/match/step.ts';
import type { MatchRecord } from '../../shared/replay/record.ts';
import { SCENARIOS } from '../../shared/scenarios/index.ts';
import { hash } from '../../shared/world/hash.ts';
import { RULES } from '../../shared/world/rules.ts';
import { NATIONS } from '../../shared/world/terms.ts';
import { view } from '../../shared/world/view.ts';

/** In one match of so many bots think, and in so many of those they look far ahead; the others follow their habits. */
const THINKING = 5;
const FAR = 10;

/** A match of a seed as this machine plays it: bots, and one seat whose orders are drafted and sealed. */
export function playGame(seed: number): MatchRecord {
  const thinking = seed % THINKING === 0;
  const strength = seed % (THINKING * FAR) === 0 ? 3 : 1;
  const seat = NATIONS[seed % NATIONS.length] ?? 'JPN';
  const setup: MatchSetup = {
    rules: RULES,
    scenario: SCENARIOS[seed % SCENARIOS.length] ?? '2010-senkaku',
    seed,
    turns: null,
    people: [seat],
    bots: thinking ? mindsFor(seed, [seat], { strength, characters: {} }) : {},
    clock: null,
    standIn: null,
    chat: 'free',
    watch: false,
    advice: true,
    started: 0,
  };
  let match: Match = start(setup);
  const inputs: Entry[] = [];
  const hashes: string[] = [];
  const play = (input: Input) => {
    const done = step(match, input, inputs.length, { explain: false });
    if (!done.ok) throw new Error(`seed ${seed}: ${input.type} was refused: ${done.error.code}`);
    inputs.push({ at: inputs.length, input });
    match = done.match;
    if (done.resolved) hashes.push(hash(match.world));
  };
  while (!match.outcome) {
    const { turn } = match.world;
    for (const nation of NATIONS) {
      const mind = setup.bots[nation];
      const seen = view(match.world, nation);
      if (mind) play({ type: 'bot', seat: nation, turn, ...think(seen, mind) });
      else if (nation === seat)
        play({ type: 'draft', seat: nation, turn, orders: BOTS.planner.decide(seen) });
    }
    play({ type: 'seal', seat, turn });
  }
  return { setup, inputs, hashes };
}
