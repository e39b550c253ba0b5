import { LONGEST_NAME } from './match/draft.ts';

/**
 * Common offensive forms in the six languages of the game. No list is complete: the teacher can rename. Words that
 * also stand inside honest names (Takeshita, Dominique, Scunthorpe, Nazia) count only as words of their own.
 */
const ANYWHERE = [
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
const ALONE = [
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

/** Names are said aloud and read from a wall: letters of any script, digits, and what stands between them. */
const PLAIN = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} .,'’・·@$!€|_-]*$/u;

/** The name as it is kept; null when it can't be shown to a class. */
export function acceptName(typed: string): string | null {
  const name = typed.normalize('NFKC').trim().replace(/\s+/g, ' ');
  if (name.length < 1 || name.length > LONGEST_NAME || !PLAIN.test(name)) return null;
  return isOffensive(name) ? null : name;
}

export function isOffensive(name: string): boolean {
  const words = folded(name)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  const joined = words.join('');
  return (
    [joined, once(joined)].some(
      (whole) =>
        ANYWHERE.some((form) => whole.includes(form) || whole.includes(once(form))) || ALONE.includes(whole),
    ) || words.some((word) => ALONE.includes(word) || ALONE.includes(once(word)))
  );
}

/** Digits by themselves are a number, whatever they look like. */
const NUMBER = /(?<![^\s])\d+(?![^\s])/g;

/** Small letters without accents, katakana as hiragana, signs as the letters they look like. */
const folded = (name: string): string =>
  [...name.toLowerCase().replaceAll('ß', 'ss').replace(NUMBER, ' ')]
    .map((sign) => LOOKS_LIKE[sign] ?? hiragana(sign))
    .join('')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');

/** The two kana syllabaries lie 96 code points apart. */
const hiragana = (sign: string): string => {
  const code = sign.codePointAt(0) ?? 0;
  return code >= 0x30a1 && code <= 0x30f6 ? String.fromCodePoint(code - 96) : sign;
};

/** Letters said many times over, said once. */
const once = (word: string): string => word.replace(/(.)\1+/gu, '$1');

/** The name with the first free number behind it when somebody else bears it; alike is alike but for case. */
export function distinct(name: string, taken: readonly string[]): string {
  const same = (one: string) => one.toLowerCase();
  const others = new Set(taken.map(same));
  if (!others.has(same(name))) return name;
  let number = 2;
  while (others.has(same(`${name} ${number}`))) number += 1;
  return `${name} ${number}`;
}
