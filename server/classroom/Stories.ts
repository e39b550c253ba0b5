import { type Story, storyOf } from '#shared/classroom/story.ts';
import type { NationId } from '#shared/world/terms.ts';
import type { Journal } from '../journal/journal.ts';

/** Stories are kept for so many nations: playing a record again takes a while, and latecomers come together. */
const MOST_KEPT = 40;

/** What latecomers are told, made from the stored record once a turn. */
export class Stories {
  private readonly journal: Journal;
  private readonly kept = new Map<string, Promise<Story | null>>();

  constructor(journal: Journal) {
    this.journal = journal;
  }

  /** @param turn turns resolved in the match */
  of(match: string, nation: NationId, turn: number): Promise<Story | null> {
    const key = `${match} ${nation} ${turn}`;
    const story = this.kept.get(key) ?? this.make(match, nation);
    this.kept.set(key, story);
    for (const old of this.kept.keys()) if (this.kept.size > MOST_KEPT) this.kept.delete(old);
    return story;
  }

  private async make(match: string, nation: NationId): Promise<Story | null> {
    const record = await this.journal.record(match, nation);
    return record && storyOf(record.setup, record.inputs, nation);
  }
}
