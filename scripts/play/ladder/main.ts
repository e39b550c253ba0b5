import { CHARACTER_IDS } from '../../../shared/bots/characters.ts';
import { STRENGTHS } from '../../../shared/bots/think.ts';
import { NATIONS } from '../../../shared/world/terms.ts';
import { doAll } from '../../crew.ts';
import { type Goal, report } from '../../goals.ts';
import { DEAL_SIZE, type Deal, type PlayedDeal } from './deal.ts';
import { type Mean, type Standings, standings } from './summary.ts';

/** What the ladder is asked for. */
export interface LadderOptions {
  games: number;
  seed: number;
  scenarios: readonly string[];
  workers: number | undefined;
  json: boolean;
}

/** Every strength and character plays the same deals; says how far they stand apart. */
export async function climb({ games, seed, scenarios, workers, json }: LadderOptions): Promise<never> {
  const began = performance.now();
  const seeds = Math.max(2, Math.ceil(games / (DEAL_SIZE * NATIONS.length * scenarios.length)));
  const deals: Deal[] = Array.from({ length: seeds }, (_, index) =>
    scenarios.flatMap((scenario) => NATIONS.map((seat) => ({ scenario, seed: seed + index, seat }))),
  ).flat();
  const played = await doAll<Deal, PlayedDeal>(new URL('./worker.ts', import.meta.url), deals, workers);
  const found = standings(played);
  const seconds = Math.round((performance.now() - began) / 1000);
  report(json, { seed, seconds, ...found }, goalsFor(found), () => show(found, seconds));
}

/** A character that wins more than this share of the deals leaves the others no chance. */
const DOMINATES = 0.5;
/** A character that wins less than this share does not win anywhere but by luck. */
const NOWHERE = 0.02;

export function goalsFor({ strengths, characters, toldApart }: Standings): Goal[] {
  const steps = STRENGTHS.slice(1).flatMap((strength): Goal[] => {
    const [lower, upper] = [strengths[(strength - 1) as typeof strength], strengths[strength]];
    return [
      apart(`strength ${strength} over ${strength - 1}: score`, lower.score, upper.score),
      apart(`strength ${strength} over ${strength - 1}: rating`, lower.rating, upper.rating),
    ];
  });
  const wins = CHARACTER_IDS.map((id) => ({ id, share: characters[id].wins }));
  const most = wins.reduce((a, b) => (b.share > a.share ? b : a));
  const least = wins.reduce((a, b) => (b.share < a.share ? b : a));
  const { beatsRandom, beatsHabit } = strengths[5];
  return [
    ...steps,
    share(`wins of the most successful character (${most.id})`, 'at most', DOMINATES, most.share),
    share(`wins of the least successful character (${least.id})`, 'at least', NOWHERE, least.share),
    share('held-out games in which the character is told from its orders', 'at least', 0.8, toldApart),
    share('strongest against random legal orders', 'at least', 0.98, beatsRandom.mean),
    share('strongest against bots of habit', 'at least', 0.75, beatsHabit.mean),
  ];
}

const apart = (name: string, lower: Pick<Mean, 'high'>, upper: Pick<Mean, 'low'>): Goal => ({
  name,
  goal: 'intervals apart',
  value: `${digits(upper.low)} against ${digits(lower.high)}`,
  ok: upper.low > lower.high,
});

const share = (name: string, sense: 'at least' | 'at most', limit: number, value: number): Goal => ({
  name,
  goal: `${sense} ${percent(limit)}`,
  value: percent(value),
  ok: sense === 'at least' ? value >= limit : value <= limit,
});

function show(found: Standings, seconds: number): void {
  console.log(`${found.games} matches in ${found.deals} deals, ${seconds} s\n`);
  console.table(
    table(found.strengths, ({ score, aboveHabit, beatsHabit, beatsRandom, rating }) => ({
      score: interval(score),
      'above habit': interval(aboveHabit),
      'beats habit': percent(beatsHabit.mean),
      'beats random': percent(beatsRandom.mean),
      rating: `${digits(rating.mu)} (${digits(rating.low)} to ${digits(rating.high)})`,
    })),
  );
  console.table(
    table(found.characters, ({ wins, score, best, toldApart }) => ({
      wins: percent(wins),
      score: interval(score),
      'told apart': percent(toldApart),
      'best in': best.join(', '),
    })),
  );
}

const table = <V, W>(all: Record<string, V>, make: (value: V) => W): Record<string, W> =>
  Object.fromEntries(Object.entries(all).map(([name, value]) => [name, make(value)]));

const interval = ({ mean, low, high }: Mean): string => `${digits(mean)} (${digits(low)} to ${digits(high)})`;
const percent = (value: number): string => `${Math.round(value * 1000) / 10}%`;
const digits = (value: number): number => Math.round(value * 100) / 100;
