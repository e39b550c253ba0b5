import type { Kind } from '#shared/orders/index.ts';
import { t } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';

/** Marks an order that this member can propose, and another department writes. */
export const Proposed = ({ play, kind }: { play: Play; kind: Kind }) =>
  play.writes(kind) ? null : <span class="by">{t('orders.proposal')}</span>;
