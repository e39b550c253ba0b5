import {
  type Book,
  bookOf,
  isShort,
  marginal,
  missing,
  type Scope,
  type Step,
  shortages,
} from '#shared/market/book.ts';
import { sum } from '#shared/numbers.ts';
import type { Subject } from '#shared/provenance/index.ts';
import type { Good } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { figure, place, quantity, sentence, t, word } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { Figure } from '../../ui/Figure.tsx';
import type { Column } from '../../ui/SortTable.tsx';
import { BookCurve } from './BookCurve.tsx';
import { ChartFrame } from './ChartFrame.tsx';
import { PriceRange, priceScale } from './PriceRange.tsx';

/** A step and the side it is on. */
interface Row {
  step: Step;
  bid: boolean;
}

/** Who buys, who sells and who goes without, at the price of the last half-year. */
export function BookTab({ play, view, good, scope }: { play: Play; view: View; good: Good; scope: Scope }) {
  const book = bookOf(view.world, good, scope);
  const rows: Row[] = [
    ...book.bids.map((step) => ({ step, bid: true })),
    ...book.asks.map((step) => ({ step, bid: false })),
  ];
  if (rows.length === 0) return <p class="mute">{t('book.none')}</p>;
  return (
    <ChartFrame
      title={finding(book)}
      unit={t('book.unit', { date: play.date(view.world.turn - 1) })}
      file={`lanthanide-order-book-${good}-${scope}`}
      columns={columns(play, good)}
      rows={rows}
      keyOf={rowKey}
      wide
    >
      <BookCurve book={book} />
      <div class="ladders">
        <Ladder play={play} book={book} bid />
        <Ladder play={play} book={book} bid={false} />
      </div>
    </ChartFrame>
  );
}

/** What the book says in one sentence: who goes without, or that nobody does. */
function finding(book: Book): string {
  const where = book.scope === 'outside' ? t('book.outside-china') : place(book.scope);
  const worst = shortages(book)[0];
  if (!worst || worst.share < 0.005)
    return t('book.all-served', {
      good: word(`good.${book.good}`),
      place: where,
      price: quantity(book.price, 'USD/kg'),
    });
  return t('book.short', {
    share: figure(worst.share, 'share'),
    sector: word(`sector.${worst.sector}`),
    place: where,
    price: quantity(worst.most, 'USD/kg'),
  });
}

/** Who stands behind a step, in words. */
export function whoText(play: Play, { who, region }: Step): string {
  switch (who.is) {
    case 'sector':
      return t('book.who.in', { who: word(`sector.${who.sector}`), place: word(`region.${region}`) });
    case 'plant':
      return play.siteName(who.site);
    case 'shipped':
      return sentence(t(`book.who.way-${who.manner}`, { from: place(who.from), to: place(who.to) }));
    default:
      return t('book.who.in', { who: t(`book.who.${who.is}`), place: word(`region.${region}`) });
  }
}

export const rowKey = ({ step, bid }: Row): string =>
  [bid, step.region, ...Object.values(step.who)].join(' ');

function subject({ who, region }: Step, good: Good): Subject {
  const of: Subject = { good, region };
  if (who.is === 'sector') return { ...of, sector: who.sector };
  if (who.is === 'plant') return { ...of, site: who.site };
  return of;
}

/** What the first tonne is worth or costs; metal that comes along with another is sold at any price. */
function rangeText({ first, slope }: Step, bid: boolean): string {
  if (first <= 0) return t('book.free');
  const price = figure(first, 'USD/kg');
  if (slope === 0) return t(bid ? 'book.pays' : 'book.asks-price', { price });
  return t(bid ? 'book.pays-most' : 'book.asks-least', { price });
}

const lastPrice = (step: Step, bid: boolean): number =>
  Number.isFinite(step.whole) ? marginal(step, bid, step.whole) : Number.NaN;

function columns(play: Play, good: Good): Column<Row>[] {
  const is = 'step' as const;
  const of = (row: Row) => ({ is, of: subject(row.step, good) });
  return [
    { id: 'who', title: t('book.who'), text: ({ step }) => whoText(play, step) },
    { id: 'side', title: t('book.side'), text: ({ bid }) => t(bid ? 'book.buys' : 'book.sells') },
    {
      id: 'first',
      title: t('book.first'),
      text: ({ step }) => (step.first <= 0 ? t('book.free') : figure(step.first, 'USD/kg')),
      value: ({ step }) => step.first,
      figure: of,
    },
    {
      id: 'last',
      title: t('book.last'),
      text: ({ step, bid }) => {
        const last = lastPrice(step, bid);
        return Number.isFinite(last) ? figure(Math.max(0, last), 'USD/kg') : '';
      },
      value: ({ step, bid }) => lastPrice(step, bid),
      figure: of,
    },
    {
      id: 'whole',
      title: t('book.whole'),
      text: ({ step }) => (Number.isFinite(step.whole) ? figure(step.whole, 't') : t('book.any')),
      value: ({ step }) => step.whole,
      figure: of,
    },
    {
      id: 'traded',
      title: t('book.traded'),
      text: ({ step }) => figure(step.traded, 't'),
      value: ({ step }) => step.traded,
      figure: of,
    },
    {
      id: 'missing',
      title: t('book.missing'),
      text: ({ step, bid }) => (bid ? figure(missing(step), 't') : ''),
      value: ({ step, bid }) => (bid ? missing(step) : Number.NaN),
      figure: of,
    },
  ];
}

/** One side of the book, best price first: from what to what each step reaches, and how much of it trades. */
function Ladder({ play, book, bid }: { play: Play; book: Book; bid: boolean }) {
  const steps = bid ? book.bids : book.asks;
  const scale = priceScale(book);
  const traded = sum(steps, (step) => step.traded);
  return (
    <section class={`ladder ${bid ? 'bids' : 'asks'}`} aria-label={t(bid ? 'book.bids' : 'book.asks')}>
      <header>
        <h4>{t(bid ? 'book.bids' : 'book.asks')}</h4>
        <Figure is="step" of={{ good: book.good }}>
          {quantity(traded, 't')}
        </Figure>
      </header>
      <ol>
        {steps.map((step) => (
          <li key={rowKey({ step, bid })} class={step.traded < 0.5 ? 'idle' : ''}>
            <span class="who">
              {sentence(whoText(play, step))}
              {step.held && <em>{t('book.held')}</em>}
            </span>
            <span class="range-words">{rangeText(step, bid)}</span>
            <PriceRange step={step} bid={bid} scale={scale} />
            <Figure is="step" of={subject(step, book.good)} class="traded">
              <b>{figure(step.traded, 't')}</b>
              {bid && isShort(step) && <s>{t('book.without', { tonnes: figure(missing(step), 't') })}</s>}
            </Figure>
          </li>
        ))}
      </ol>
    </section>
  );
}
