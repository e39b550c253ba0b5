/**
 * Common offensive forms in the six languages of the game. No list is complete: the teacher can rename, and whoever
 * reads a letter can hide or report it. Words that also stand inside honest names (Takeshita, Dominique, Scunthorpe,
 * Nazia) count only as words of their own.
 */
export const ANYWHERE = [
  ...['fuck', 'motherf', 'nigger', 'nigga', 'faggot', 'bitch', 'pussy', 'whore', 'wanker', 'asshole'],
  ...['arsehole', 'dickhead', 'retard', 'hitler', 'heil'],
  ...['fotze', 'hurensohn', 'arschloch', 'wichser', 'schlampe', 'missgeburt', 'scheiss', 'schwuchtel'],
  ...['putain', 'salope', 'connard', 'connasse', 'encule', 'merde', 'filsdepute', 'niquetamere'],
  ...['mierda', 'cabron', 'gilipollas', 'pendejo', 'maricon', 'hijodeputa', 'hijoputa', 'chingatumadre'],
  ...['ちんこ', 'ちんぽ', 'まんこ', 'うんこ', 'きちがい', 'せっくす', 'れいぷ', '死ね', 'しねよ', 'ぶす死'],
  ...[
    '傻逼',
    '傻屄',
    '煞笔',
    '操你',
    '草泥马',
    '肏',
    '他妈的',
    '你妈的',
    '鸡巴',
    '婊子',
    '王八蛋',
    '屌',
    '去死',
  ],
];
/** Those that count only as words of their own. */
export const ALONE = [
  ...['shit', 'cunt', 'cock', 'penis', 'rape', 'nazi', 'slut', 'sex', 'porn', 'kkk', 'wtf', 'stfu', 'ass'],
  ...['hure', 'nutte', 'spast', 'fick', 'ficken', 'kacke'],
  ...['pute', 'nique', 'bite', 'batard', 'fdp', 'ntm'],
  ...['puta', 'puto', 'polla', 'joder', 'culo', 'perra'],
  ...['しね', 'くそ', 'ばか', 'ぶす', 'かす'],
  ...['妈的', '狗屎', '混蛋', 'cnm', 'nmsl'],
];

/** Digits and signs that stand for letters. */
const LOOKS_LIKE: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'i',
  '€': 'e',
};

/** Digits by themselves are a number, whatever they look like. */
const NUMBER = /(?<![^\s])\d+(?![^\s])/g;

/** Small letters without accents, katakana as hiragana, signs as the letters they look like. */
export const folded = (name: string): string =>
  [...name.toLowerCase().replaceAll('ß', 'ss').replace(NUMBER, ' ')]
    .map((sign) => LOOKS_LIKE[sign] ?? hiragana(sign))
    .join('')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC'); // kana keep the marks that make them other letters

/** The two kana syllabaries lie 96 code points apart. */
const hiragana = (sign: string): string => {
  const code = sign.codePointAt(0) ?? 0;
  return code >= 0x30a1 && code <= 0x30f6 ? String.fromCodePoint(code - 96) : sign;
};

/** Honest words of a language that look like rude ones of another, or contain one. */
const HONEST: Partial<Record<string, RegExp>> = {
  en: /^(?:bites?|.*snigger.*|retard(?:s|ed|ing|ant|ants|ation)|rapes?|whoreson)$/,
  de: /^(?:puten?|ass(?:e|en)?|un?heil.*|heil.*|.*heilung.*|.*heil(?:ig|sam|bar).*|schlamper.*|schlampen)$/,
  fr: /^(?:.*retard.*|salopettes?|rapes?|ass)$/,
  es: /^(?:retard.*|rapes?)$/,
  ja: /うんこう/,
};

/** What a rude word is shown as. */
export const MASK = '***';

/** A word as it is typed, with the digits and signs that stand for letters in it. */
const WORD = /[\p{L}\p{M}\p{N}@$!|€]+/gu;
/** What stands at the end of a word and is no letter, as in "good!". */
const AFTER = /[^\p{L}\p{M}]+$/u;
/** Single letters in a row, as who spells a word to hide it: "f u c k", "f.u.c.k". */
const SPELT = /(?<![\p{L}\p{N}])[\p{L}\p{N}@$!](?:[ .*_-][\p{L}\p{N}@$!]){2,}(?![\p{L}\p{N}])/gu;
/** Scripts without spaces: of them only the form itself is masked, as a "word" is a whole sentence. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** A form in which each letter may be said many times over: "fuuuck", but not "Niger". */
const drawnOut = (form: string): string => [...form].map((letter) => `${letter}+`).join('');
const SPACED_FORMS = new RegExp(
  [
    ...ANYWHERE.filter((form) => !UNSPACED.test(form)).map(drawnOut),
    `^(?:${ALONE.filter((form) => !UNSPACED.test(form))
      .map(drawnOut)
      .join('|')})(?:e?s)?$`,
  ].join('|'),
);
const UNSPACED_FORMS = ANYWHERE.filter((form) => UNSPACED.test(form));
const UNSPACED_ALONE = ALONE.filter((form) => UNSPACED.test(form));

/**
 * Words with the rude ones among them masked, whichever of the six languages they are of; what is honest in the
 * language that they are said to be in stays.
 * @param lang as a letter names it, such as `zh-Hans`
 */
export function masked(words: string, lang: string): string {
  const honest = HONEST[lang.split('-')[0] ?? ''];
  const rude = (typed: string): boolean => {
    const forms = [folded(typed), folded(typed.replace(AFTER, ''))];
    return forms.some((form) => SPACED_FORMS.test(form)) && !forms.some((form) => honest?.test(form));
  };
  return words
    .normalize('NFC')
    .replace(SPELT, (spelt) => (rude(spelt.replace(/[ .*_-]/g, '')) ? MASK : spelt))
    .replace(WORD, (word) => {
      if (UNSPACED.test(word)) return maskedSentence(word, honest);
      const after = AFTER.exec(word)?.[0] ?? '';
      return rude(word) ? MASK + (/^[!|]+$/.test(after) ? after : '') : word;
    });
}

/** Each sign of these scripts is one of the folded sentence too, so that what is found there is found here. */
function maskedSentence(typed: string, honest: RegExp | undefined): string {
  const whole = folded(typed);
  if (UNSPACED_ALONE.includes(whole)) return MASK;
  if (honest?.test(whole)) return typed;
  const signs = [...typed];
  let shown = typed;
  for (const form of UNSPACED_FORMS) {
    for (let from = 0; from + form.length <= signs.length; from++) {
      const part = signs.slice(from, from + [...form].length).join('');
      if (folded(part) === form) shown = shown.replaceAll(part, MASK);
    }
  }
  return shown;
}
