import { describe, expect, test } from 'vitest';
import { facesFor } from '../../scripts/offline.ts';

const face = (file: string, range?: string) =>
  `@font-face{font-family:A;src:url(/assets/${file}) format("woff2")${range ? `;unicode-range:${range}` : ''}}`;
const css = [
  face('latin.woff2', 'U+00??,U+131'),
  face('kana.woff2', 'U+3041-3096'),
  face('han.woff2', 'U+4e00-4e10,U+6f22'),
  face('all.woff2'),
].join('');

describe('the type that a language needs', () => {
  test('is what its letters are in, beside plain letters', () => {
    expect(facesFor(css, 'Seltene Erden')).toEqual(['latin.woff2', 'all.woff2']);
    expect(facesFor(css, '漢')).toEqual(['latin.woff2', 'han.woff2', 'all.woff2']);
    expect(facesFor(css, 'かな一')).toEqual(['latin.woff2', 'kana.woff2', 'han.woff2', 'all.woff2']);
  });
});
