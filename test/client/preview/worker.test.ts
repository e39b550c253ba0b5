import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SAMPLES } from '#shared/forecast/calibration.ts';
import { Forecaster, seedOf } from '#shared/forecast/forecast.ts';
import { figures } from '#shared/forecast/quantities.ts';
import type { Order } from '#shared/orders/index.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { Question, Reply } from '../../../client/preview/worker.ts';

let listen: (event: { data: Question; ports: MessagePort[] }) => void;
const replies: Reply[] = [];

beforeEach(async () => {
  replies.length = 0;
  vi.stubGlobal('self', {
    addEventListener: (_: string, heard: typeof listen) => {
      listen = heard;
    },
    postMessage: (reply: Reply) => replies.push(reply),
  });
  vi.resetModules();
  await import('../../../client/preview/worker.ts');
});
afterEach(async () => {
  await finished(last); // nothing may be at work when the page it speaks to is taken away
  vi.unstubAllGlobals();
});

const none = { CHN: [], JPN: [], USA: [], EUR: [] };
const research: Order[] = [{ kind: 'substitution', commodity: 'heavy', funds: 50 }];
let last = 0;
const ask = (data: Question) => {
  if (data.is === 'draft') last = data.id;
  listen({ data, ports: [] });
};
/** Answers to one question; a worker of a test before may still be at work. */
const repliesTo = (id: number) => replies.filter((reply) => reply.id === id);
const samplesOf = (reply: Reply | undefined) => (reply?.ok ? reply.forecast.samples : null);
const finished = (id: number) =>
  vi.waitFor(() => expect(samplesOf(repliesTo(id).at(-1))).toBe(SAMPLES), { timeout: 20_000 });

describe('the preview', () => {
  it.each(SCENARIOS)('answers at once with what the rules alone make of the draft in %s', (scenario) => {
    const world = create(scenario, 7, 14);
    for (const nation of NATIONS) {
      world.nations[nation].treasury = 200; // so little that nothing of it lapses
      const seen = view(world, nation);
      ask({ is: 'view', view: seen });
      const id = 100 * (1 + SCENARIOS.indexOf(scenario)) + NATIONS.indexOf(nation);
      ask({ is: 'draft', id, draft: research });
      const [reply] = repliesTo(id);
      const known = { ...seen.world, seed: seedOf(seen) };
      const brings = (orders: Order[]) =>
        figures(resolve(known, { ...none, [nation]: orders }, { explain: false }).world, nation);
      const forecast = reply?.ok ? reply.forecast : null;
      expect(forecast?.samples).toBe(0);
      expect(forecast?.passing.served).toBe(brings([]).served);
      expect(forecast?.acting['price.heavy']?.mid).toBe(brings(research)['price.heavy']);
      expect(forecast?.change.treasury).toBeCloseTo(-50, 6);
    }
  });

  it('then plays more and more half-years, as the forecast itself does', async () => {
    const seen = view(create(SCENARIOS[0] ?? '', 7, 14), 'JPN');
    ask({ is: 'view', view: seen });
    ask({ is: 'draft', id: 4, draft: research });
    await finished(4);
    expect(repliesTo(4).map((reply) => [reply.id, samplesOf(reply), reply.ok && reply.done])).toEqual([
      [4, 0, false],
      [4, 8, false],
      [4, 24, false],
      [4, SAMPLES, true],
    ]);
    const run = new Forecaster(seen).run(research);
    for (let sample = 0; sample < SAMPLES; sample++) run.add();
    expect(repliesTo(4).at(-1)).toEqual({ id: 4, ok: true, forecast: run.forecast(), done: true });
  });

  it('gives up a draft when it is asked for another', async () => {
    const seen = view(create(SCENARIOS[0] ?? '', 7, 14), 'JPN');
    ask({ is: 'view', view: seen });
    ask({ is: 'draft', id: 5, draft: [] });
    ask({ is: 'draft', id: 6, draft: research });
    await finished(6);
    expect(repliesTo(5).map(samplesOf)).toEqual([0]);
    expect(repliesTo(6)).toHaveLength(4);
  });

  it('says that it failed, and answers the next question', async () => {
    const seen = view(create(SCENARIOS[0] ?? '', 7, 14), 'JPN');
    ask({ is: 'view', view: { ...seen, world: { ...seen.world, regions: {} } } });
    ask({ is: 'draft', id: 7, draft: [] });
    await vi.waitFor(() => expect(repliesTo(7)).toEqual([{ id: 7, ok: false }]));
    ask({ is: 'view', view: seen });
    ask({ is: 'draft', id: 8, draft: [] });
    expect(repliesTo(8).map(samplesOf)).toEqual([0]);
  });
});
