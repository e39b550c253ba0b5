import { type Bids, pricesOf } from '#shared/lobby/auction.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { change, figure, place, sentence, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Scroll } from '../ui/Scroll.tsx';
import { Seal } from '../ui/Seal.tsx';
import { useTold } from '../ui/useTold.ts';

/** The opened bids for the seats of a match, who got which, and why each costs what it costs. */
export function SeatBids({ bids, mine }: { bids: Bids; mine: NationId | null }) {
  const prices = pricesOf(bids);
  const held = NATIONS.filter((nation) => bids[nation]);
  return (
    <>
      <p>{t('auction.how')}</p>
      <Scroll label={t('auction.title')}>
        <table class="seat-bids">
          <thead>
            <tr>
              <th scope="col">{t('auction.seat')}</th>
              {NATIONS.map((nation) => (
                <th key={nation} scope="col" class="right">
                  {t('auction.bid-for', { nation: word(`short.${nation}`) })}
                </th>
              ))}
              <th scope="col" class="right">
                {t('auction.price')}
              </th>
            </tr>
          </thead>
          <tbody>
            {held.map((nation) => (
              <tr key={nation} class={nation === mine ? 'me' : ''}>
                <th scope="row">
                  <Seal of={nation} mine={nation === mine} /> {word(`region.${nation}`)}
                </th>
                {NATIONS.map((seat) => (
                  <td key={seat} class="right num">
                    {seat === nation ? <b>{bids[nation]?.[seat]}</b> : bids[nation]?.[seat]}
                  </td>
                ))}
                <td class="right num">
                  <b>{prices[nation]}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <ul class="lines">
        {held.map((nation) => (
          <li key={nation}>
            {sentence(
              t(prices[nation] ? 'auction.pays' : 'auction.free', {
                nation: place(nation),
                bid: bids[nation]?.[nation] ?? 0,
                price: prices[nation] ?? 0,
              }),
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What a seat takes off a score. */
export const SeatPrice = ({ price = 0 }: { price: number | undefined }) => (
  <>{price > 0 ? change(-price, 'points') : figure(0, 'points')}</>
);

/** Told once to each tab as a match begins whose seats went by bid. */
export function SeatsGiven({ play }: { play: Play }) {
  const { bids, view } = play.connection.desk.value ?? {};
  const [told, tell] = useTold(`lanthanide.bids.${play.notes}`);
  if (!bids || !view || view.world.turn > 0 || told >= 0) return null;
  const close = () => tell(0);
  return (
    <Dialog title={t('auction.title')} close={close} size="wide">
      <SeatBids bids={bids} mine={view.nation} />
      <p class="row">
        <button type="button" class="button next" onClick={close}>
          {t('auction.close')}
        </button>
      </p>
    </Dialog>
  );
}
