import type { Send } from '#shared/match/devices.ts';
import { Host } from '#shared/match/host.ts';
import { DamagedMatch } from '#shared/match/stored.ts';
import { RULES } from '#shared/world/rules.ts';
import type { Ask, Said, SitQuestion } from './protocol.ts';
import { recordHere, storeOf } from './store.ts';
import { askThinker } from './thinking.ts';

/** Hosts a match of this browser in this thread; part of the worker. It lives until the thread ends. */
export async function host(
  { match, nation }: SitQuestion,
  port: MessagePort,
  thinker: MessagePort,
): Promise<void> {
  const say = (said: Said) => port.postMessage(said);
  try {
    await alone(match, () => say({ is: 'waiting' }));
    const record = await recordHere(match);
    const store = storeOf(match);
    if (!record) return say({ is: 'refused', code: 'not-here' });
    if (record.setup.rules !== RULES) return say({ is: 'refused', code: 'old-rules' });
    const recovered = await store.recover();
    if (!recovered) return say({ is: 'refused', code: 'not-here' });
    const here = new Host(match, store, recovered, {
      now: Date.now,
      fault: (what, error) => console.error(what, error),
      post: (posted) => say({ is: 'notice', posted }),
      wake: () => undefined, // alone at the table nobody is hurried
      think: (view, mind) => askThinker(thinker, { view, mind }),
    });
    const send: Send = (type, news) => port.postMessage({ is: 'news', type, news });
    const device = here.join(nation, '', send);
    port.addEventListener('message', ({ data: { type, message }, ports: [answer] }: MessageEvent<Ask>) => {
      void here.handle(device, type, message).then((said) => answer?.postMessage(said));
    });
    port.start();
    say({ is: 'sat' });
  } catch (error) {
    console.error(`Match ${match}: it could not be opened:`, error);
    say({ is: 'refused', code: error instanceof DamagedMatch ? 'damaged' : null });
  }
}

/** Resolves when no other tab has the match open, and keeps it so while this thread lives. */
function alone(match: string, wait: () => void): Promise<void> {
  const name = `lanthanide ${match}`;
  return new Promise((resolve, reject) => {
    const hold = (): Promise<never> => {
      resolve();
      return new Promise<never>(() => undefined);
    };
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock) return hold();
        wait();
        return navigator.locks.request(name, hold);
      })
      .catch(reject);
  });
}
