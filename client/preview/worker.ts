import { achieved } from '#shared/achievements/index.ts';
import { storyOf } from '#shared/achievements/played.ts';
import { SAMPLES } from '#shared/forecast/calibration.ts';
import { type Forecast, Forecaster } from '#shared/forecast/forecast.ts';
import type { Order } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import { host } from '../net/solo/hosting.ts';
import type { Forked, ForkQuestion, SitQuestion, ThinkQuestion } from '../net/solo/protocol.ts';
import { forkKept, recordHere } from '../net/solo/store.ts';
import { thinkFor } from '../net/solo/thinking.ts';
import type { ReplayQuestion } from '../replay/protocol.ts';
import { type AdviceQuestion, type AdvisorQuestion, advise, adviseOn } from './advising.ts';
import type { Deeds, DeedsQuestion } from './deeds.ts';
import { type ReliveQuestion, relive } from './reliving.ts';

/** A view is sent once and holds for all drafts until the next; a new question ends the work on the one before. */
export type Question = { is: 'view'; view: View } | { is: 'draft'; id: number; draft: Order[] };

export type Reply = { id: number; ok: true; forecast: Forecast; done: boolean } | { id: number; ok: false };

type Trade =
  | Question
  | AdviceQuestion
  | AdvisorQuestion
  | SitQuestion
  | ThinkQuestion
  | ForkQuestion
  | ReliveQuestion
  | DeedsQuestion
  | ReplayQuestion;

/** After so many samples the page is told how it looks by then. */
const STAGES = [8, 24, SAMPLES];
/** Samples between two looks for a new question. */
const BREATH = 4;

let forecaster: Forecaster | null = null;
let asked = 0;

const say = (reply: Reply) => self.postMessage(reply);
const breathe = () => new Promise((resolve) => setTimeout(resolve, 0));

// One script for all trades, so that the rules travel once; each trade has a thread of its own.
self.addEventListener('message', ({ data, ports: [port, other] }: MessageEvent<Trade>) => {
  switch (data.is) {
    case 'advice':
      advise(data);
      return;
    case 'advisor':
      adviseOn(data);
      return;
    case 'sit':
      if (port && other) void host(data, port, other);
      return;
    case 'fork':
      forkKept(data.match, data.turn).then(
        (forked) => port?.postMessage(forked satisfies Forked),
        () => port?.postMessage(null satisfies Forked),
      );
      return;
    case 'deeds':
      recordHere(data.match).then(
        (record) =>
          port?.postMessage((record ? achieved(storyOf(record, data.nation)) : 'missing') satisfies Deeds),
        () => port?.postMessage('missing' satisfies Deeds),
      );
      return;
    case 'relive':
      port?.postMessage(relive(data));
      return;
    case 'replay':
      // Only who watches a match again fetches what that takes.
      if (port) void import('../replay/replay-worker.ts').then(({ showReplay }) => showReplay(data, port));
      return;
    case 'think':
      if (port) thinkFor(port);
      return;
    case 'view':
      forecaster = new Forecaster(data.view);
      return;
    case 'draft':
      foretell(data);
  }
});

function foretell({ id, draft }: Extract<Question, { is: 'draft' }>): void {
  asked = id;
  if (forecaster)
    answer(forecaster, id, draft).catch(() => {
      if (asked === id) say({ id, ok: false });
    });
}

/** First what the rules make of the draft alone, then ranges over more and more half-years. */
async function answer(source: Forecaster, id: number, draft: Order[]): Promise<void> {
  say({ id, ok: true, forecast: source.rough(draft), done: false });
  const run = source.run(draft);
  for (let samples = 0; samples < SAMPLES; ) {
    if (samples % BREATH === 0) {
      await breathe();
      if (asked !== id) return;
    }
    run.add();
    samples += 1;
    if (STAGES.includes(samples)) say({ id, ok: true, forecast: run.forecast(), done: samples === SAMPLES });
  }
}
