import { t } from '../i18n/index.ts';

const SPEEDS = [1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/** How many times as fast a film or a replay runs. */
export function SpeedChoice({ of, choose }: { of: Speed; choose(speed: Speed): void }) {
  return (
    <fieldset class="film-speed" aria-label={t('film.speed')}>
      {SPEEDS.map((one) => (
        <button key={one} type="button" aria-pressed={one === of} onClick={() => choose(one)}>
          {t('film.times', { times: one })}
        </button>
      ))}
    </fieldset>
  );
}
