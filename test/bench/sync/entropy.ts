/** How often what was met. */
export class Tally {
  readonly times = new Map<string, number>();
  total = 0;

  add(what: string): void {
    this.times.set(what, (this.times.get(what) ?? 0) + 1);
    this.total += 1;
  }

  /** Whether enough of each was met to know how often it comes. */
  get isRich(): boolean {
    return this.times.size <= this.total / 4;
  }
}

/**
 * Bits that all of them tell together, by the entropy of how often each was met with the correction of G. A. Miller,
 * "Note on the bias of information estimates", 1955: what was counted looks more regular than it is.
 */
export function entropyBits({ times, total }: Tally): number {
  let bits = times.size > 1 ? ((times.size - 1) / 2) * Math.LOG2E : 0;
  for (const count of times.values()) bits -= count * Math.log2(count / total);
  return bits;
}
