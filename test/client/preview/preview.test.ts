import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Order } from '#shared/orders/index.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { create } from '#shared/world/create.ts';
import { type View, view } from '#shared/world/view.ts';
import { watchPreview } from '../../../client/preview/preview.ts';
import type { Question } from '../../../client/preview/worker.ts';

class FakeThread extends EventTarget {
  readonly asked: Question['is'][] = [];
  ended = false;

  constructor() {
    super();
    threads.push(this);
  }

  postMessage(question: Question): void {
    this.asked.push(question.is);
  }

  terminate(): void {
    this.ended = true;
  }
}
const threads: FakeThread[] = [];

beforeEach(() => {
  threads.length = 0;
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('Worker', FakeThread);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const desk = () => signal<View | null>(view(create(SCENARIOS[0] ?? '', 7, 14), 'JPN'));

test('a thread that has failed is put away, and the next draft asks a new one, from the view on', () => {
  const draft = signal<Order[]>([]);
  const { preview, stop } = watchPreview(desk(), draft);
  vi.runAllTimers();
  const [first] = threads;
  expect(first?.asked).toEqual(['view', 'draft']);
  first?.dispatchEvent(new Event('error'));
  expect(preview.value).toEqual({ state: 'failed' });
  expect(first?.ended).toBe(true);
  draft.value = [{ kind: 'substitution', commodity: 'heavy', funds: 50 }];
  vi.runAllTimers();
  expect(threads).toHaveLength(2);
  expect(threads[1]?.asked).toEqual(['view', 'draft']);
  expect(first?.asked).toEqual(['view', 'draft']);
  stop();
  expect(threads[1]?.ended).toBe(true);
});

test('a thread that works is told a view once', () => {
  const draft = signal<Order[]>([]);
  const { stop } = watchPreview(desk(), draft);
  vi.runAllTimers();
  draft.value = [{ kind: 'substitution', commodity: 'heavy', funds: 50 }];
  vi.runAllTimers();
  expect(threads.map(({ asked }) => asked)).toEqual([['view', 'draft', 'draft']]);
  stop();
});
