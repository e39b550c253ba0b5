import { known } from '../control/embargoes.ts';
import { clamp, ratio, sum } from '../numbers.ts';
import { drawFrom } from '../random.ts';
import { coverTurns } from '../scoring/measures.ts';
import { nation as nationWord, number, text, turnDate, word } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import { pay } from '../world/ledger.ts';
import { sitesIn } from '../world/local.ts';
import type { NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { sway } from './approval.ts';
import { liabilities } from './environment.ts';
import { type Demand, LOBBIES, WANTS, type Want } from './politics.ts';

interface Rule {
  /** Whether the lobby has a reason to ask now. */
  asks(world: World, nation: NationId): boolean;
  /** The figure that is measured: at the demand, and again later. */
  figure(world: World, nation: NationId): number;
  met(now: number, from: number): boolean;
  /** Something must not happen until the end; met only then. */
  forbids?: boolean;
}

/** Whose wishes are heard: what importers said in 2010-12, and what industry associations asked for since 2018. */
const RULES: Record<Want, Rule> = {
  // Toyota and others asked METI for stocks and other sources after September 2010.
  'heavy-cover': {
    asks: (world, nation) => nation !== 'CHN' && coverTurns(world, nation) < 0.8,
    figure: coverTurns,
    met: (now, from) => now >= from + 0.2,
  },
  // Consumer Technology Association against the US lists of 2018-19.
  'no-tariffs': {
    asks: (world, nation) => ownTariffs(world, nation) === 0,
    figure: ownTariffs,
    met: (now) => now === 0,
    forbids: true,
  },
  // Section 232 petition on neodymium magnets, 2021; EU magnet makers' plans for 2030.
  protection: {
    asks: (world, nation) => nation !== 'CHN' && helpForMagnets(world, nation) === 0,
    figure: helpForMagnets,
    met: (now, from) => now > from,
  },
  'new-site': {
    asks: (world, nation) => nation !== 'JPN' && begun(world, nation) < 3,
    figure: begun,
    met: (now, from) => now > from,
  },
  recycling: {
    asks: (world, nation) => world.nations[nation].recycling < 3 && world.turn >= 2,
    figure: (world, nation) => world.nations[nation].recycling,
    met: (now, from) => now > from,
  },
  // Southern separators and magnet makers who lost customers to the quotas of 2010-14.
  'free-exports': {
    asks: (world, nation) => nation === 'CHN' && restraints(world, nation) > 0,
    figure: restraints,
    met: (now, from) => now < 0.9 * from,
  },
  // Lake villages west of Baotou; Ganzhou 2012.
  'clean-up': {
    asks: (world, nation) => liabilities(world, nation) > 0.5 * world.nations[nation].start.income,
    figure: liabilities,
    met: (now, from) => now < 0.9 * from,
  },
};

/** The chance a turn that somebody asks for something, the time given, and what comes of it (game). */
const ASKS = 0.3;
const TIME = 3;
const REWARD = { approval: 5, money: 0.25 } as const; // money: share of a turn's income, invested at home
const DISAPPOINTMENT = 5;

/** One turn of what industry wants: a demand is met, missed, or made. */
export function lobby(world: World, nation: NationId, record: Chronicle): void {
  const { politics } = world.nations[nation];
  const { demand } = politics;
  if (demand) {
    const state = judge(world, nation, demand);
    if (state === 'open') return;
    politics.demand = null;
    const gain = REWARD.money * world.nations[nation].start.income;
    if (state === 'met') {
      sway(world, nation, REWARD.approval);
      pay(world, 'industry', nation, gain);
    } else sway(world, nation, -DISAPPOINTMENT);
    const values = { nation: nationWord(nation), lobby: word(`interest.${LOBBIES[demand.want]}`) };
    record({
      text:
        state === 'met'
          ? text('event.demand-met', { ...values, sum: number(gain, 'M USD') })
          : text('event.demand-missed', values),
      nation,
      region: nation,
      weight: 0.25,
      audience: null,
    });
    return;
  }
  if (world.turns - world.turn <= TIME || drawFrom(world, 'lobbies') >= ASKS) return;
  const wants = WANTS.filter((want) => RULES[want].asks(world, nation));
  const want = wants[Math.floor(drawFrom(world, 'lobbies') * wants.length)];
  if (!want) return;
  const until = world.turn + 1 + TIME;
  politics.demand = { want, since: world.turn, until, from: RULES[want].figure(world, nation) };
  record({
    text: text('event.demand', {
      nation: nationWord(nation),
      lobby: word(`interest.${LOBBIES[want]}`),
      want: word(`want.${want}`),
      until: turnDate(until),
    }),
    nation,
    region: nation,
    weight: 0.2,
    audience: null,
  });
}

/** How a demand stands at the end of the turn being resolved. */
export function judge(world: World, nation: NationId, demand: Demand): 'open' | 'met' | 'missed' {
  const { figure, met, forbids } = RULES[demand.want];
  const kept = met(figure(world, nation), demand.from);
  const over = world.turn + 1 >= demand.until;
  if (forbids) return !kept ? 'missed' : over ? 'met' : 'open';
  return kept ? 'met' : over ? 'missed' : 'open';
}

function ownTariffs(world: World, nation: NationId): number {
  return sum(world.tariffs, (one) => (one.by === nation && one.rate > 0 ? one.rate : 0));
}

function helpForMagnets(world: World, nation: NationId): number {
  const duties = sum(world.tariffs, (one) => (one.by === nation && one.good === 'magnet' ? one.rate : 0));
  return duties + world.nations[nation].support.subsidy.magnet;
}

/** Sites at home that somebody is building, or has since the demand. */
function begun(world: World, nation: NationId): number {
  return sum(sitesIn(world, nation), (site) => (site.developing && site.phase !== 'exploration' ? 1 : 0));
}

/** How tightly exports are held: embargoes, and how far the quota's licences are above nothing. */
function restraints(world: World, nation: NationId): number {
  const stopped = sum(known(world), (one) => (one.by === nation ? one.severity : 0));
  const { quotaRent, reference } = world.market;
  const quota = world.quota[nation] ?? null;
  return stopped + (quota === null ? 0 : 0.2 + clamp(ratio(quotaRent, quotaRent + reference.light), 0, 1));
}
