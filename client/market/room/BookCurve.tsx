import { type Book, type Step, stepTonnes } from '#shared/market/book.ts';
import { sum } from '#shared/numbers.ts';
import { figure, quantity, t } from '../../i18n/index.ts';
import { axisUnit, fine, ticks } from '../../ui/axis.ts';
import { useWidth } from '../../ui/useWidth.ts';

const LEFT = 52;
const RIGHT = 14;
const TOP = 14;
const BOTTOM = 34;
/** Prices are looked at from nought to so many times the market's. */
const REACH = 3;
const POINTS = 96;

interface Point {
  tonnes: number;
  price: number;
}

/** What all buyers would take and all sellers would bring at each price; they meet at the market's. */
export function BookCurve({ book }: { book: Book }) {
  const [host, width] = useWidth<HTMLDivElement>(640);
  const height = width < 480 ? 220 : 260;
  const top = book.price * REACH;
  const traded = sum(book.bids, (bid) => bid.traded);
  const need = sum(book.bids, (bid) => (bid.who.is === 'waste' ? bid.traded : bid.whole));
  const most = Math.max(need, traded) * 1.12 || 1;
  const bids = curve(book, book.bids, true, top, most);
  const asks = curve(book, book.asks, false, top, most);
  const x = (tonnes: number) => LEFT + (Math.min(tonnes, most) / most) * (width - LEFT - RIGHT);
  const y = (price: number) => TOP + (1 - price / top) * (height - TOP - BOTTOM);
  const line = (points: Point[]) =>
    points
      .map(({ tonnes, price }, index) => `${index ? 'L' : 'M'}${fine(x(tonnes))} ${fine(y(price))}`)
      .join('');
  const base = y(0);
  const steps = ticks(top);
  const amounts = ticks(most, width < 480 ? 3 : 6);
  const met = x(traded);
  const served = [...bids.filter((one) => one.price >= book.price), { tonnes: traded, price: book.price }];
  const without = [{ tonnes: traded, price: book.price }, ...bids.filter((one) => one.price < book.price)];
  const area = (points: Point[]) =>
    points.length < 2 ? '' : `${line(points)}V${base}H${fine(x(points[0]?.tonnes ?? 0))}Z`;
  const label = t('book.curve', {
    price: quantity(book.price, 'USD/kg'),
    tonnes: quantity(traded, 't'),
    without: quantity(Math.max(0, need - traded), 't'),
  });
  return (
    <div ref={host} class="book-curve">
      <svg width={width} height={height} role="img" aria-label={label}>
        <defs>
          <pattern
            id="book-hatch"
            width="7"
            height="7"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line x1="0" y1="0" x2="0" y2="7" class="hatch" />
          </pattern>
        </defs>
        {steps.map((price) => (
          <g key={price}>
            <line
              x1={LEFT}
              x2={width - RIGHT}
              y1={y(price)}
              y2={y(price)}
              class={price === 0 ? 'base' : 'grid'}
            />
            <text x={LEFT - 6} y={y(price) + 4} class="axis" text-anchor="end">
              {figure(price, axisUnit(steps, 'USD/kg'))}
            </text>
          </g>
        ))}
        {amounts.map((tonnes) => (
          <text key={tonnes} x={x(tonnes)} y={height - 18} class="axis" text-anchor="middle">
            {figure(tonnes, axisUnit(amounts, 't'))}
          </text>
        ))}
        <text x={width - RIGHT} y={height - 4} class="axis" text-anchor="end">
          {t('book.axis')}
        </text>
        <path
          d={`${area([{ tonnes: 0, price: Math.min(top, served[0]?.price ?? top) }, ...served])}`}
          class="served"
        />
        <path d={area(without)} class="without" fill="url(#book-hatch)" />
        <path d={line(bids)} class="bid-line" />
        <path d={line(asks)} class="ask-line" />
        <line x1={LEFT} x2={width - RIGHT} y1={y(book.price)} y2={y(book.price)} class="price-line" />
        <circle cx={met} cy={y(book.price)} r="5" class="met" />
        <text
          x={met > width - 110 ? met - 10 : met + 10}
          y={y(book.price) - 8}
          class="price-text"
          text-anchor={met > width - 110 ? 'end' : 'start'}
        >
          {quantity(book.price, 'USD/kg')}
        </text>
        <text x={LEFT + 10} y={y(top * 0.9)} class="curve-name bid">
          {t('book.demand')}
        </text>
        <text x={LEFT + 10} y={y(0) - 8} class="curve-name ask">
          {t('book.supply')}
        </text>
      </svg>
    </div>
  );
}

/** Tonnes at each price, from the top down for buyers and from nought up for sellers. */
function curve(book: Book, steps: Step[], bid: boolean, top: number, most: number): Point[] {
  const shifted = (price: number, step: Step) => price - step.local + book.price;
  const prices = [
    ...Array.from({ length: POINTS + 1 }, (_, index) => (index * top) / POINTS),
    book.price,
    ...steps.flatMap((step) =>
      [step.first, step.first + (bid ? -1 : 1) * 1e-6].map((one) => shifted(one, step)),
    ),
  ]
    .filter((price) => price >= 0 && price <= top)
    .sort((a, b) => (bid ? b - a : a - b));
  const points = prices.map((price) => ({
    tonnes: Math.min(
      most,
      sum(steps, (step) => traded(step, bid, price, book)),
    ),
    price,
  }));
  // What is sold at any price lies along the ground; beyond the edge nothing is drawn.
  if (bid) return points;
  const full = points.findIndex((point) => point.tonnes >= most);
  return [{ tonnes: 0, price: 0 }, ...(full < 0 ? points : points.slice(0, full + 1))];
}

/** At the price itself a step trades what it did, also where the least change would make it trade any amount. */
const traded = (step: Step, bid: boolean, price: number, book: Book): number =>
  price === book.price ? step.traded : Math.max(0, stepTonnes(step, bid, price, book));
