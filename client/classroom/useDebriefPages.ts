import { useEffect, useState } from 'preact/hooks';
import { needWords } from '../i18n/speak.ts';

/** The pages of the debrief with their words, once they are wanted. */
type Pages = Awaited<ReturnType<typeof load>>;

const load = () => import('./debrief.ts');

export function useDebriefPages(wanted: boolean): Pages | null {
  const [pages, setPages] = useState<Pages | null>(null);
  useEffect(() => {
    if (!wanted) return;
    Promise.all([load(), needWords('debrief'), needWords('match')]).then(
      ([found]) => setPages(found),
      () => undefined, // the rest of the page goes on without
    );
  }, [wanted]);
  return pages;
}
