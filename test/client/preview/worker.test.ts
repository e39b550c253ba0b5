import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import { standing } from '../../../client/preview/forecast.ts';
import type { Question, Reply } from '../../../client/preview/worker.ts';

let listen: (event: { data: Question }) => void;
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
afterEach(() => vi.unstubAllGlobals());

const none = { CHN: [], JPN: [], USA: [], EUR: [] };

describe('the preview', () => {
  it.each(SCENARIOS)('shows what the rules themselves would make of the draft in %s', (scenario) => {
    const world = create(scenario, 7, 14);
    for (const nation of NATIONS) {
      world.nations[nation].treasury = 200; // so little that nothing of it lapses
      const seen = view(world, nation);
      const draft = [{ kind: 'substitution', commodity: 'heavy', funds: 50 }] as const;
      listen({ data: { id: 1, view: seen, draft: [...draft] } });
      const reply = replies.at(-1);
      const passing = standing(resolve(seen.world, none, { explain: false }).world, nation);
      const acting = standing(
        resolve(seen.world, { ...none, [nation]: draft }, { explain: false }).world,
        nation,
      );
      expect(reply).toEqual({ id: 1, ok: true, passing, acting });
      expect(passing.treasury - acting.treasury).toBeCloseTo(50, 6);
    }
  });

  it('says that it failed, and answers the next question', () => {
    const world = create(SCENARIOS[0] ?? '', 7, 14);
    const seen = view(world, 'JPN');
    listen({ data: { id: 1, view: { ...seen, world: { ...seen.world, regions: {} } }, draft: [] } });
    listen({ data: { id: 2, view: seen, draft: [] } });
    expect(replies.map(({ id, ok }) => ({ id, ok }))).toEqual([
      { id: 1, ok: false },
      { id: 2, ok: true },
    ]);
  });
});
