/** Halvings before the series, and squarings after it. */
const HALVINGS = 10;
const PARTS = 1024;
const TERMS = 8;

/** The exponential function in basic arithmetic, as all of `shared/` is: right to 12 digits for |x| up to 30. */
export function exp(x: number): number {
  const small = x / PARTS;
  let term = 1;
  let total = 1;
  for (let n = 1; n <= TERMS; n++) {
    term *= small / n;
    total += term;
  }
  for (let n = 0; n < HALVINGS; n++) total *= total;
  return total;
}
