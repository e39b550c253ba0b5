import { sufferDuties } from '../control/duties.ts';
import { noticeDelays, traceDelays, usualTrade } from '../control/embargoes.ts';
import { merge } from '../control/mining.ts';
import { drawCrises } from '../crises/draw.ts';
import { settleCrises } from '../crises/settle.ts';
import { closeTreaties } from '../diplomacy/breach.ts';
import { conductDiplomacy } from '../diplomacy/index.ts';
import { NOTHING } from '../explain/cause.ts';
import { explain } from '../explain/explain.ts';
import { clearMarket } from '../market/clearing.ts';
import { traceChinese } from '../market/trace.ts';
import { apply, checkOrders, cost, KINDS, type Order } from '../orders/index.ts';
import { govern } from '../politics/index.ts';
import { tallyScores } from '../scoring/score.ts';
import { settleDebts } from '../sites/solvency.ts';
import { paySupport } from '../sites/support.ts';
import { nation as nationWord, text } from '../text.ts';
import { nextWorld } from '../world/clone.ts';
import { pay } from '../world/ledger.ts';
import { roundWorld } from '../world/rounding.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import { view } from '../world/view.ts';
import type { World } from '../world/world.ts';
import { keepBooks } from './books.ts';
import { settleContracts } from './contracts.ts';
import type { Chronicle } from './events.ts';
import { invest } from './invest.ts';
import { fadeStanding, growDemand, remember } from './memory.ts';
import type { Report, ReportEvent } from './report.ts';
import { newsOf, summarise } from './summary.ts';

/**
 * Computes one turn: the same function on the server, in a preview, in a bot's head and in a replay.
 * The argument stays as it is. Orders that are not legal for the world as it was are dropped.
 */
export function resolve(
  before: World,
  orders: Record<NationId, readonly Order[]>,
  options: { explain?: boolean } = {},
): { world: World; report: Report } {
  const world = nextWorld(before);
  const events: ReportEvent[] = [];
  const record: Chronicle = (event) => events.push(event);

  giveOrders(before, world, orders, record);
  settleCrises(world, record);
  enactLaws(world, record);
  lapseOffers(world);
  merge(world, record);
  conductDiplomacy(world, record);
  invest(world, record);

  const cleared = clearMarket(world);
  traceChinese(world, cleared);
  keepBooks(world, cleared);
  settleContracts(world, record);
  paySupport(world, record);
  settleDebts(world, record);
  sufferDuties(world);
  traceDelays(world, record);
  noticeDelays(world, before.market.flows, record);
  world.market.usual = usualTrade(world);
  closeTreaties(world, record);

  const after = summarise(world);
  world.history.push(after);
  tallyScores(world);
  remember(world);
  growDemand(world);
  fadeStanding(world);
  govern(world, record);
  world.turn += 1;
  drawCrises(world, record);
  events.sort((a, b) => b.weight - a.weight);
  after.news = newsOf(events);
  roundWorld(world, before.history.length);

  const why = options.explain === false ? NOTHING : explain(before, world);
  const last = before.history.at(-1) ?? after;
  return { world, report: { turn: before.turn, before: last, after, events, why } };
}

/** All orders are judged against the same world, then applied kind by kind, nation by nation. */
function giveOrders(
  before: World,
  world: World,
  orders: Record<NationId, readonly Order[]>,
  record: Chronicle,
): void {
  const accepted = NATIONS.flatMap((nation) => {
    if (orders[nation].length === 0) return [];
    const known = view(before, nation);
    const verdicts = checkOrders(known, orders[nation]);
    return orders[nation].flatMap((order, index) =>
      verdicts[index]?.ok
        ? [{ nation, order, price: order.kind === 'stockpile' ? 0 : cost(known, order) }]
        : [],
    );
  });
  for (const kind of KINDS)
    for (const { nation, order, price } of accepted) {
      if (order.kind !== kind) continue;
      pay(world, nation, 'industry', price);
      apply(world, nation, order, (entry) => record({ ...entry, nation, region: nation }));
    }
}

function enactLaws(world: World, record: Chronicle): void {
  for (const id of NATIONS) {
    const nation = world.nations[id];
    if (nation.lawFrom === null || nation.lawFrom > world.turn) continue;
    nation.law = true;
    nation.lawFrom = null;
    record({
      text: text('event.law-in-force', { nation: nationWord(id) }),
      nation: id,
      region: id,
      weight: 0.4,
      audience: null,
    });
  }
}

function lapseOffers(world: World): void {
  world.offers = world.offers.filter((offer) => offer.expires > world.turn);
}
