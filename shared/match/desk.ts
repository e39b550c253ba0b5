import type { Desk, Drafted, PublicTable } from '../protocol/messages.ts';
import { reportFor } from '../turn/report.ts';
import type { NationId } from '../world/terms.ts';
import { publicView, view } from '../world/view.ts';
import { chatOf, mayRead } from './letters.ts';
import type { Match } from './match.ts';
import { type Motive, motivesToTell } from './motives.ts';

/** All that a seat may know of its match, and nothing else. */
export function desk(match: Match, nation: NationId): Desk {
  const { sealed, handover } = match.seats[nation];
  return {
    view: view(match.world, nation),
    report: match.report ? reportFor(match.report, nation) : null,
    ...drafted(match, nation),
    letters: match.letters.filter((letter) => mayRead(letter, nation)),
    motives: told(match),
    chat: chatOf(match),
    advice: match.setup.advice,
    sealed,
    handover,
    outcome: match.outcome,
  };
}

/** The draft of a seat, for those who sit there. */
export function drafted(match: Match, nation: NationId): Drafted {
  const { draft, authors, motions, version } = match.seats[nation];
  return { turn: match.world.turn, draft, authors, motions, version };
}

/** All that somebody without a seat may know. */
export function publicTable(match: Match): PublicTable {
  return {
    view: publicView(match.world),
    report: match.report ? reportFor(match.report, null) : null,
    letters: match.letters.filter((letter) => mayRead(letter, null)),
    motives: told(match),
    people: match.setup.people,
    outcome: match.outcome,
  };
}

const told = ({ motives, world, outcome }: Match): Motive[] =>
  motivesToTell(motives, world.turn, outcome !== null);
