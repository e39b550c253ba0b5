import type { Given, Moment } from '#shared/replay/reel.ts';
import { t, word } from '../i18n/index.ts';
import { Governor } from '../screens/paper/Motives.tsx';
import type { Play } from '../screens/play.ts';
import { Seal } from '../ui/Seal.tsx';

/** Who ordered what in the half-year that has just been played. */
export function GivenOrders({ play, moment }: { play: Play; moment: Moment | null }) {
  if (!moment) return <p class="mute">{t('replay.opening')}</p>;
  const { at, eyes, given } = moment;
  return (
    <section class="given" aria-labelledby="given-title">
      <h2 class="cap" id="given-title">
        {at === 0 ? t('replay.before-first') : t('replay.orders', { date: play.date(at - 1) })}
      </h2>
      {at === 0 && <p class="mute">{t('replay.before-first-how')}</p>}
      {eyes !== 'all' && at > 0 && <p class="mute">{t('replay.own-only')}</p>}
      <ul class="powers">
        {given.map((one) => (
          <li key={one.nation}>
            <p class="power-name">
              <Seal of={one.nation} /> <b>{word(`region.${one.nation}`)}</b> <By play={play} given={one} />
            </p>
            <Orders play={play} given={one} moment={moment} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function By({ play, given: { by, nation } }: { play: Play; given: Given }) {
  if (by === 'bot') return <Governor play={play} nation={nation} />;
  return <small class="mute">{t(by === 'person' ? 'replay.person' : 'replay.stand-in')}</small>;
}

function Orders({ play, given, moment }: { play: Play; given: Given; moment: Moment }) {
  if (given.orders.length === 0) return <p class="mute">{t('replay.nothing')}</p>;
  // An order is told as it was given: of offers and contracts that stood then.
  const then = moment.before && { ...moment.before, nation: given.nation };
  return (
    <ul class="motives">
      {given.orders.map(({ order, why }, index) => (
        <li key={`${order.kind}-${index}`}>
          <b>{play.orderText(order, then)}</b> {why && play.say(why)}
        </li>
      ))}
    </ul>
  );
}
