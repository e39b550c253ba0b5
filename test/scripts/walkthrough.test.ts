import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bothMarkets } from '../../scripts/walkthrough/embargo.ts';
import { walkthrough } from '../../scripts/walkthrough/text.ts';
import { lineTonnes } from '../../shared/market/lines.ts';

const plain = (text: string) => text.replace(/ +/g, ' ');

describe('the walk-through of an embargo', () => {
  const { free, held, usual } = bothMarkets();

  test('stands in the docs as the rules have it now (npm run walkthrough)', () => {
    const docs = readFileSync(new URL('../../docs/model.md', import.meta.url), 'utf8');
    for (const line of walkthrough()
      .split('\n')
      .filter((one) => !one.startsWith('| ---')))
      expect(plain(docs)).toContain(plain(line));
  });

  test.each([
    ['without the order', free],
    ['with it', held],
  ])('%s what is brought is what is taken', (_, { lines, price }) => {
    const sum = (brings: boolean) =>
      lines
        .filter((line) => line.brings === brings)
        .reduce((total, line) => total + lineTonnes(line, price), 0);
    expect(sum(true)).toBeGreaterThan(50);
    expect(Math.abs(sum(true) - sum(false))).toBeLessThan(0.5);
  });

  test('the order makes the price, and the direct trade keeps to its ceiling', () => {
    expect(held.price).toBeGreaterThan(1.05 * free.price);
    const direct = held.lines.find((line) => line.who === 'shipped from China');
    expect(direct?.tonnes).toBeLessThanOrEqual(0.2 * usual + 0.1);
  });
});
