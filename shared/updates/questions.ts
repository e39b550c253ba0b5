/** Where in the chances of a place those for one kind of question begin. */

export const same = 0; // as it was? And where a twin says otherwise
export const twin = 2; // as its twin?
export const keys = 3; // the keys of before, or the names in a list?
export const step = 4; // what follows among them: a tree of two bits
export const recent = 7; // one of the last words here? One after the other
export const word = 15; // another word that was ever said?
export const repeat = 16; // the last number here?
export const scale = 17; // not of the usual scale?
export const scales = 18; // the scale: a tree of five bits
export const zero = 49; // no change? By the size of the last one
export const sign = 53; // up or down?
export const size = 56; // of a change in bits: a tree of six bits, by the size of the last one
export const top = 308; // the highest bit of a change but one, by its size
/** So many for each place. */
export const COUNT = 362;

/** Where those begin that belong to no place. */
export const KINDS = COUNT; // of values, by the kind of before
export const LETTERS = KINDS + 64; // in general, and by the letter before
export const PLACES = LETTERS + 256 * 129;
