import { useEffect, useState } from 'preact/hooks';
import { placeAt } from '../../classroom/held.ts';
import { goInstead } from '../../router.ts';
import { Notice, obstacleOf } from '../Notice.tsx';
import type { Play } from '../play.ts';

/** So soon after being sent to the class a page that is back here is told why instead. */
const AGAIN_MS = 10_000;
let sentToClass = Number.NEGATIVE_INFINITY;

/** No table here: the class to which a match belongs knows where else. */
export function Refused({ play }: { play: Play }) {
  const place = placeAt(play.match);
  const [away] = useState(() => place !== undefined && performance.now() - sentToClass > AGAIN_MS);
  useEffect(() => {
    if (!place || !away) return;
    sentToClass = performance.now();
    goInstead(`/join/${place.code}`);
  }, []);
  return away ? null : <Notice of={obstacleOf(play.connection.refusal.value)} />;
}
