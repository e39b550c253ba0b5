import { cost, points } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import { place, quantity, t, word } from '../../i18n/index.ts';
import { type Deal, offerOn } from '../../map/deals.ts';
import { compose } from '../../screens/compose.ts';
import type { Play } from '../../screens/play.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { KIND_ICON } from '../orders/fields.ts';
import type { Way } from './useConnect.ts';

/** What can be agreed on, or done, between two countries: each opens its form, filled in. */
export function DealChooser({ play, view, way, close }: { play: Play; view: View; way: Way; close(): void }) {
  const offer = offerOn(view, play.connection.draft.value, way.from, way.to);
  return (
    <Dialog
      title={t('map.way', { from: word(`region.${way.from}`), to: word(`region.${way.to}`) })}
      close={close}
    >
      {offer.ok ? (
        <ul class="deals">
          {offer.deals.map((deal) => (
            <li key={JSON.stringify(deal.order)}>
              <DealButton play={play} view={view} deal={deal} taken={close} />
            </li>
          ))}
        </ul>
      ) : (
        <p>{whyNot(view, offer.why)}</p>
      )}
    </Dialog>
  );
}

export const whyNot = (view: View, why: 'same' | 'not-ours' | 'nobody'): string =>
  t(`connect.${why}`, { nation: place(view.nation) });

/** One order to be; it says what stands in its way and can be filled in otherwise. */
export function DealButton({
  play,
  view,
  deal: { order, verdict },
  taken,
}: {
  play: Play;
  view: View;
  deal: Deal;
  taken(): void;
}) {
  const price = cost(view, order);
  return (
    <button
      type="button"
      class="deal"
      onClick={() => {
        taken();
        compose(order);
      }}
    >
      <Icon name={KIND_ICON[order.kind]} size={18} />
      <span>
        <b>{word(`kind.${order.kind}`)}</b>
        <span>{play.orderText(order)}</span>
        {!verdict.ok && <small class="bad">{play.say(verdict.why)}</small>}
      </span>
      <span class="num">
        {t('connect.cost', {
          price: price > 0 ? quantity(price, 'M USD') : quantity(0, 'M USD'),
          points: t('orders.points', { count: points(order) }),
        })}
      </span>
    </button>
  );
}
