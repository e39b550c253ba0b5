import type { Match } from '../match/match.ts';
import type { PublicWorld, Standing } from '../protocol/class-views.ts';
import { sharedFacts } from '../scoring/outcome.ts';
import { score } from '../scoring/score.ts';
import { reportFor } from '../turn/report.ts';
import { COMMODITIES, each, NATIONS, type NationId } from '../world/terms.ts';

/** What a class shows of one of its matches. */
export interface Glance {
  shown: Pick<PublicWorld, 'prices' | 'opinion' | 'embargoes' | 'headline'>; // to everybody
  orders: Record<NationId, number>; // in each draft; for the teacher
  standing: Standing[] | null; // for the teacher, and for those to whom it is shown
}

export function glance({ world, report, seats, outcome }: Match): Glance {
  const last = world.history.at(-1);
  const { opinion, embargoes } = sharedFacts(world);
  return {
    shown: {
      prices: each(COMMODITIES, (commodity) => last?.outside[commodity] ?? 0),
      opinion,
      embargoes,
      headline: report ? (reportFor(report, null).events[0]?.text ?? null) : null,
    },
    orders: each(NATIONS, (nation) => seats[nation].draft.length),
    standing: world.turn === 0 ? null : standing({ world, outcome }),
  };
}

/** Best first; at the end as the outcome ranks them, which weighs each nation against par. */
function standing({ world, outcome }: Pick<Match, 'world' | 'outcome'>): Standing[] {
  if (outcome) return outcome.ranking.map((nation) => ({ nation, score: outcome.scores[nation].total }));
  return NATIONS.map((nation) => ({ nation, score: score(world, nation).total })).sort(
    (one, other) => other.score - one.score,
  );
}
