/** Counts wrong guesses, and lets nobody guess on when there were too many. */
export class Attempts {
  private readonly most: number;
  private readonly window: number;
  private failures: number[] = []; // ms since 1970

  constructor(most: number, window: number) {
    this.most = most;
    this.window = window;
  }

  locked(now: number): boolean {
    // Those of a later hour were counted before the clock was set back.
    this.failures = this.failures.filter((at) => Math.abs(now - at) < this.window);
    return this.failures.length >= this.most;
  }

  fail(now: number): void {
    this.failures.push(now);
  }
}
