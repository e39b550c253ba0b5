import type { AwayView } from '#shared/protocol/away.ts';
import { list, place, sentence, t, word } from '../i18n/index.ts';
import type { Arrange } from './AwayPage.tsx';

/** Seconds for a turn by correspondence. */
const CLOCKS = [43_200, 86_400, 259_200] as const;

/** A live match goes on by correspondence where all who play it agree. */
export function PaceCard({ now: { nation, slower }, act }: { now: AwayView; act: Arrange }) {
  const clockName = (clock: number) => word(`away.clock.${clock}`);
  return (
    <section class="class-card" aria-labelledby="pace-title">
      <h2 id="pace-title" class="serif">
        {t('away.pace')}
      </h2>
      <p>{t('away.pace-how')}</p>
      {slower ? (
        <>
          <p role="status">
            {t('away.pace-proposed', {
              nation: sentence(place(slower.agreed[0] ?? nation)),
              clock: clockName(slower.clock),
            })}{' '}
            {slower.asked.length > 0
              ? t('away.pace-waits', { names: list(slower.asked.map((one) => word(`region.${one}`))) })
              : t('away.pace-all')}
          </p>
          <p class="class-actions">
            {slower.asked.includes(nation) && (
              <button
                type="button"
                class="button primary"
                onClick={() => void act({ do: 'pace', clock: slower.clock })}
              >
                {t('away.pace-agree')}
              </button>
            )}
            <button type="button" class="button" onClick={() => void act({ do: 'pace', clock: null })}>
              {t(slower.agreed.includes(nation) ? 'away.pace-withdraw' : 'away.pace-no')}
            </button>
          </p>
        </>
      ) : (
        <p class="class-actions">
          {CLOCKS.map((clock) => (
            <button key={clock} type="button" class="button" onClick={() => void act({ do: 'pace', clock })}>
              {t('away.pace-propose', { clock: clockName(clock) })}
            </button>
          ))}
        </p>
      )}
    </section>
  );
}
