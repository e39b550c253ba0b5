import type { Match } from '../match/match.ts';
import { good, nation as nationWord, number, range, type Text, text } from '../text.ts';
import type { Report } from '../turn/report.ts';
import { COMMODITIES, NATIONS } from '../world/terms.ts';

export const MARKED = ['embargo', 'treaty', 'crisis', 'price', 'shortage'] as const;

/** Something weighty in a match, to find one's way to. */
export interface Marker {
  at: number; // turns resolved by then
  is: (typeof MARKED)[number];
  weight: number; // 0..1
  text: Text;
}

const BY_KEY: [RegExp, Marker['is']][] = [
  [/^event\.(embargo|delays)/, 'embargo'],
  [/^event\.treaty(-broken|-left)?(-secret)?$/, 'treaty'],
  [/^crisis\..+\.title$/, 'crisis'],
];

/** A price that moves by less than this share is no leap. */
const LEAP = 0.25;
/** A nation whose need is priced out by this share more than before is short, if it lacks so much in all. */
const SHORTER = 0.02;
const SHORT = 0.04;

const MOST = 14;
const MOST_A_TURN = 2;

/** The weightiest events of a match in their order, from what each of its turns left. */
export function markers(turns: readonly Pick<Match, 'world' | 'report'>[]): Marker[] {
  const all = turns.flatMap(({ world, report }) =>
    report ? strongest(inTurn(report, world.turn)).slice(0, MOST_A_TURN) : [],
  );
  return strongest(all)
    .slice(0, MOST)
    .sort((a, b) => a.at - b.at);
}

/** The weightiest first, of each kind one. */
function inTurn(report: Report, at: number): Marker[] {
  const all = strongest([...events(report, at), ...leaps(report, at), ...shortages(report, at)]);
  return all.filter((one) => all.find(({ is }) => is === one.is) === one);
}

const strongest = (all: readonly Marker[]): Marker[] => [...all].sort((a, b) => b.weight - a.weight);

const events = ({ events: all }: Report, at: number): Marker[] =>
  all.flatMap(({ text: said, weight }) => {
    const [, is] = BY_KEY.find(([key]) => key.test(said.key)) ?? [];
    return is ? [{ at, is, weight, text: said }] : [];
  });

const leaps = ({ before, after }: Report, at: number): Marker[] =>
  COMMODITIES.flatMap((commodity) => {
    const share = after.outside[commodity] / (before.outside[commodity] || 1) - 1;
    if (Math.abs(share) < LEAP) return [];
    const values = { good: good(commodity), share: range(share, share, 'share') };
    const weight = Math.min(1, 0.5 + Math.abs(share) / 2);
    return [{ at, is: 'price', weight, text: text('replay.leap', values) }];
  });

const shortages = ({ before, after }: Report, at: number): Marker[] =>
  NATIONS.flatMap((nation) => {
    const share = after.unserved[nation];
    if (share < SHORT || share - before.unserved[nation] < SHORTER) return [];
    const values = { nation: nationWord(nation), share: number(share, 'share') };
    return [{ at, is: 'shortage', weight: Math.min(1, 0.6 + 3 * share), text: text('replay.short', values) }];
  });
