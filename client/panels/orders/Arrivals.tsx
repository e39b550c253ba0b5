import { t } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { memberName } from './Members.tsx';

const SAID = {
  added: 'members.added',
  changed: 'members.changed',
  removed: 'members.removed',
  proposed: 'members.proposed',
  accepted: 'members.accepted',
  rejected: 'members.rejected',
  withdrawn: 'members.withdrawn',
  reopened: 'members.reopened',
} as const;

/** Says what another member has just done to the draft, order by order; the row itself lights up. */
export function Arrivals({ play }: { play: Play }) {
  const news = play.connection.written.arrivals.value;
  return (
    <p class="unseen" role="status">
      {news
        .map(({ by, did, order }) =>
          t(SAID[did], { name: memberName(by), order: order ? play.orderText(order) : '' }),
        )
        .join(' ')}
    </p>
  );
}
