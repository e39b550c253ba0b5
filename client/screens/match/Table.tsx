import { useMemo, useState } from 'preact/hooks';
import { t, word } from '../../i18n/index.ts';
import { MapPanel } from '../../panels/MapPanel.tsx';
import { MarketPanel } from '../../panels/MarketPanel.tsx';
import { NationPanel } from '../../panels/NationPanel.tsx';
import { OrdersTray } from '../../panels/OrdersTray.tsx';
import { SealButton } from '../../panels/orders/SealButton.tsx';
import { callsOf, Talks } from '../../panels/Talks.tsx';
import { Ticker } from '../../panels/Ticker.tsx';
import { Waiting } from '../../panels/Waiting.tsx';
import { WhatIf } from '../../panels/WhatIf.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { useNextFrame } from '../../ui/useNextFrame.ts';
import type { Play } from '../play.ts';

const TABS = ['map', 'orders', 'market', 'nation', 'talks'] as const;
export type Tab = (typeof TABS)[number];
const TAB_ICON: Record<Tab, IconName> = {
  map: 'globe',
  orders: 'contract',
  market: 'chart',
  nation: 'home',
  talks: 'talk',
};

/** What is in sight of what the table has. */
export interface Shown {
  tab: Tab;
  table: boolean; // the map as tables
  tall: boolean; // the sheet over the map, on small screens
}

/**
 * The table at which a turn is planned: map and orders first, a frame later what stands above and below the map, and
 * once it is drawn the rest, a frame for each, so that a press is answered in between.
 */
export function Table({
  play,
  shown: { tab, table, tall },
  show,
}: {
  play: Play;
  shown: Shown;
  show: { [K in keyof Shown]: (next: Shown[K]) => void };
}) {
  const [drawn, setDrawn] = useState(false);
  const around = useNextFrame();
  const prices = useNextFrame(drawn);
  const talks = useNextFrame(prices);
  const foretold = useNextFrame(talks);
  const drawer = tab === 'nation';
  // They follow the match by themselves: another tab draws none of them anew.
  const parts = useMemo(
    () => ({
      ticker: <Ticker play={play} />,
      prices: <MarketPanel play={play} />,
      orders: (
        <>
          <Waiting play={play} />
          <OrdersTray play={play} />
        </>
      ),
      foretold: !play.connection.watching && <WhatIf play={play} />,
      talks: <Talks play={play} />,
      seal: <SealButton play={play} />,
    }),
    [play],
  );
  return (
    <main class={`table tab-${tab} ${tall ? 'tall' : ''}`} id="main" tabIndex={-1}>
      {around && (
        <NationPanel play={play} open={drawer} toggle={() => show.tab(drawer ? 'orders' : 'nation')} />
      )}
      <MapPanel play={play} table={table} setTable={show.table} drawn={() => setDrawn(true)} />
      {around && parts.ticker}
      <button
        type="button"
        class="grip"
        aria-expanded={tall}
        aria-label={t(tall ? 'match.map-back' : 'match.map-away')}
        onClick={() => show.tall(!tall)}
      />
      {prices && parts.prices}
      <div class="desk">
        {parts.orders}
        {foretold && parts.foretold}
      </div>
      <fieldset class="side-pick" aria-label={t('match.side')}>
        {(['market', 'talks'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={(one === 'talks') === (tab === 'talks')}
            onClick={() => show.tab(one)}
          >
            {word(`tab.${one}`)}
            {one === 'talks' && <Calls play={play} />}
          </button>
        ))}
      </fieldset>
      {talks && parts.talks}
      <div class="phone-seal">{parts.seal}</div>
      <nav class="tabs" aria-label={t('match.tabs')}>
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            aria-current={one === tab ? 'page' : undefined}
            onClick={() => show.tab(one)}
          >
            <Icon name={TAB_ICON[one]} size={20} />
            <span>{word(`tab.${one}`)}</span>
            {one === 'orders' && <Drafted play={play} />}
            {one === 'talks' && <Calls play={play} />}
          </button>
        ))}
      </nav>
    </main>
  );
}

const Drafted = ({ play }: { play: Play }) => {
  const { length } = play.connection.draft.value;
  return length > 0 ? <b>{length}</b> : null;
};

const Calls = ({ play }: { play: Play }) => {
  const calls = callsOf(play);
  return calls > 0 ? <b>{calls}</b> : null;
};
