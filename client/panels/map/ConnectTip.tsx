import type { View } from '#shared/world/view.ts';
import { place, quantity, sentence, t, word } from '../../i18n/index.ts';
import type { Connecting } from '../../map/connect.ts';
import { offerOn } from '../../map/deals.ts';
import type { Point } from '../../map/geometry.ts';
import type { Play } from '../../screens/play.ts';
import { whyNot } from './DealChooser.tsx';
import { MapTip } from './MapTip.tsx';

/** What the way that is being drawn would bring: what goes there now, at which price, and the first deal on offer. */
export function ConnectTip({
  play,
  view,
  state,
  at,
  host,
  cancel,
}: {
  play: Play;
  view: View;
  state: Connecting;
  at: Point | null;
  host: HTMLElement | null;
  cancel(): void;
}) {
  if (state.by === 'steps')
    return (
      <div class="connect-bar" role="status">
        <span>{connectWords(play, view, state).join(' · ')}</span>
        <button type="button" class="button small quiet" onClick={cancel}>
          {t('action.cancel')}
        </button>
      </div>
    );
  return at && <MapTip lines={connectWords(play, view, state)} at={at} host={host} />;
}

function connectWords(play: Play, view: View, { from, over }: Connecting): string[] {
  if (over === null || over === from)
    return [sentence(t('connect.from', { region: place(from) })), t('connect.how')];
  const title = t('map.way', { from: word(`region.${from}`), to: word(`region.${over}`) });
  const offer = offerOn(view, play.connection.draft.value, from, over);
  if (!offer.ok) return [title, whyNot(view, offer.why)];
  const first = offer.deals[0];
  return [title, ...trade(view, from, over), ...(first ? [play.orderText(first.order)] : [])];
}

/** Tonnage and price of the largest flow on the way. */
function trade({ world }: View, from: string, to: string): string[] {
  const flows = world.market.flows.filter((flow) => flow.from === from && flow.to === to);
  const [largest] = [...flows].sort((a, b) => b.tonnes - a.tonnes);
  if (!largest) return [t('connect.no-trade')];
  const good = largest.good;
  const price = good === 'rock' || good === 'clay' ? undefined : world.market.price[good][to];
  const values = { good: word(`good.${good}`), tonnes: quantity(largest.tonnes, 't') };
  return [
    price === undefined
      ? t('flow.is', values)
      : t('connect.trade', { ...values, price: quantity(price, 'USD/kg') }),
  ];
}
