import type { Unready } from '#shared/protocol/admin.ts';

/** A database that has not answered after this time is away; ms. */
const PATIENCE_MS = 2_000;

/** What a process needs to take people in. */
export interface Needs {
  /** Resolves when the database answers. */
  database(): Promise<unknown>;
  /** Whether there is a thread to resolve turns. */
  workers(): boolean;
}

/** Whether this process takes people in: what a load balancer asks before it sends somebody. */
export class Ready {
  private readonly needs: Needs;
  private readonly drained: (() => void)[] = [];
  private isDraining = false;

  constructor(needs: Needs) {
    this.needs = needs;
  }

  get draining(): boolean {
    return this.isDraining;
  }

  /** What is to be done when the process is to take in nobody any more. */
  onDrain(act: () => void): void {
    this.drained.push(act);
  }

  /** From now on nobody is sent here. The process goes on for those who are here, until it is stopped. */
  drain(): void {
    if (this.isDraining) return;
    this.isDraining = true;
    for (const act of this.drained) act();
  }

  /** Why it takes nobody in; empty: it does. */
  async faults(): Promise<Unready[]> {
    const faults: Unready[] = [];
    if (this.isDraining) faults.push('draining');
    if (!(await this.answers())) faults.push('database');
    if (!this.needs.workers()) faults.push('workers');
    return faults;
  }

  private async answers(): Promise<boolean> {
    let late: NodeJS.Timeout | undefined;
    const away = new Promise<boolean>((resolve) => {
      late = setTimeout(() => resolve(false), PATIENCE_MS);
    });
    const there = this.needs.database().then(
      () => true,
      () => false,
    );
    const answer = await Promise.race([there, away]);
    clearTimeout(late);
    return answer;
  }
}
