import { each, NATIONS, type NationId } from '../world/terms.ts';
import { peopleAt, type Round } from './tournament.ts';

/** What the rounds so far say of one player. */
export interface Past {
  met: Map<number, number>; // how often at one table with whom
  nations: Record<NationId, number>; // how often as which nation
  bots: number; // met
}

/** What is known of all who have sat at a table. One that was voided counts too: they have sat there. */
export function pastOf(rounds: readonly Round[]): (player: number) => Past {
  const known = new Map<number, Past>();
  const of = (player: number): Past => {
    const past = known.get(player) ?? { met: new Map(), nations: each(NATIONS, () => 0), bots: 0 };
    known.set(player, past);
    return past;
  };
  for (const table of rounds.flatMap(({ tables }) => tables)) {
    const people = peopleAt(table).flatMap((nation) => {
      const player = table.seats[nation];
      return player === undefined ? [] : [{ nation, player }];
    });
    for (const { nation, player } of people) {
      const past = of(player);
      past.nations[nation] += 1;
      past.bots += NATIONS.length - people.length;
      for (const other of people)
        if (other.player !== player) past.met.set(other.player, (past.met.get(other.player) ?? 0) + 1);
    }
  }
  return of;
}
