import { type Match, start } from '#shared/match/match.ts';
import { step } from '#shared/match/step.ts';
import { checkOrders, type Order, subject } from '#shared/orders/index.ts';
import { TOKYO, TOKYO_SEED, TOKYO_TURNS } from '#shared/scenarios/tokyo.ts';
import type { Report } from '#shared/turn/report.ts';
import { coach } from '#shared/tutorial/coach.ts';
import { type Coaching, LOOKS, type Look, type Past } from '#shared/tutorial/situation.ts';
import { RULES } from '#shared/world/rules.ts';
import { type View, view } from '#shared/world/view.ts';

/** One half-year of the tutorial as it was played: what the coach said at each step, and of the paper after it. */
export interface Lived {
  steps: Coaching[];
  paper: Coaching;
  report: Report;
  view: View; // at the end of it
}

/** What a player does next, hearing the coach: an order for the draft, a thing to look at, or the seal. */
export type Move = Order | { looks: Look } | 'seal';
export type Player = (said: Coaching, at: View, draft: readonly Order[]) => Move;

/** Does as the coach says and nothing else. */
export const obedient: Player = ({ step: asked, points }, at) => {
  const look = LOOKS.find((one) => one === asked);
  if (look) return { looks: look };
  if (points?.is === 'order') return points.order;
  if (points?.is === 'crisis')
    return { kind: 'respond', crisis: at.world.crises.open[0]?.card ?? '', response: 'release' };
  if (points?.is === 'ideas') return { kind: 'campaign', funds: 40 };
  return 'seal';
};

/** More moves than this in one half-year, and the player turns in circles. */
const MOST_MOVES = 12;

/** The tutorial from start to end through the rules of a match, and what the coach says when all is over. */
export function playTokyo(player: Player): { turns: Lived[]; end: Coaching; match: Match } {
  let match = start({
    rules: RULES,
    scenario: TOKYO,
    seed: TOKYO_SEED,
    turns: TOKYO_TURNS,
    people: ['JPN'],
    bots: {},
    clock: null,
    standIn: null,
    chat: 'free',
    watch: false,
    advice: true,
    started: 0,
  });
  const looked: Look[] = [];
  const past: Past[] = [];
  const turns: Lived[] = [];
  while (!match.outcome) {
    const now = view(match.world, 'JPN');
    const { turn } = now.world;
    const steps: Coaching[] = [];
    let draft: Order[] = [];
    for (let moves = 0; ; moves++) {
      if (moves > MOST_MOVES) throw new Error(`turn ${turn}: the coach leads in circles`);
      const said = coach(now, draft, match.report, { looked, past, reading: false });
      steps.push(said);
      const move = player(said, now, draft);
      if (move === 'seal') break;
      if ('looks' in move) looked.push(move.looks);
      else draft = [...draft.filter((one) => subject(one) !== subject(move)), move];
    }
    draft = draft.filter((_, index) => checkOrders(now, draft)[index]?.ok);
    for (const input of [
      { type: 'draft', seat: 'JPN', turn, orders: draft } as const,
      { type: 'seal', seat: 'JPN', turn } as const,
    ]) {
      const done = step(match, input, 0);
      if (!done.ok) throw new Error(`turn ${turn}: ${done.error.code}`);
      match = done.match;
    }
    past.push({ turn, orders: draft, stockpile: now.world.nations.JPN.stockpile });
    const { report } = match;
    if (!report) throw new Error('a turn without a report');
    const after = view(match.world, 'JPN');
    const paper = coach(after, [], report, { looked, past, reading: true });
    turns.push({ steps, paper, report, view: after });
  }
  const end = coach(view(match.world, 'JPN'), [], match.report, { looked, past, reading: false });
  return { turns, end, match };
}

/** Everything that was said. */
export const keysOf = (said: Coaching): string[] =>
  [...said.says, ...said.remarks, ...(said.asks ? [said.asks] : [])].map(({ key }) => key);
