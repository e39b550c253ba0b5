import { clockOf, dueAt, isSlow } from '#shared/match/clock.ts';
import type { Input, Match } from '#shared/match/match.ts';
import { unasked } from '#shared/match/pace.ts';
import type { AskAway, AwayError, AwayView } from '#shared/protocol/away.ts';
import { readInstructions } from '#shared/protocol/edits.ts';
import type { NationId } from '#shared/world/terms.ts';
import { type View, view } from '#shared/world/view.ts';
import type { Journal } from '../journal/journal.ts';
import { openMatch, roomOf } from '../match/open.ts';
import type { Notices } from './Notices.ts';

/** What somebody arranges for their seat without sitting at the table. Looking wakes no match; changing its time does. */
export class Away {
  private readonly journal: Journal;
  private readonly notices: Notices;

  constructor(journal: Journal, notices: Notices) {
    this.journal = journal;
    this.notices = notices;
  }

  async view(id: string, nation: NationId): Promise<AwayView | null> {
    const match = await this.look(id);
    return match && this.arranged(id, match, nation);
  }

  /** What the nation may know of the world as it stands. */
  async seen(id: string, nation: NationId): Promise<View | null> {
    const match = await this.look(id);
    return match && view(match.world, nation);
  }

  private async look(id: string): Promise<Match | null> {
    return roomOf(id)?.held?.match ?? (await this.journal.recover(id))?.match ?? null;
  }

  /** Why it could not be done, else null. */
  async obey(id: string, nation: NationId, asked: AskAway): Promise<AwayError | null> {
    switch (asked.do) {
      case 'leave':
        return this.play(id, (turn) => ({ type: 'pause', seat: nation, turn, on: asked.on }));
      case 'pace':
        return this.play(id, (turn) => ({ type: 'slow', seat: nation, turn, clock: asked.clock }));
      case 'instruct': {
        const instructions = readInstructions(asked.instructions);
        if (!instructions) return 'malformed';
        return this.play(id, (turn) => ({ type: 'instruct', seat: nation, turn, instructions }));
      }
      case 'push':
        return this.notices.addPush(id, nation, asked);
      case 'hook':
        return this.notices.addHook(id, nation, asked.url);
      case 'silence':
        await this.notices.remove(id, nation, asked.address);
        return null;
    }
  }

  private async play(
    id: string,
    input: (turn: number) => Extract<Input, { type: 'pause' | 'slow' | 'instruct' }>,
  ): Promise<AwayError | null> {
    const host = (await openMatch(this.journal, id)) ? roomOf(id)?.held : null;
    if (!host) return 'no-match';
    const answer = await host.direct(input(host.match.world.turn));
    return answer.ok ? null : answer.error.code;
  }

  private async arranged(id: string, match: Match, nation: NationId): Promise<AwayView> {
    return {
      ...standing(match, nation),
      now: Date.now(),
      pushKey: this.notices.key.public,
      ...(await this.notices.of(id, nation)),
    };
  }
}

/** How a match stands for a seat, as far as it is the match that says so. */
export function standing(
  match: Match,
  nation: NationId,
): Omit<AwayView, 'now' | 'pushKey' | 'pushes' | 'hooks'> {
  const { world, seats, slower, outcome, setup } = match;
  const { sealed, time, instructions } = seats[nation];
  const clock = clockOf(match);
  return {
    nation,
    scenario: setup.scenario,
    turn: world.turn,
    turns: world.turns,
    over: outcome !== null,
    sealed,
    clock,
    due: dueAt(match, nation),
    leave: time && isSlow(clock) ? { left: time.leave, since: time.since } : null,
    slower: slower && { ...slower, asked: unasked(match) },
    mayPropose: clock !== null && !isSlow(clock) && outcome === null,
    instructions,
  };
}
