import { signal } from '@preact/signals';
import { afterAll, expect, test, vi } from 'vitest';
import { after } from '../../../client/ui/calm.ts';

const frames: (() => void)[] = [];
vi.useFakeTimers();
vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Paints the page, with all that was asked for until then. */
function paint(): void {
  for (const run of frames.splice(0)) run();
  vi.runAllTimers();
}

test('what follows comes a frame later', () => {
  const ahead = signal('none');
  const { behind, stop } = after(ahead);
  ahead.value = 'mine';
  expect(behind.value).toBe('none');
  paint();
  expect(behind.value).toBe('mine');
  stop();
});

test('what was given and taken back before a frame came is not there afterwards', () => {
  const ahead = signal('none');
  const { behind, stop } = after(ahead);
  ahead.value = 'mine';
  ahead.value = 'none';
  paint();
  expect(behind.value).toBe('none');
  stop();
});
