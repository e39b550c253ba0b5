import { type Book, isShort, marginal, type Step } from '#shared/market/book.ts';
import { figure } from '../../i18n/index.ts';
import { fine } from '../../ui/axis.ts';

/** Where a price stands on the bars of a book, in percent; prices that lie far off are at the edge. */
export interface PriceScale {
  at(price: number): number;
  price: number;
  low: number;
  high: number;
}

/** The bars reach from a sixth of the price to so many times it. */
const BELOW = 6;
const ABOVE = 24;

/** Steps of equal ratio: a tenth of the price is as far from it as ten times as much. */
export function priceScale({ price, bids }: Book): PriceScale {
  const low = Math.max(0.01, price / BELOW);
  const dearest = Math.max(2 * price, ...bids.map((bid) => bid.first));
  const high = Math.max(2 * low, Math.min(dearest, price * ABOVE));
  const span = Math.log(high / low);
  const at = (value: number) => (100 * Math.log(Math.min(high, Math.max(low, value, 1e-9)) / low)) / span;
  return { at, price, low, high };
}

/** From what to what a step reaches: solid where it trades at this price, hatched where it does not. */
export function PriceRange({ step, bid, scale }: { step: Step; bid: boolean; scale: PriceScale }) {
  const whole = Number.isFinite(step.whole) ? step.whole : step.traded;
  const first = scale.at(step.first);
  const now = scale.at(marginal(step, bid));
  const last = scale.at(marginal(step, bid, whole));
  const part = (from: number, to: number) =>
    `left:${fine(Math.min(from, to))}%;width:${fine(Math.max(1.2, Math.abs(to - from)))}%`;
  const rest = bid ? isShort(step) : whole - step.traded >= 0.5;
  const idle = step.traded < 0.5;
  return (
    <span class="price-range" aria-hidden="true">
      {rest && <i class="rest" style={part(idle ? first : now, last)} />}
      {!idle && <i class="done" style={part(first, now)} />}
      {idle && !rest && <i class="rest" style={part(first, first)} />}
      <i class="now" style={`left:${fine(scale.at(step.local))}%`} title={figure(step.local, 'USD/kg')} />
    </span>
  );
}
