import type { Edit, Member } from '#shared/match/draft.ts';
import type { NationId } from '#shared/world/terms.ts';

/** An edit or a proposal that the server said it had. */
export interface Acknowledged {
  type: 'edit' | 'propose';
  match: string;
  seat: NationId;
  turn: number;
  by: Member['name'];
  edits: Edit[];
}

/** What the students and the teacher of one class day saw. */
export class Findings {
  readonly acknowledged: Acknowledged[] = [];
  readonly acks: number[] = []; // ms from asking to the answer
  readonly fanOuts: number[] = []; // ms from the resolved turn to a student's desk
  readonly returns: number[] = []; // ms from the network's return to one's own desk
  readonly wrongSeats: string[] = [];
  readonly surprises: string[] = []; // answers that no fault explains
  readonly faults: Record<string, number> = {};

  count(fault: string): void {
    this.faults[fault] = (this.faults[fault] ?? 0) + 1;
  }
}

/** The value below which a share of the others lie; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? 0) * 10) / 10;
}
