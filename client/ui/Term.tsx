import type { ComponentChildren } from 'preact';
import { word } from '../i18n/index.ts';
import type { TermId } from '../panels/terms.ts';
import { anchored } from './cards/anchor.ts';

/** A term of the game: its card says what it means. Without words of its own it is named as in the glossary. */
export function Term({ of, children }: { of: TermId; children?: ComponentChildren }) {
  return (
    <button type="button" class="term" aria-haspopup="dialog" {...anchored(() => ({ kind: 'term', of }))}>
      {children ?? word(`glossary.${of}`)}
    </button>
  );
}
