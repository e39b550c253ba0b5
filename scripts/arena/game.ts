import { habitual } from '../../shared/bots/characters.ts';
import type { Decision, Mind } from '../../shared/bots/think.ts';
import { type Entry, type Input, type Match, type MatchSetup, start } from '../../shared/match/match.ts';
import { step, undecided } from '../../shared/match/step.ts';
import { type Order, pointsPerTurn } from '../../shared/orders/index.ts';
import type { MatchRecord } from '../../shared/replay/record.ts';
import type { Outcome } from '../../shared/scoring/outcome.ts';
import { reportFor } from '../../shared/turn/report.ts';
import { hash } from '../../shared/world/hash.ts';
import { RULES } from '../../shared/world/rules.ts';
import { each, NATIONS, type NationId } from '../../shared/world/terms.ts';
import { type View, view } from '../../shared/world/view.ts';
import { english } from './english.ts';
import { ideas } from './ideas.ts';
import type { Link } from './link.ts';

/** What a match of the arena is made from. */
export interface GamePlan {
  match: string;
  scenario: string;
  seed: number;
  turns: number | null;
  seconds: number; // that a bot has for each turn
  seats: Partial<Record<NationId, Link>>; // the house plays the others
}

/** Thinks for the bots of the house. */
export type Think = (known: View, mind: Mind) => Promise<Decision>;

export interface PlayedGame {
  outcome: Outcome;
  passed: Partial<Record<NationId, number>>; // turns without orders in time
  record: MatchRecord;
}

/** Plays a match between bots of other programs, and bots of the house at the seats that are left. */
export async function playGame(plan: GamePlan, minds: MatchSetup['bots'], think: Think): Promise<PlayedGame> {
  const { match: id, scenario, seed, turns, seconds, seats } = plan;
  const people = NATIONS.filter((nation) => seats[nation]);
  const setup: MatchSetup = {
    rules: RULES,
    scenario,
    seed,
    turns,
    people,
    bots: minds,
    clock: null,
    standIn: null,
    chat: 'phrases',
    watch: false,
    advice: false, // programs see what they see
    started: 0,
  };
  let match: Match = start(setup);
  const inputs: Entry[] = [];
  const hashes: string[] = [];
  const passed: PlayedGame['passed'] = {};
  /** Whether the input counts; only what the house decides may be refused. */
  const play = (input: Input): boolean => {
    const done = step(match, input, 0, { explain: false });
    if (!done.ok && input.type === 'bot') return false;
    if (!done.ok) throw new Error(`${input.type} of an arena match was refused: ${done.error.code}`);
    match = done.match;
    inputs.push({ at: 0, input });
    if (done.resolved) hashes.push(hash(match.world));
    return true;
  };

  const players = each(NATIONS, (nation) => seats[nation]?.name ?? 'the house');
  for (const nation of people)
    seats[nation]?.tell({
      type: 'match',
      match: id,
      scenario,
      nation,
      turns: match.world.turns,
      seconds,
      players,
    });

  while (!match.outcome) {
    const now = match;
    const { turn } = now.world;
    const asked = people.map(async (nation) => ({ nation, orders: await ask(now, nation, plan) }));
    const thought = undecided(now).map(async (nation) => {
      const { bot: character, strength } = now.seats[nation];
      if (!character || !strength) throw new Error('a bot of the house has no mind');
      const known = view(now.world, nation);
      return { nation, known, character, decision: await think(known, { character, strength }) };
    });
    for (const { nation, known, character, decision } of await Promise.all(thought))
      if (!play({ type: 'bot', seat: nation, turn, ...decision }))
        play({ type: 'bot', seat: nation, turn, orders: habitual(character).decide(known), reasons: [] });
    for (const { nation, orders } of await Promise.all(asked)) {
      if (orders) play({ type: 'draft', seat: nation, turn, orders });
      else passed[nation] = (passed[nation] ?? 0) + 1;
      play({ type: 'seal', seat: nation, turn });
    }
  }

  const { outcome } = match;
  for (const nation of people)
    seats[nation]?.tell({
      type: 'over',
      match: id,
      shared: outcome.shared,
      total: each(NATIONS, (one) => outcome.scores[one].total),
      par: each(NATIONS, (one) => outcome.scores[one].par),
      ranking: outcome.ranking,
      winners: outcome.winners,
    });
  return { outcome, passed, record: { setup, inputs, hashes } };
}

/** Shows a bot its turn and waits for its orders. */
function ask({ world, report }: Match, nation: NationId, plan: GamePlan): Promise<Order[] | null> {
  const link = plan.seats[nation];
  if (!link) return Promise.resolve(null);
  const known = view(world, nation);
  const events = report ? reportFor(report, nation).events : [];
  const answer = link.play({ match: plan.match, turn: world.turn, view: known, seconds: plan.seconds });
  link.tell({
    type: 'turn',
    match: plan.match,
    turn: world.turn,
    points: pointsPerTurn(known),
    treasury: world.nations[nation].treasury,
    view: known,
    events: events.map(({ text, nation: by }) => ({ words: english(text), text, nation: by })),
    ideas: ideas(known),
  });
  return answer;
}
