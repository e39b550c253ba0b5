/** Han and kana, which stand without spaces and are nearly twice as wide as letters. */
const WIDE = /[\u3000-\u9fff\uff00-\uffef]/;
/** What may not begin a line there: closing marks, and particles and counters of one letter. */
const CLINGS = /^(?:[、。，：）」』・ー々]|[のとへにをがはもで件]$)/;

/** A short name in lines of about `most` letters, broken between words in any script. */
export function linesOf(name: string, most: number, language: string): string[] {
  const lines: string[] = [];
  for (const piece of pieces(name, language)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last + piece) <= most) lines[lines.length - 1] = last + piece;
    else lines.push(piece.trimStart());
  }
  return lines;
}

/** Words, each with the space before it. */
function pieces(name: string, language: string): string[] {
  const words = name.match(/\s*\S+/g) ?? [];
  if (!WIDE.test(name)) return words;
  const found: string[] = [];
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  for (const word of words) {
    let opened = '';
    for (const { segment } of segmenter.segment(word)) {
      const last = found.length - 1;
      if (segment.trim() === '' || /^[（「『]$/.test(segment)) opened += segment;
      else if (opened === '' && CLINGS.test(segment) && last >= 0) found[last] += segment;
      else {
        found.push(opened + segment);
        opened = '';
      }
    }
  }
  return found;
}

/** How many letters wide a text is. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 1.8 : 1), 0);
