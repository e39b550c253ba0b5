import { lineTonnes } from '../../shared/market/lines.ts';
import { bothMarkets, type Market, type Named, ORDER } from './embargo.ts';

/** The walk-through of docs/model.md, between its marks. */
export function walkthrough(): string {
  const { free, held, usual } = bothMarkets();
  const severity = ORDER.kind === 'embargo' ? ORDER.severity : 0;
  return [
    `It is 2025 H1 (scenario 2025-today, seed 7). China seals one order, _stop ${100 * severity}% of heavy exports to Japan_; nobody else orders anything.`,
    '',
    `1. **The order becomes a ceiling.** Last turn China shipped ${digits(usual)} t of heavy oxide straight to Japan. It may now ship (1 - ${severity}) x ${digits(usual)} = **${digits((1 - severity) * usual)} t**. Goods that go round through other countries cost a tenth of the price more, and more with every tonne.`,
    "2. **The market clears.** Each line below is one activity in Japan's market for heavy oxide while the prices of all other markets stand as they came out. Whoever brings metal brings `(price - opens) / slope` tonnes, whoever takes some takes `(opens - price) / slope`, never less than nothing and never more than `most`.",
    '',
    `Without the order the price is **${money(free.price)} USD/kg**:`,
    '',
    table(free),
    '',
    `With it, **${money(held.price)} USD/kg**:`,
    '',
    table(held),
    '',
    `3. **Why that price.** What is brought and what is taken must be the same. At ${money(free.price)} the second table would leave Japan ${digits(-balance(held, free.price))} t short; each dollar more brings metal and sends users away, until at ${money(held.price)} nothing is missing. The direct trade is at its ceiling, ways round open one by one at their prices, companies sell from stock, and some magnets are made leaner or not at all.`,
    `4. **What it means.** Heavy oxide in Japan costs ${Math.round(100 * (held.price / free.price - 1))}% more; an end to the direct trade would not have been felt at all if the ways round were free.`,
  ].join('\n');
}

function table({ price, lines }: Market): string {
  const rows = [...lines]
    .sort((a, b) => Number(b.brings) - Number(a.brings) || b.tonnes - a.tonnes)
    .map(
      (line) =>
        `| ${line.brings ? 'brings' : 'takes'} | ${line.who} | ${line.opens.toFixed(places(line))} | ${line.slope.toFixed(places(line))} | ${Number.isFinite(line.most) ? line.most.toFixed(1) : ''} | ${line.tonnes.toFixed(1)} |`,
    );
  const sum = (brings: boolean) =>
    lines.filter((line) => line.brings === brings).reduce((total, line) => total + line.tonnes, 0);
  return [
    '| | Activity | opens, USD/kg | slope, USD/kg per t | most, t | t |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    `| | **brought ${sum(true).toFixed(1)}, taken ${sum(false).toFixed(1)}** | at ${money(price)} | | | |`,
  ].join('\n');
}

/** t brought less t taken at a price. */
function balance({ lines }: Market, price: number): number {
  return lines.reduce((total, line) => {
    const tonnes = lineTonnes(line, price);
    return total + (line.brings ? tonnes : -tonnes);
  }, 0);
}

/** Flat activities need more digits, so that a pocket calculator finds the same tonnes. */
const places = ({ slope }: Named) => (slope < 0.001 ? 6 : slope < 0.1 ? 4 : 2);
const money = (value: number) => value.toFixed(2);
const digits = (value: number) => value.toFixed(1);
