/** The words of the front page, or those that a match, a class, its debrief, a replay, an account, matches with others or tournaments need beside them. */
export type Part =
  | 'front'
  | 'match'
  | 'class'
  | 'teach'
  | 'debrief'
  | 'replay'
  | 'account'
  | 'online'
  | 'moderate'
  | 'tournament';
type Words = Promise<{ default: Readonly<Record<string, string>> }>;

interface Shelf {
  name: string; // as its speakers call it
  locale: string; // for numbers, plurals and the page's lang
  front(): Words;
  match(): Words;
  class(): Words;
  teach(): Words;
  debrief(): Words;
  replay(): Words;
  account(): Words;
  online(): Words;
  moderate(): Words;
  tournament(): Words;
}

/** A language stands here once its file is whole: test/client/i18n/parity.test.ts reads this list. */
const SHELVES = {
  en: shelf(
    'English',
    'en',
    () => import('./en.json?front'),
    () => import('./en.json?match'),
    () => import('./en.json?class'),
    () => import('./en.json?teach'),
    () => import('./en.json?debrief'),
    () => import('./en.json?replay'),
    () => import('./en.json?account'),
    () => import('./en.json?online'),
    () => import('./en.json?moderate'),
    () => import('./en.json?tournament'),
  ),
  de: shelf(
    'Deutsch',
    'de',
    () => import('./de.json?front'),
    () => import('./de.json?match'),
    () => import('./de.json?class'),
    () => import('./de.json?teach'),
    () => import('./de.json?debrief'),
    () => import('./de.json?replay'),
    () => import('./de.json?account'),
    () => import('./de.json?online'),
    () => import('./de.json?moderate'),
    () => import('./de.json?tournament'),
  ),
  fr: shelf(
    'Français',
    'fr',
    () => import('./fr.json?front'),
    () => import('./fr.json?match'),
    () => import('./fr.json?class'),
    () => import('./fr.json?teach'),
    () => import('./fr.json?debrief'),
    () => import('./fr.json?replay'),
    () => import('./fr.json?account'),
    () => import('./fr.json?online'),
    () => import('./fr.json?moderate'),
    () => import('./fr.json?tournament'),
  ),
  ja: shelf(
    '日本語',
    'ja',
    () => import('./ja.json?front'),
    () => import('./ja.json?match'),
    () => import('./ja.json?class'),
    () => import('./ja.json?teach'),
    () => import('./ja.json?debrief'),
    () => import('./ja.json?replay'),
    () => import('./ja.json?account'),
    () => import('./ja.json?online'),
    () => import('./ja.json?moderate'),
    () => import('./ja.json?tournament'),
  ),
  zh: shelf(
    '简体中文',
    'zh-Hans',
    () => import('./zh.json?front'),
    () => import('./zh.json?match'),
    () => import('./zh.json?class'),
    () => import('./zh.json?teach'),
    () => import('./zh.json?debrief'),
    () => import('./zh.json?replay'),
    () => import('./zh.json?account'),
    () => import('./zh.json?online'),
    () => import('./zh.json?moderate'),
    () => import('./zh.json?tournament'),
  ),
  es: shelf(
    'Español',
    'es',
    () => import('./es.json?front'),
    () => import('./es.json?match'),
    () => import('./es.json?class'),
    () => import('./es.json?teach'),
    () => import('./es.json?debrief'),
    () => import('./es.json?replay'),
    () => import('./es.json?account'),
    () => import('./es.json?online'),
    () => import('./es.json?moderate'),
    () => import('./es.json?tournament'),
  ),
} as const;

function shelf(
  name: string,
  locale: string,
  front: () => Words,
  match: () => Words,
  lesson: () => Words,
  teach: () => Words,
  debrief: () => Words,
  replay: () => Words,
  account: () => Words,
  online: () => Words,
  moderate: () => Words,
  tournament: () => Words,
): Shelf {
  return {
    name,
    locale,
    front,
    match,
    class: lesson,
    teach,
    debrief,
    replay,
    account,
    online,
    moderate,
    tournament,
  };
}

/** English, 40% longer, in accents and brackets: shows what is cut off or not translated. For tests only. */
export const PSEUDO = 'x-long';

export type Language = keyof typeof SHELVES | typeof PSEUDO;

/** Those a reader can choose. */
export const LANGUAGES: readonly { id: Language; name: string; locale: string }[] = Object.entries(
  SHELVES,
).map(([id, { name, locale }]) => ({ id: isLanguage(id) ? id : 'en', name, locale }));

export function isLanguage(id: string | null): id is Language {
  return id !== null && (id === PSEUDO || Object.hasOwn(SHELVES, id));
}

export const localeOf = (language: Language): string =>
  language === PSEUDO ? SHELVES.en.locale : SHELVES[language].locale;

export async function wordsOf(language: Language, part: Part): Promise<Readonly<Record<string, string>>> {
  if (language !== PSEUDO) return (await SHELVES[language][part]()).default;
  const [{ lengthen }, english] = await Promise.all([import('./pseudo.ts'), SHELVES.en[part]()]);
  return lengthen(english.default);
}

/** The reader's own choice, else the first of the browser's languages that is here, else English. */
export function choose(own: string | null, browser: readonly string[]): Language {
  if (isLanguage(own)) return own;
  for (const asked of browser) {
    const plain = asked.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(plain)) return plain;
  }
  return 'en';
}
