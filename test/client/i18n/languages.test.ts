import { afterEach, describe, expect, it } from 'vitest';
import { t } from '../../../client/i18n/index.ts';
import { choose, LANGUAGES } from '../../../client/i18n/languages.ts';
import { lengthen } from '../../../client/i18n/pseudo.ts';
import { locale, spoken } from '../../../client/i18n/speak.ts';
import { settings } from '../../../client/settings/settings.ts';

describe('the language of the page', () => {
  it('is the reader’s own choice, then the browser’s, then English', () => {
    expect(choose('en', ['xx'])).toBe('en');
    expect(choose('klingon', ['en-GB'])).toBe('en');
    expect(choose(null, ['xx', 'EN-us'])).toBe('en');
    expect(choose(null, [])).toBe('en');
    for (const { id } of LANGUAGES) expect(choose(null, ['xx', `${id}-XX`])).toBe(id);
  });

  it('is not the test language unless that is asked for by name', () => {
    expect(LANGUAGES.map(({ id }) => id)).not.toContain('x-long');
    expect(choose('x-long', [])).toBe('x-long');
  });
});

describe('the test language', () => {
  it('is 40% longer, accented and in brackets, and leaves its gaps alone', () => {
    const { hello } = lengthen({ hello: 'Sell {{tonnes}} to Japan' });
    expect(hello).toMatch(/^\[Šéll \{\{tonnes\}\} tó Jápáñ.*\]$/);
    expect(hello?.length).toBeGreaterThanOrEqual(Math.floor('Sell {{tonnes}} to Japan'.length * 1.2));
  });
});

describe('another language', () => {
  afterEach(() => {
    settings.language.value = null;
  });

  it('keeps the one on the page until its words are here', () => {
    const before = t('action.close');
    settings.language.value = 'x-long';
    expect([spoken.value, locale.value, t('action.close')]).toEqual(['en', 'en', before]);
  });
});
