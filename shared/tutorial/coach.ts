import { sum } from '../numbers.ts';
import { checkOrders, type Kind, type Order, points, pointsPerTurn } from '../orders/index.ts';
import { number, type Text, text, word } from '../text.ts';
import type { Report } from '../turn/report.ts';
import type { View } from '../world/view.ts';
import { debrief } from './debrief.ts';
import { anchorPrice, DEAR, priceHere } from './figures.ts';
import { LESSONS } from './lessons.ts';
import { news } from './news.ts';
import { type Coaching, drafted, LESSON_IDS, type Seen, type Situation } from './situation.ts';

/**
 * What the coach of the tutorial says now. It follows the story by the turn, never by what was asked before: whoever
 * does something else, or nothing, is told what came of that and goes on with the next idea.
 */
export function coach(view: View, draft: readonly Order[], report: Report | null, seen: Seen): Coaching {
  const at: Situation = { view, draft, report, seen };
  const { turn, turns } = view.world;
  if (report && seen.reading)
    return {
      lesson: LESSON_IDS[report.turn] ?? 'own',
      step: 'read',
      says: news(at, report),
      remarks: [],
      asks: text(turn < turns ? 'coach.ask.read' : 'coach.ask.last-read'),
      points: { is: 'paper' },
      later: false,
      done: true,
    };
  const lesson = LESSONS[turn];
  if (turn >= turns || !lesson)
    return {
      lesson: 'end',
      step: 'end',
      says: debrief(at),
      remarks: [],
      asks: null,
      points: null,
      later: false,
      done: true,
    };
  const remarks: Text[] = [];
  for (const task of lesson.tasks) {
    const met = task.met(at);
    if (met) remarks.push(...met);
    else
      return {
        lesson: lesson.id,
        step: task.id,
        says: [lesson.idea(at)],
        remarks: [...remarks, ...aside(at)],
        asks: task.asks(at),
        points: task.points(at),
        later: task !== lesson.tasks[0],
        done: false,
      };
  }
  return {
    lesson: lesson.id,
    step: 'seal',
    says: [lesson.idea(at)],
    remarks: [...remarks, ...warnings(at)],
    asks: sealing(at),
    points: { is: 'seal' },
    later: true,
    done: true,
  };
}

/** So many turns the coach says that points are left to spend. */
const REMINDED = 2;

/** To seal, or first to use what points are left. */
function sealing({ view, draft }: Situation): Text {
  const left = pointsPerTurn(view) - sum(draft, points);
  return left > 0 && view.world.turn < REMINDED
    ? text('coach.ask.seal-or-more', { points: number(left, 'count') })
    : text('coach.ask.seal');
}

/** A word on orders that the lesson did not ask for. */
function aside(at: Situation): Text[] {
  const warned = warnings(at);
  if (warned.length > 0) return warned;
  const order = at.draft.findLast(({ kind }) => kind !== 'respond');
  if (!order) return [];
  return [text(`coach.also.${SENSE[order.kind]}`, { order: word(`kind.${order.kind}`) })];
}

/** What speaks against the draft as it stands. */
function warnings(at: Situation): Text[] {
  const refused = checkOrders(at.view, at.draft).find((verdict) => !verdict.ok);
  if (refused && !refused.ok) return [text('coach.warn.refused'), refused.why];
  const dear = drafted(at, 'stockpile').find(
    (one) => one.tonnes > 0 && priceHere(at, one.commodity) > DEAR * anchorPrice(at, one.commodity),
  );
  if (dear) return [text('coach.warn.dear', { price: number(priceHere(at, dear.commodity), 'USD/kg') })];
  return [];
}

/** What an order is good for, in the words of the coach. */
const SENSE: Record<Kind, 'supply' | 'reserve' | 'talks' | 'hard' | 'home'> = {
  accept: 'supply',
  offtake: 'supply',
  'leave-contract': 'supply',
  'build-mine': 'supply',
  'build-separation': 'supply',
  'build-magnet': 'supply',
  explore: 'supply',
  diversify: 'supply',
  recycling: 'supply',
  substitution: 'supply',
  'know-how': 'supply',
  stockpile: 'reserve',
  answer: 'talks',
  comply: 'talks',
  partnership: 'talks',
  propose: 'talks',
  respond: 'talks',
  withdraw: 'talks',
  'wto-case': 'supply',
  embargo: 'hard',
  'export-control-law': 'hard',
  'export-tax': 'hard',
  licensing: 'hard',
  'mining-quota': 'hard',
  quota: 'hard',
  retaliate: 'hard',
  tariff: 'hard',
  'technology-ban': 'hard',
  campaign: 'home',
  'clean-up': 'home',
  consolidate: 'home',
  consult: 'home',
  'crack-down': 'home',
  'price-floor': 'home',
  standards: 'home',
  subsidy: 'home',
  'tax-credit': 'home',
};
