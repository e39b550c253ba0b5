import { useState } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { type NewSolo, startSolo } from '../../net/solo/start.ts';

/** Starts a match and goes there, or says why it could not. */
export function useStart() {
  const [starting, setStarting] = useState<NewSolo | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const start = (wish: NewSolo) => {
    setStarting(wish);
    setProblem(null);
    startSolo(wish).catch(() => {
      setStarting(null);
      setProblem(t('error.not-kept'));
    });
  };
  return { starting, problem, start };
}
