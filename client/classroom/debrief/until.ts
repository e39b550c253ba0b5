import { codeOf } from '../api.ts';

const RETRY_MS = 2000;

/** Asks again and again while the network is down, until it is answered or refused; what it returns ends that. */
export function askUntil<T>(
  fetch: () => Promise<T>,
  found: (answer: T) => void,
  refused: (error: unknown) => void,
): () => void {
  let left = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const ask = async (): Promise<void> => {
    try {
      const answer = await fetch();
      if (!left) found(answer);
    } catch (error) {
      if (left) return;
      if (codeOf(error) === 'offline') retry = setTimeout(() => void ask(), RETRY_MS);
      else refused(error);
    }
  };
  void ask();
  return () => {
    left = true;
    clearTimeout(retry);
  };
}
