import type { Common, Desk, Drafted, PublicTable } from '../protocol/messages.ts';
import { reportFor } from '../turn/report.ts';
import type { NationId } from '../world/terms.ts';
import { publicView, view } from '../world/view.ts';
import type { World } from '../world/world.ts';
import { chatOf, mayRead } from './letters.ts';
import { isLate, type Match, start } from './match.ts';
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
    bids: match.setup.bids ?? null,
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

const commons = new WeakMap<World, { report: Match['report']; common: Common }>();

/** What everybody at a match may know of its world: the same object for as long as it is the same. */
export function common({ world, report }: Match): Common {
  const known = commons.get(world);
  if (known && known.report === report) return known.common;
  const view = known?.common.view ?? publicView(world);
  const made = { view, report: report ? reportFor(report, null) : null };
  commons.set(world, { report, common: made });
  return made;
}

/** The match of which somebody without a seat is shown the table. */
export const matchOfTable = (match: Match, past: Match | null): Match =>
  isLate(match) ? (past ?? start(match.setup)) : match;

/**
 * All that somebody without a seat may know. Where they see it late: the table of the turn before, with the letters
 * written until that was over.
 * @param past as the match was in the turn before; null in the first one
 */
export function publicTable(match: Match, past: Match | null = null): PublicTable {
  const late = isLate(match);
  const shown = matchOfTable(match, past);
  const letters = match.letters.filter((letter) => mayRead(letter, null));
  return {
    ...common(shown),
    letters: late ? letters.filter(({ turn }) => turn < match.world.turn) : letters,
    motives: told(shown),
    people: match.setup.people,
    bids: match.setup.bids ?? null,
    late,
    outcome: match.outcome,
  };
}

const told = ({ motives, world, outcome }: Match): Motive[] =>
  motivesToTell(motives, world.turn, outcome !== null);
