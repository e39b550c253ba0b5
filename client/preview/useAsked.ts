import { useEffect, useState } from 'preact/hooks';
import { askOnce } from './asked.ts';

/** The answer to a question that a thread of its own is asked: null until it comes, `missing` where none comes. */
export function useAsked<A>(question: object): A | 'missing' | null {
  const [answer, setAnswer] = useState<A | 'missing' | null>(null);
  useEffect(() => {
    let wanted = true;
    const asked = askOnce<A>(question);
    asked.answer.then(
      (said) => wanted && setAnswer(() => said),
      () => wanted && setAnswer('missing'),
    );
    return () => {
      wanted = false;
      asked.callOff();
    };
  }, [JSON.stringify(question)]);
  return answer;
}
