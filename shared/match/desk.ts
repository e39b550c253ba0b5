import type { Desk } from '../protocol/messages.ts';
import { reportFor } from '../turn/report.ts';
import type { NationId } from '../world/terms.ts';
import { view } from '../world/view.ts';
import { mayRead } from './letters.ts';
import type { Match } from './match.ts';

/** All that a seat may know of its match, and nothing else. */
export function desk(match: Match, nation: NationId): Desk {
  const { draft, sealed } = match.seats[nation];
  return {
    view: view(match.world, nation),
    report: match.report ? reportFor(match.report, nation) : null,
    draft,
    letters: match.letters.filter((letter) => mayRead(letter, nation)),
    sealed,
    outcome: match.outcome,
  };
}
