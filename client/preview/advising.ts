import { type Weighing, weighAll } from '#shared/advice/weigh.ts';
import { type Advice, advising } from '#shared/bots/advisor.ts';
import type { Order } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';

export interface AdviceQuestion {
  is: 'advice';
  id: number;
  view: View;
}

export type AdviceReply =
  | { id: number; ok: true; weighings: Weighing[]; done: boolean }
  | { id: number; ok: false };

/** A slow device shows what has been weighed so far this often, ms. */
const SO_FAR = 2000;

/** Weighs every order that makes sense, the best of each kind first; part of the worker. */
export function advise({ id, view }: AdviceQuestion): void {
  const say = (reply: AdviceReply) => self.postMessage(reply);
  try {
    const weighings: Weighing[] = [];
    let last = performance.now();
    for (const one of weighAll(view)) {
      weighings.push(one);
      if (performance.now() - last < SO_FAR) continue;
      say({ id, ok: true, weighings, done: false });
      last = performance.now();
    }
    say({ id, ok: true, weighings, done: true });
  } catch {
    say({ id, ok: false });
  }
}

export interface AdvisorQuestion {
  is: 'advisor';
  view: View;
  draft: Order[];
}

export type AdvisorReply =
  | { is: 'part'; done: number } // 0..1
  | { is: 'advice'; advice: Advice[] }
  | { is: 'failed' };

/** Looks for what would help beside a draft, as far ahead as the strongest bot; part of the worker. */
export function adviseOn({ view, draft }: AdvisorQuestion): void {
  const say = (reply: AdvisorReply) => self.postMessage(reply);
  try {
    const work = advising(view, draft);
    for (;;) {
      const step = work.next();
      if (step.done) {
        say({ is: 'advice', advice: step.value });
        return;
      }
      say({ is: 'part', done: step.value });
    }
  } catch {
    say({ is: 'failed' });
  }
}
