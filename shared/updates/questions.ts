/** Where in the chances of a place those for one kind of question begin. */

export const same = 0; // as it was? Where a twin says otherwise, or not; and by whether the last one here was
export const twin = 4; // as its twin? By whether the last one here was
export const keys = 6; // the keys of before, or the names in a list?
export const step = 7; // what follows among them: a tree of two bits, by the step before
export const recent = 19; // one of the last words here? One after the other
export const word = 27; // another word that was ever said?
export const repeat = 28; // the last number here?
export const scale = 29; // not of the usual scale?
export const scales = 30; // the scale: a tree of five bits
export const zero = 61; // no change? By the size of the last one
export const sign = 65; // up or down?
export const size = 66; // of a change in bits: a tree of six bits, by the size of the last one
export const top = 318; // the highest bit of a change but one, by its size
/** So many for each place. */
export const COUNT = 372;

/** Where those begin that belong to no place. */
export const KINDS = COUNT; // of values, by the kind of before
export const LETTERS = KINDS + 64; // in general, and by the letter before
export const PLACES = LETTERS + 256 * 129;
