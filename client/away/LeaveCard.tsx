import type { AwayView } from '#shared/protocol/away.ts';
import { t } from '../i18n/index.ts';
import type { Arrange } from './AwayPage.tsx';
import { days, moment } from './time.ts';

/** Stops one's own clock, or lets it run again. */
export function LeaveCard({
  now,
  leave: { left, since },
  act,
}: {
  now: AwayView;
  leave: NonNullable<AwayView['leave']>;
  act: Arrange;
}) {
  const ahead = Date.now() - now.now; // of the server's clock
  return (
    <section class="class-card" aria-labelledby="leave-title">
      <h2 id="leave-title" class="serif">
        {t('away.leave')}
      </h2>
      <p>{t('away.leave-how')}</p>
      <p role="status">
        {since === null
          ? t('away.leave-left', { left: days(left) })
          : t('away.leave-since', { time: moment(since + ahead), until: moment(since + left + ahead) })}
      </p>
      <p>
        <button
          type="button"
          class="button primary"
          disabled={since === null && left === 0}
          onClick={() => void act({ do: 'leave', on: since === null })}
        >
          {t(since === null ? 'away.leave-go' : 'away.leave-end')}
        </button>
      </p>
    </section>
  );
}
