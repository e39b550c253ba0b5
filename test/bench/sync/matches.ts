import { common, desk, publicTable } from '../../../shared/match/desk.ts';
import { type Match, start } from '../../../shared/match/match.ts';
import { step } from '../../../shared/match/step.ts';
import type { Common, Desk, PublicTable, Update } from '../../../shared/protocol/messages.ts';
import { NATIONS } from '../../../shared/world/terms.ts';
import { setupOf } from '../../kit/host.ts';

/** What lay before one client of a match, from its opening to its end. */
export interface Seen {
  of: Update[0];
  player: string | null; // as boardgame.io counts them; null: watches
  wholes: readonly (Desk | PublicTable)[];
  open: readonly Common[]; // of each what everybody may know
}

/** What the four players of a match of bots and one who watches it were shown, causes and all. */
export function played(scenario: string, seed: number): Seen[] {
  const matches = [start(setupOf([], { scenario, seed, turns: null, watch: true }))];
  for (let match = matches[0]; match && !match.outcome; match = matches.at(-1)) matches.push(next(match));
  return [
    ...NATIONS.map(
      (nation, index): Seen => ({
        of: 'desk',
        player: String(index),
        wholes: matches.map((match) => desk(match, nation)),
        open: matches.map(common),
      }),
    ),
    {
      of: 'table',
      player: null,
      wholes: matches.map((match) => publicTable(match)),
      open: matches.map(common),
    },
  ];
}

function next(match: Match): Match {
  const done = step(match, { type: 'end-turn', turn: match.world.turn }, 5000);
  if (!done.ok) throw new Error(done.error.code);
  return done.match;
}
