import type { Marker } from '#shared/replay/markers.ts';
import type { Feature } from '#shared/replay/player.ts';
import { t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';

export const MARKER_ICON: Record<Marker['is'], IconName> = {
  embargo: 'gate',
  treaty: 'contract',
  crisis: 'alarm',
  price: 'chart',
  shortage: 'stock',
};

/** The weightiest events of the match, each a way there. */
export function Moments({
  play,
  feature: { markers },
  at,
  go,
}: {
  play: Play;
  feature: Feature;
  at: number;
  go(at: number): void;
}) {
  if (markers.length === 0) return null;
  return (
    <section class="moments" aria-labelledby="moments-title">
      <h2 class="cap" id="moments-title">
        {t('replay.moments')}
      </h2>
      <ol>
        {markers.map((one) => (
          <li key={`${one.at} ${one.is}`}>
            <button
              type="button"
              aria-current={one.at === at ? 'step' : undefined}
              onClick={() => go(one.at)}
            >
              <Icon name={MARKER_ICON[one.is]} />
              <span class="num">{play.date(one.at - 1)}</span>
              <span>
                <span class="unseen">{word(`replay.is.${one.is}`)}: </span>
                {play.say(one.text)}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
