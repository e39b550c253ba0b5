import { writeFileSync } from 'node:fs';
import { BOTS } from '../shared/bots/index.ts';
import { type Entry, type Input, type Match, type MatchSetup, start } from '../shared/match/match.ts';
import { step } from '../shared/match/step.ts';
import { SCENARIOS } from '../shared/scenarios/index.ts';
import { hash } from '../shared/world/hash.ts';
import { RULES } from '../shared/world/rules.ts';
import { view } from '../shared/world/view.ts';

// `node scripts/golden.ts`: writes test/corpus anew. Only for a change of the rules that is meant: keep the rules that
// end (`npm run rules:keep`) and raise RULES first.
for (const scenario of SCENARIOS) {
  const setup: MatchSetup = {
    rules: RULES,
    scenario,
    seed: 7,
    turns: null,
    people: ['JPN', 'CHN'],
    bots: {},
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
  while (!match.outcome) {
    const turn = match.world.turn;
    for (const seat of setup.people) {
      const orders = BOTS[seat === 'CHN' ? 'hawk' : 'planner'].decide(view(match.world, seat));
      for (const input of [
        { type: 'draft', seat, turn, orders },
        { type: 'seal', seat, turn },
      ] satisfies Input[]) {
        const done = step(match, input, 0);
        if (!done.ok) throw new Error(`refused: ${done.error.code}`);
        inputs.push({ at: 0, input });
        match = done.match;
        if (done.resolved) hashes.push(hash(match.world));
      }
    }
  }
  writeFileSync(
    new URL(`../test/corpus/${scenario}.json`, import.meta.url),
    `${JSON.stringify({ setup, inputs, hashes })}\n`,
  );
}
