import { BOT_IDS } from '../../shared/bots/index.ts';
import { KINDS } from '../../shared/orders/index.ts';
import { NATIONS } from '../../shared/world/terms.ts';
import type { PlayedSet } from '../play/fleet.ts';
import { SPECIALS } from '../play/policies.ts';
import { type Tally, tally } from '../play/tally.ts';

/** What is wrong with a scenario: what, where, and how to mend it. */
export interface Finding {
  about: 'dominance' | 'money' | 'dead order' | 'seat' | 'length' | 'rules';
  where: string;
  what: string;
  mend: string;
}

/** The limits, wide enough for chance in 200 matches. */
const LIMITS = {
  wins: 0.6, // of a character's matches; a quarter is even
  special: 0, // points above par of a policy that must not pay
  richest: 2.5, // treasury against everything the budget ever granted
  idleMoney: 16, // turns of income unspent at the end
  seatWins: [0.03, 0.6], // share of mirrored matches; a quarter is even
  against: 0.1, // mean score against par
  score: [20, 92], // mean of a seat
  choice: 1.5, // points between the best policy in a seat and doing nothing
  runaway: 0.8, // matches that the leader at half-time wins
  lottery: 0.3,
  quiet: 0.35, // turns in which nobody orders and nothing moves
} as const;

/** Reads faults of a scenario out of its matches. */
export function findings(sets: readonly PlayedSet[]): Finding[] {
  const all = tally(sets);
  return [
    ...dominance(all),
    ...money(all),
    ...deadOrders(all),
    ...seats(all),
    ...length(all),
    ...broken(all),
  ];
}

function dominance({ policies }: Tally): Finding[] {
  const found: Finding[] = [];
  for (const id of BOT_IDS) {
    const wins = policies[id]?.wins ?? 0;
    if (wins > LIMITS.wins)
      found.push({
        about: 'dominance',
        where: id,
        what: `this character wins ${percent(wins)} of its matches`,
        mend: 'make what it does dearer, or what answers it cheaper',
      });
  }
  for (const id of SPECIALS) {
    const above = policies[id]?.above ?? -1;
    if (above >= LIMITS.special)
      found.push({
        about: 'dominance',
        where: id,
        what: `this policy ends ${above.toFixed(1)} points above par, and must not pay`,
        mend: 'see which goals it does well in (weights of the nations) and lower their weight',
      });
  }
  return found;
}

function money({ richest, treasury }: Tally): Finding[] {
  const found: Finding[] = [];
  if (richest > LIMITS.richest)
    found.push({
      about: 'money',
      where: 'treasuries',
      what: `somebody holds ${richest.toFixed(1)} times all the money its budget ever granted: a money pump`,
      mend: 'look for an income that orders can raise without end: export tax, quota rents, prices of contracts',
    });
  for (const nation of NATIONS)
    if (treasury[nation] > LIMITS.idleMoney)
      found.push({
        about: 'money',
        where: nation,
        what: `ends with ${treasury[nation].toFixed(0)} turns of income unspent`,
        mend: 'lower its income, or give it more to spend on (deposits, plants, research)',
      });
  return found;
}

function deadOrders({ legal, kinds }: Tally): Finding[] {
  return KINDS.flatMap((kind): Finding[] => {
    if (!legal.includes(kind))
      return [
        {
          about: 'dead order',
          where: kind,
          what: 'no nation may ever give it',
          mend: 'give some nation what it needs (a deposit, a quota, no law yet, an open project)',
        },
      ];
    if (kinds[kind] > 0) return [];
    return [
      {
        about: 'dead order',
        where: kind,
        what: 'it is legal, but no character finds a use for it',
        mend: 'make the situation arise that it answers: prices, relations, dependence',
      },
    ];
  });
}

function seats({ seats: found, cells }: Tally): Finding[] {
  return NATIONS.flatMap((nation): Finding[] => {
    const seat = found[nation];
    if (!seat) return [];
    const out: Finding[] = [];
    const add = (what: string, mend: string) => out.push({ about: 'seat', where: nation, what, mend });
    if (seat.wins < LIMITS.seatWins[0] || seat.wins > LIMITS.seatWins[1])
      add(
        `wins ${percent(seat.wins)} of mirrored matches`,
        'change the weights of its goals before its figures',
      );
    if (!(Math.abs(seat.against) <= LIMITS.against))
      add(
        `scores ${percent(seat.against)} against par`,
        'change the weights of its goals before its figures',
      );
    if (!(seat.total >= LIMITS.score[0] && seat.total <= LIMITS.score[1]))
      add(
        `scores ${seat.total.toFixed(0)} of 100 whatever it does`,
        'weigh goals that it can move, or give it the means to',
      );
    const best = Math.max(
      ...BOT_IDS.map((id) => cells[`${id} ${nation}`]?.above ?? Number.NEGATIVE_INFINITY),
    );
    const idle = cells[`idle ${nation}`]?.above;
    if (idle !== undefined && best - idle < LIMITS.choice)
      add(
        `the best policy is only ${(best - idle).toFixed(1)} points better than doing nothing: a dominated seat`,
        'give it money, sites or partners to act with',
      );
    return out;
  });
}

function length({ halfLeaderWins, quiet }: Tally): Finding[] {
  const found: Finding[] = [];
  const add = (what: string, mend: string) => found.push({ about: 'length', where: 'turns', what, mend });
  if (halfLeaderWins > LIMITS.runaway)
    add(`the leader at half-time wins ${percent(halfLeaderWins)}: decided too early`, 'use fewer turns');
  if (halfLeaderWins < LIMITS.lottery)
    add(`the leader at half-time wins only ${percent(halfLeaderWins)}: a lottery`, 'use more turns');
  if (quiet > LIMITS.quiet)
    add(`nothing happens in ${percent(quiet)} of all turns`, 'use fewer turns, or more incidents');
  return found;
}

function broken({ faults }: Tally): Finding[] {
  return faults.slice(0, 5).map((fault) => ({
    about: 'rules',
    where: fault.split(':')[0] ?? '',
    what: fault,
    mend: 'this is a fault of the rules, not of the scenario: report it with the file',
  }));
}

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;
