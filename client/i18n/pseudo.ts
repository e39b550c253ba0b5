const ACCENTS: Record<string, string> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  y: 'ý',
  n: 'ñ',
  c: 'ç',
  s: 'š',
  A: 'Å',
  E: 'É',
  I: 'Í',
  O: 'Ö',
  U: 'Ü',
  N: 'Ñ',
  C: 'Ç',
  S: 'Š',
};

const FILLER = ' ·ö·ö·ö'; // breaks as words do

/** Every sentence in accents, brackets and 40% longer; what stands in {{braces}} is left alone. */
export function lengthen(words: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([key, text]) => [key, long(text)]));
}

function long(text: string): string {
  const said = text
    .split(/(\{\{.*?\}\})/)
    .map((part) => (part.startsWith('{{') ? part : part.replace(/[a-z]/gi, (one) => ACCENTS[one] ?? one)))
    .join('');
  const plain = text.replace(/\{\{.*?\}\}/g, '').length;
  return `[${said}${FILLER.repeat(plain).slice(0, Math.ceil(plain * 0.4))}]`;
}
