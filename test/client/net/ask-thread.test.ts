import { getEventListeners, once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { ask } from '../../../client/net/ask-thread.ts';
import { askOnce } from '../../../client/preview/asked.ts';

/** A thread that has been started and says nothing of itself. */
class FakeThread extends EventTarget {
  readonly asked: { question: object; back: MessagePort }[] = [];
  ended = false;

  constructor() {
    super();
    threads.push(this);
  }

  postMessage(question: object, [back]: MessagePort[]): void {
    if (back) this.asked.push({ question, back });
  }

  terminate(): void {
    this.ended = true;
  }
}
const threads: FakeThread[] = [];

afterEach(() => {
  threads.length = 0;
  vi.unstubAllGlobals();
});

/** Both ends of a line on which the far one answers each number with the next. */
function counting(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port2.addEventListener('message', ({ data, ports: [back] }: MessageEvent<{ count: number }>) =>
    back?.postMessage(data.count + 1),
  );
  port2.start();
  return port1;
}

test('an answer comes to its own question, and nothing stays that listens', async () => {
  const port = counting();
  const { signal } = new AbortController();
  const answers = [1, 5, 9].map((count) => ask<number>(port, { count }, signal));
  expect(await Promise.all(answers)).toEqual([2, 6, 10]);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  port.close();
});

test('the port of an answer is closed behind it', async () => {
  const thread = new FakeThread();
  const answer = ask<string>(thread, { is: 'asked' });
  const { back } = thread.asked[0] ?? expect.unreachable('nothing was asked');
  const closed = once(back, 'close');
  back.postMessage('said');
  expect(await answer).toBe('said');
  await closed;
});

test('who has ended before the answer, or before the question, gives none', async () => {
  const thread = new FakeThread();
  const ending = new AbortController();
  const answer = ask(thread, { is: 'asked' }, ending.signal);
  const { back } = thread.asked[0] ?? expect.unreachable('nothing was asked');
  const closed = once(back, 'close');
  ending.abort(new Error('gone'));
  await expect(answer).rejects.toThrow('gone');
  await closed;
  await expect(ask(thread, { is: 'late' }, ending.signal)).rejects.toThrow('gone');
  expect(thread.asked).toHaveLength(1);
});

test('a thread for one question ends with its answer', async () => {
  vi.stubGlobal('Worker', FakeThread);
  const { answer } = askOnce<number>({ is: 'asked' });
  threads[0]?.asked[0]?.back.postMessage(7);
  expect(await answer).toBe(7);
  expect(threads[0]?.ended).toBe(true);
});

test.each([
  ['fails', () => threads[0]?.dispatchEvent(new Event('error'))],
  ['is called off', (callOff: () => void) => callOff()],
])('nobody waits for a thread that %s', async (_, happens) => {
  vi.stubGlobal('Worker', FakeThread);
  const { answer, callOff } = askOnce({ is: 'asked' });
  happens(callOff);
  await expect(answer).rejects.toThrow('the thread has ended');
  expect(threads[0]?.ended).toBe(true);
});
