import { useEffect, useState } from 'preact/hooks';
import type { ClassBar } from '../../classroom/ClassBar.tsx';
import { placeAt } from '../../classroom/held.ts';
import { needWords } from '../../i18n/speak.ts';
import { Inbox } from '../../panels/talks/Inbox.tsx';
import { Letters } from '../../panels/talks/Letters.tsx';
import type { Play } from '../play.ts';

/** The bar of the class to which a match belongs, with scripts of its own; nothing for any other match. */
export function ClassLink({ play }: { play: Play }) {
  const place = placeAt(play.match);
  const [Bar, setBar] = useState<typeof ClassBar | null>(null);
  const wanted = place !== undefined;
  useEffect(() => {
    if (!wanted) return;
    Promise.all([import('../../classroom/seated.ts'), needWords('class')]).then(
      ([{ ClassBar }]) => setBar(() => ClassBar),
      () => undefined, // the match goes on without
    );
  }, [wanted]);
  return place && Bar ? <Bar key={place.token} place={place} play={play} talks={{ Inbox, Letters }} /> : null;
}
