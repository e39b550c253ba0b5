import type { Answer, Pushed } from '#shared/protocol/messages.ts';
import { rulesThread } from '../../preview/thread.ts';
import { Refusal } from '../api.ts';
import type { Dial, Ears } from '../transport.ts';
import type { Ask, Said, SitQuestion, ThinkQuestion } from './protocol.ts';

/** A match of this browser, in a thread of its own; another thinks for the bots meanwhile. */
export const reach: Dial = async ({ match, nation }, ears) => {
  ears.stage('waking');
  const [thread, thinker] = [rulesThread(), rulesThread()];
  const { port1: port, port2: hosts } = new MessageChannel();
  const { port1: asks, port2: thinks } = new MessageChannel();
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => undefined); // most lines end with nobody waiting for an answer
  const end = () => {
    broken.reject(new Error('the thread has ended'));
    thread.terminate();
    thinker.terminate();
  };
  for (const one of [thread, thinker])
    one.addEventListener('error', () => {
      end();
      ears.gone();
    });
  const sat = new Promise<void>((resolve, reject) => {
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
    await Promise.race([sat, broken.promise]);
  } catch (error) {
    end();
    throw error;
  }
  ears.elsewhere(false);
  ears.stage('sitting');
  return {
    request: <T>(type: Ask['type'], message: object): Promise<Answer<T>> => {
      const { port1: answer, port2: back } = new MessageChannel();
      const answered = new Promise<Answer<T>>((resolve) => {
        answer.addEventListener('message', ({ data }: MessageEvent<Answer<T>>) => resolve(data));
      });
      answer.start();
      port.postMessage({ type, message } satisfies Ask, [back]);
      return Promise.race([answered, broken.promise]);
    },
    leave: end,
  };
};

function hear<T extends keyof Pushed>(ears: Ears, { type, news }: { type: T; news: Pushed[T] }): void {
  ears.news[type](news);
}
