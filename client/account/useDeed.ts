import { useState } from 'preact/hooks';
import { reasonOf } from './api.ts';

/** One thing at a time: what is being done, and what went wrong with the last. */
export function useDeed() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (deed: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await deed();
    } catch (error) {
      setProblem(reasonOf(error));
    }
    setBusy(false);
  };
  return { busy, problem, run: (deed: () => Promise<void>) => void run(deed) };
}
