import { COLLECTED, SCRAP_YIELD } from '../market/constants.ts';
import type { Order } from '../orders/index.ts';
import { good, name, nation as nationWord, number, region, type Text, text } from '../text.ts';
import type { Report } from '../turn/report.ts';
import { worth } from '../world/ledger.ts';
import { type Commodity, isNation } from '../world/terms.ts';
import type { View } from '../world/view.ts';
import { daysOfCover, plantOf, toWork } from './figures.ts';
import type { Past, Situation } from './situation.ts';

/** Of the player's own orders no more than this many are spoken of at once. */
const MOST_OWN = 2;

/** What came of the half-year that the report is about: the story, then what the player ordered. */
export function news(at: Situation, report: Report): Text[] {
  const past = at.seen.past.find((one) => one.turn === report.turn);
  return [...story(at, report), ...(past ? own(at.view, report, past) : [])];
}

function story(at: Situation, report: Report): Text[] {
  const { turn, before, after } = report;
  const { nation, world } = at.view;
  const prices = {
    good: good('light'),
    before: number(before.outside.light, 'USD/kg'),
    after: number(after.outside.light, 'USD/kg'),
  };
  if (turn === 0) return [text('coach.news.collision', { days: daysOfCover(at) })];
  if (turn === 1) {
    const held = world.nations[nation].stockpile.light;
    const value = number(worth(held, world.market.price.light[nation] ?? 0), 'M USD');
    return [
      text('coach.news.halt', { ...prices, inside: number(after.inside.light, 'USD/kg') }),
      ...(held >= 1 ? [text('coach.news.reserve-worth', { tonnes: number(held, 't'), value })] : []),
    ];
  }
  return [moved(world.history[0]?.outside.light ?? 0, { before, after }, prices), ...plantNews(at, report)];
}

/** How the price went on: up, down from its panic, or back to where it was. */
function moved(
  calm: number,
  { before, after }: Pick<Report, 'before' | 'after'>,
  prices: Text['values'],
): Text {
  if (after.outside.light > before.outside.light) return text('coach.news.dearer', prices);
  if (before.outside.light > PANIC * calm) return text('coach.news.calmer', prices);
  return text('coach.news.cheaper', prices);
}

/** So many times the price of calm years, and it is a panic's. */
const PANIC = 3;

/** The plant of the story when it begins to work, and how long it still needs near the end. */
function plantNews(at: Situation, { turn, events }: Report): Text[] {
  const plant = plantOf(at);
  if (!plant) return [];
  const values = { site: name(plant.name), region: region(plant.region) };
  const here = (key: string) =>
    events.some(
      ({ text: { key: one, values: said } }) =>
        one === key && said.site?.is === 'name' && said.site.text === plant.name,
    );
  if (here('event.site-operation')) return [text('coach.news.plant-works', values)];
  if (here('event.site-ramp-up')) return [text('coach.news.plant-starts', values)];
  if (turn < LATE || plant.phase === 'operation') return [];
  return [text('coach.news.plant-waits', { ...values, turns: number(toWork(plant), 'turns') })];
}

/** The turn from which a plant that is not there yet is worth a word. */
const LATE = 5;

/** What came of the player's own orders, or why it did not come. */
function own(view: View, report: Report, past: Past): Text[] {
  if (past.orders.length === 0) return [text('coach.came.nothing')];
  return past.orders.flatMap((order) => outcome(view, report, past, order) ?? []).slice(0, MOST_OWN);
}

function outcome({ nation, world }: View, report: Report, past: Past, order: Order): Text | null {
  const ours = world.nations[nation];
  switch (order.kind) {
    case 'stockpile':
      return traded(order, ours.stockpile[order.commodity] - past.stockpile[order.commodity], report, nation);
    case 'offtake': {
      const values = { region: region(order.seller), good: good(order.commodity) };
      if (isNation(order.seller)) return text('coach.came.offer', values);
      const signed = world.contracts.some(
        (one) => one.buyer === nation && one.seller === order.seller && one.commodity === order.commodity,
      );
      return text(signed ? 'coach.came.contract' : 'coach.lapse.contract', values);
    }
    case 'build-mine': {
      const site = world.sites.find((one) => one.id === order.site);
      if (!site) return null;
      const values = { site: name(site.name), turns: number(toWork(site), 'turns') };
      return text(site.owner === nation ? 'coach.came.mine' : 'coach.lapse.mine', values);
    }
    case 'recycling': {
      const scrap = world.regions[nation]?.scrap ?? 0;
      const tonnes = scrap * (COLLECTED[ours.recycling] ?? 0) * SCRAP_YIELD.light;
      return text('coach.came.recycling', { tonnes: number(tonnes, 't'), good: good('light') });
    }
    case 'substitution': {
      const { level, progress } = ours.substitution[order.commodity];
      return level > 0
        ? text('coach.came.milestone', { good: good(order.commodity) })
        : text('coach.came.research', { share: number(progress, 'share') });
    }
    case 'propose':
      return text('coach.came.proposal', { nation: nationWord(order.to) });
    case 'wto-case':
      return text('coach.came.case');
    default:
      return null;
  }
}

/** A reserve's order is filled as far as the market stays within its limit. */
function traded(
  { commodity, tonnes, limit }: { commodity: Commodity; tonnes: number; limit: number },
  moved: number,
  { after }: Report,
  nation: View['nation'],
): Text {
  const buys = tonnes > 0;
  const done = buys ? moved : -moved;
  const wanted = buys ? tonnes : -tonnes;
  const values = {
    good: good(commodity),
    tonnes: number(Math.max(0, done), 't'),
    wanted: number(wanted, 't'),
    price: number(after.trade?.[commodity].price[nation] ?? after.outside[commodity], 'USD/kg'),
    limit: number(limit, 'USD/kg'),
  };
  if (done < wanted / 2) return text(buys ? 'coach.lapse.buy' : 'coach.lapse.sell', values);
  return text(buys ? 'coach.came.bought' : 'coach.came.sold', values);
}
