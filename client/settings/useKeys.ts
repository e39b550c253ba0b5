import { useEffect, useRef } from 'preact/hooks';
import { type Action, ALL_ACTIONS, onKey } from './keys.ts';

type Handlers = Partial<Record<Action, () => unknown>>;

/** Answers keys while a component is on the page, always with its newest handlers. */
export function useKeys(handlers: Handlers): void {
  const newest = useRef(handlers);
  newest.current = handlers;
  const answers = ALL_ACTIONS.filter((action) => handlers[action]).join();
  useEffect(() => {
    const stops = ALL_ACTIONS.filter((action) => answers.split(',').includes(action)).map((action) =>
      onKey(action, () => newest.current[action]?.()),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [answers]);
}
