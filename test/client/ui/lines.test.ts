import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../client/ui/lines.ts';

describe('a name in short lines', () => {
  it('breaks between words, and puts as many on a line as fit', () => {
    expect(linesOf('Southern ion clays (Ganzhou)', 12, 'en')).toEqual(['Southern ion', 'clays', '(Ganzhou)']);
  });

  it('keeps a word whole that is longer than a line', () => {
    expect(linesOf('Recycling', 6, 'en')).toEqual(['Recycling']);
  });

  it('breaks scripts without spaces between their words, and begins no line with a mark or a particle', () => {
    const lines = linesOf('その他の鉱山と工場、リサイクル', 11, 'ja');
    expect(lines.join('')).toBe('その他の鉱山と工場、リサイクル');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).not.toMatch(/^[の、と]/);
    expect(linesOf('企业库存与预期', 8, 'zh-Hans')).toEqual(['企业库存', '与预期']);
  });

  it('takes a bracket along to what it opens', () => {
    expect(linesOf('軽希土（中国）', 8, 'ja')).toEqual(['軽希土', '（中国）']);
  });
});
