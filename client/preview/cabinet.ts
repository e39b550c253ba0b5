import { useEffect, useState } from 'preact/hooks';
import type { TurnSummary } from '#shared/world/world.ts';
import type { ReliveQuestion } from './reliving.ts';
import { rulesThread } from './thread.ts';

/** The years as the real orders bring them by the rules of the game; null until they are worked out. */
export function useCabinet(seed: number, turns: number): TurnSummary[] | null {
  const [years, setYears] = useState<TurnSummary[] | null>(null);
  useEffect(() => {
    const thread = rulesThread();
    const { port1: port, port2: back } = new MessageChannel();
    port.addEventListener('message', ({ data }: MessageEvent<TurnSummary[]>) => {
      setYears(data);
      thread.terminate();
    });
    port.start();
    thread.postMessage({ is: 'relive', seed, turns } satisfies ReliveQuestion, [back]);
    return () => thread.terminate();
  }, [seed, turns]);
  return years;
}
