import { openShare, priceFor } from '#shared/diplomacy/partners.ts';
import { checkOrders, type Kind, type Order, suggest } from '#shared/orders/index.ts';
import { askingPrice, freeSupply } from '#shared/orders/offtake.ts';
import type { Verdict } from '#shared/orders/order.ts';
import { COMMODITIES, type Good, isNation, type RegionId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';

/** Something to be agreed on with a country, or done to it, ready to be filled in. */
export interface Deal {
  order: Order;
  verdict: Verdict;
}

/** What a way from one country to another offers: orders, what is possible first, or why there are none. */
export type Offer = { ok: true; deals: Deal[] } | { ok: false; why: 'same' | 'not-ours' | 'nobody' };

/** The first country ships, the second receives; a nation deals for nobody but itself. */
export function offerOn(view: View, draft: readonly Order[], from: RegionId, to: RegionId): Offer {
  const { nation } = view;
  if (from === to) return { ok: false, why: 'same' };
  if (from !== nation && to !== nation) return { ok: false, why: 'not-ours' };
  const other = from === nation ? to : from;
  if (other === 'ROW') return { ok: false, why: 'nobody' };
  const selling = [...stops(view, other), ...licences(view, other)];
  const buying = [...purchases(view, other), ...tariffs(view, other)];
  const pacts = [...treaties(view, other), ...partnerships(view, other)];
  const orders = from === nation ? [...selling, ...pacts, ...buying] : [...buying, ...pacts, ...selling];
  const deals = orders.map((order): Deal => {
    const verdict = checkOrders(view, [...draft, order]).at(-1);
    return { order, verdict: verdict ?? { ok: true } };
  });
  return {
    ok: true,
    deals: [...deals.filter(({ verdict }) => verdict.ok), ...deals.filter(({ verdict }) => !verdict.ok)],
  };
}

function suggested<K extends Kind>(
  view: View,
  kind: K,
  fits: (order: Extract<Order, { kind: K }>) => boolean,
): Extract<Order, { kind: K }>[] {
  const own = (order: Order): order is Extract<Order, { kind: K }> => order.kind === kind;
  return suggest(view, kind).filter(own).filter(fits);
}

/** What the other can sell: half of the need, or all it has, at the price it asks. */
function purchases(view: View, seller: RegionId): Order[] {
  const { nation, world } = view;
  const ideas = suggested(view, 'offtake', (order) => order.seller === seller);
  const more = COMMODITIES.filter((one) => !ideas.some((idea) => idea.commodity === one)).flatMap(
    (commodity): Order[] => {
      const free = openShare(world, seller, nation) * freeSupply(world, seller, commodity);
      const need = (world.regions[nation]?.use[commodity] ?? 0) / 2;
      const tonnes = Math.floor(Math.min(free, need));
      if (tonnes < 1) return [];
      const price = Math.ceil(askingPrice(world, commodity) * priceFor(world, seller, nation) * 100) / 100;
      return [{ kind: 'offtake', seller, commodity, tonnes, price, turns: 6, rule: 'fixed', finance: 0 }];
    },
  );
  return [...ideas, ...more];
}

function stops(view: View, target: RegionId): Order[] {
  if (!isNation(target)) return [];
  const ideas = suggested(view, 'embargo', (order) => order.target === target);
  const open = ideas.filter((order) => order.severity === 0 || order.manner === 'open');
  const shipped = COMMODITIES.filter((good) =>
    view.world.market.flows.some(
      (flow) => flow.from === view.nation && flow.to === target && flow.good === good && flow.tonnes >= 1,
    ),
  );
  const more = shipped
    .filter((commodity) => !open.some((order) => order.commodity === commodity))
    .map((commodity): Order => ({ kind: 'embargo', target, commodity, severity: 0.4, manner: 'open' }));
  return [...open, ...more];
}

function licences({ nation, world }: View, target: RegionId): Order[] {
  if (!isNation(target)) return [];
  const good = dearest(world.market.flows, world.market.reference, nation, target);
  return good ? [{ kind: 'licensing', good, target, level: 1 }] : [];
}

function tariffs({ nation, world }: View, origin: RegionId): Order[] {
  const good = dearest(world.market.flows, world.market.reference, origin, nation);
  if (!good) return [];
  const now = world.tariffs.find((one) => one.by === nation && one.origin === origin && one.good === good);
  return [{ kind: 'tariff', origin, good, rate: now ? 0 : 0.25 }];
}

function treaties(view: View, to: RegionId): Order[] {
  if (!isNation(to)) return [];
  const ideas = suggested(view, 'propose', (order) => order.to === to);
  return ideas.length > 0
    ? ideas.slice(0, 2)
    : [{ kind: 'propose', to, clauses: [{ kind: 'no-embargo', by: to }], turns: 6, escrow: 20 }];
}

function partnerships(view: View, region: RegionId): Order[] {
  if (!view.world.partners[region]) return [];
  const ideas = suggested(view, 'partnership', (order) => order.region === region);
  return ideas.length > 0 ? ideas : [{ kind: 'partnership', region, funds: 40 }];
}

/** The good of most value that goes from one country to another. */
function dearest(
  flows: View['world']['market']['flows'],
  reference: Record<Good, number>,
  from: RegionId,
  to: RegionId,
): Good | null {
  let best: Good | null = null;
  let most = 0;
  for (const flow of flows) {
    if (flow.from !== from || flow.to !== to || flow.good === 'rock' || flow.good === 'clay') continue;
    const value = flow.tonnes * reference[flow.good];
    if (value <= most) continue;
    most = value;
    best = flow.good;
  }
  return best;
}
