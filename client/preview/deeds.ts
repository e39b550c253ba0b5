import { useEffect, useState } from 'preact/hooks';
import type { Achieved } from '#shared/achievements/index.ts';
import type { NationId } from '#shared/world/terms.ts';
import { rulesThread } from './thread.ts';

/** Asks what a match of this browser has shown; the answer comes on the port. */
export interface DeedsQuestion {
  is: 'deeds';
  match: string;
  nation: NationId;
}

/** What a match of this browser has shown; null until it is read again, or where it can't be. */
export function useDeeds(match: string, nation: NationId): Achieved[] | null {
  const [deeds, setDeeds] = useState<Achieved[] | null>(null);
  useEffect(() => {
    const thread = rulesThread();
    const { port1: port, port2: back } = new MessageChannel();
    port.addEventListener('message', ({ data }: MessageEvent<Achieved[]>) => {
      setDeeds(data);
      thread.terminate();
    });
    port.start();
    thread.postMessage({ is: 'deeds', match, nation } satisfies DeedsQuestion, [back]);
    return () => thread.terminate();
  }, [match, nation]);
  return deeds;
}
