import { ratio } from '../numbers.ts';
import { cost, type Order, suggest } from '../orders/index.ts';
import { good, name, number, region, type Text, text } from '../text.ts';
import { isNation } from '../world/terms.ts';
import { anchorPrice, collected, DEAR, priceHere } from './figures.ts';
import { type Anchor, drafted, given, type Look, type Situation } from './situation.ts';

/** One thing to do or to look at; it is met by the player's own way of doing it too, and says so. */
export interface Task {
  id: string;
  asks(at: Situation): Text;
  points(at: Situation): Anchor | null;
  /** What the coach has to say when it is met; null as long as it is open. */
  met(at: Situation): Text[] | null;
}

export const look = (id: Look, anchor: (at: Situation) => Anchor | null): Task => ({
  id,
  asks: () => text(`coach.look.${id}`),
  points: anchor,
  met: ({ seen }) => (seen.looked.includes(id) ? [] : null),
});

const first = (order: Order | undefined): Anchor => (order ? { is: 'order', order } : { is: 'ideas' });

export const reserve: Task = {
  id: 'reserve',
  asks: (at) => text('coach.ask.reserve', { price: number(priceHere(at, 'light'), 'USD/kg') }),
  points: ({ view }) => {
    const ideas = suggest(view, 'stockpile');
    return first(ideas.find((order) => order.kind === 'stockpile' && order.tonnes > 0));
  },
  met(at) {
    const order = drafted(at, 'stockpile').find((one) => one.tonnes > 0);
    if (!order) return null;
    return [
      text('coach.good.reserve', {
        tonnes: number(order.tonnes, 't'),
        good: good(order.commodity),
        cost: number(cost(at.view, order), 'M USD'),
      }),
    ];
  },
};

export const crisis: Task = {
  id: 'crisis',
  asks: () => text('coach.ask.crisis'),
  points: () => ({ is: 'crisis' }),
  met(at) {
    const { nation, world } = at.view;
    const open = world.crises.open.filter((one) => one.asked.includes(nation));
    const answered = new Set(drafted(at, 'respond').map((order) => order.crisis));
    return open.every((one) => answered.has(one.card)) ? [] : null;
  },
};

export const recycle: Task = {
  id: 'recycle',
  asks({ view }) {
    const level = view.world.nations[view.nation].recycling + 1;
    const order = { kind: 'recycling', level } as const;
    return text('coach.ask.recycle', {
      level: number(level, 'count'),
      cost: number(cost(view, order), 'M USD'),
      share: collected(level),
    });
  },
  points: ({ view }) => first(suggest(view, 'recycling')[0]),
  met(at) {
    const now = at.view.world.nations[at.view.nation].recycling;
    const order = drafted(at, 'recycling').find((one) => one.level > now);
    if (order) return [text('coach.good.recycle', { share: collected(order.level) })];
    if (given(at, 'recycling').length === 0 || now < 2) return null;
    return [text('coach.early.recycle', { level: number(now, 'count'), share: collected(now) })];
  },
};

export const partner: Task = {
  id: 'partner',
  asks: () => text('coach.ask.partner'),
  points(at) {
    const offers = suggest(at.view, 'offtake').flatMap((order) =>
      order.kind === 'offtake' && !isNation(order.seller) ? [order] : [],
    );
    const best = offers.find((order) => (order.finance ?? 0) > 0) ?? offers[0];
    if (!best) return { is: 'ideas' };
    // In a panic the market's price is the better bargain: it falls.
    const dear = priceHere(at, best.commodity) > DEAR * anchorPrice(at, best.commodity);
    return first(dear ? { ...best, rule: 'spot' } : best);
  },
  met(at) {
    const { nation, world } = at.view;
    const order = drafted(at, 'offtake').find((one) => one.seller !== 'CHN');
    if (order) {
      const use = world.regions[nation]?.use[order.commodity] ?? 0;
      const says = text('coach.good.partner', {
        tonnes: number(order.tonnes, 't'),
        good: good(order.commodity),
        share: number(ratio(order.tonnes, use), 'share'),
        region: region(order.seller),
      });
      return order.rule === 'spot' || order.price < DEAR * anchorPrice(at, order.commodity)
        ? [says]
        : [
            says,
            text('coach.warn.fixed', {
              price: number(order.price, 'USD/kg'),
              turns: number(order.turns, 'turns'),
            }),
          ];
    }
    const dug = drafted(at, 'build-mine')[0];
    if (dug) return [text('coach.good.mine', { site: { is: 'site', id: dug.site } })];
    const signed = world.contracts.find((one) => one.buyer === nation && one.seller !== 'CHN');
    if (signed) return [text('coach.early.partner', { region: region(signed.seller) })];
    const ours = world.sites.find((site) => site.owner === nation && site.developing);
    return ours ? [text('coach.early.mine', { site: name(ours.name) })] : null;
  },
};

/** The part of today's price that a seller asks who wants to be rid of half a reserve before a panic ends. */
const ASKED = 0.4;

export const release: Task = {
  id: 'release',
  asks: ({ view }) =>
    text('coach.ask.release', {
      tonnes: number(view.world.nations[view.nation].stockpile.light, 't'),
    }),
  points(at) {
    const held = at.view.world.nations[at.view.nation].stockpile.light;
    const limit = Math.max(0.01, Math.round(priceHere(at, 'light') * ASKED));
    return first({ kind: 'stockpile', commodity: 'light', tonnes: -Math.ceil(held / 2), limit });
  },
  met(at) {
    const sold = drafted(at, 'stockpile').find((one) => one.tonnes < 0);
    if (sold)
      return [text('coach.good.release', { tonnes: number(-sold.tonnes, 't'), good: good(sold.commodity) })];
    if (given(at, 'stockpile').some((one) => one.tonnes < 0)) return [text('coach.early.release')];
    return at.view.world.nations[at.view.nation].stockpile.light < 1 ? [text('coach.early.empty')] : null;
  },
};

export const courts: Task = {
  id: 'courts',
  asks: () => text('coach.ask.courts'),
  points: ({ view }) => first(suggest(view, 'wto-case')[0] ?? suggest(view, 'propose')[0]),
  met(at) {
    const { nation, world } = at.view;
    if (drafted(at, 'wto-case').length > 0) return [text('coach.good.case')];
    if (drafted(at, 'propose').length > 0 || drafted(at, 'answer').some((one) => one.accept))
      return [text('coach.good.treaty')];
    const bound = world.treaties.some((one) => one.state === 'in-force' && one.parties.includes(nation));
    const suing = world.disputes.some((one) => one.complainants.includes(nation));
    return bound || suing ? [text('coach.early.courts')] : null;
  },
};

export const save: Task = {
  id: 'save',
  asks: () => text('coach.ask.save'),
  points: ({ view }) => first(suggest(view, 'substitution')[0]),
  met(at) {
    const [order] = drafted(at, 'substitution');
    if (order) return [text('coach.good.save', { funds: number(order.funds, 'M USD') })];
    return given(at, 'substitution').length > 0 ? [text('coach.early.save')] : null;
  },
};

export const choose: Task = {
  id: 'choose',
  asks: () => text('coach.ask.choose'),
  points: () => ({ is: 'ideas' }),
  met: ({ draft }) => (draft.length > 0 ? [text('coach.good.choose')] : null),
};
