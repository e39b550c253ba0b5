import type { Answer, Pushed } from '#shared/protocol/messages.ts';
import { rulesThread } from '../../preview/thread.ts';
import { Refusal } from '../api.ts';
import { ask } from '../ask-thread.ts';
import type { Dial, Ears } from '../transport.ts';
import type { Ask, Said, SitQuestion, ThinkQuestion } from './protocol.ts';

/** A match of this browser, in a thread of its own; another thinks for the bots meanwhile. */
export const reach: Dial = async ({ match, nation }, ears) => {
  ears.stage('waking');
  const [thread, thinker] = [rulesThread(), rulesThread()];
  const { port1: port, port2: hosts } = new MessageChannel();
  const { port1: asks, port2: thinks } = new MessageChannel();
  const ending = new AbortController();
  const { signal: ended } = ending;
  const end = () => {
    thread.terminate();
    thinker.terminate();
    ending.abort(new Error('the thread has ended'));
    port.close();
  };
  for (const one of [thread, thinker])
    one.addEventListener('error', () => {
      end();
      ears.gone();
    });
  const sat = new Promise<void>((resolve, reject) => {
    ended.addEventListener('abort', () => reject(ended.reason));
    port.addEventListener('message', ({ data }: MessageEvent<Said>) => {
      if (data.is === 'sat') resolve();
      else if (data.is === 'refused') reject(data.code ? new Refusal(data.code) : new Error('not opened'));
      else if (data.is === 'waiting') ears.elsewhere(true);
      else if (data.is === 'notice') ears.notice(data.posted);
      else hear(ears, data);
    });
  });
  port.start();
  thinker.postMessage({ is: 'think' } satisfies ThinkQuestion, [thinks]);
  thread.postMessage({ is: 'sit', match, nation } satisfies SitQuestion, [hosts, asks]);
  try {
    await sat;
  } catch (error) {
    end();
    throw error;
  }
  ears.elsewhere(false);
  ears.stage('sitting');
  return {
    request: <T>(type: Ask['type'], message: object): Promise<Answer<T>> =>
      ask<Answer<T>>(port, { type, message } satisfies Ask, ended),
    leave: end,
  };
};

function hear<T extends keyof Pushed>(ears: Ears, { type, news }: { type: T; news: Pushed[T] }): void {
  ears.news[type](news);
}
