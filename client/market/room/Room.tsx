import type { Ref } from 'preact';
import { useRef } from 'preact/hooks';
import { marketsOf } from '#shared/market/book.ts';
import { COMMODITIES, type Commodity, GOODS, type Good, type RegionId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { t, word } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { Tile } from '../../ui/Tile.tsx';
import { ROOM_TABS, type RoomPlace, type RoomTab, turnTo } from '../room.ts';
import { BookTab } from './BookTab.tsx';
import { ChainTab } from './ChainTab.tsx';
import { HistoryTab } from './HistoryTab.tsx';

/** Three ways to look at a market: how it came here, who gets what at which price, and the way of the metal. */
export function Room({ play, view, place }: { play: Play; view: View; place: RoomPlace }) {
  const tabs = useRef<HTMLDivElement>(null);
  const { tab } = place;
  const goods: readonly Good[] = tab === 'book' ? GOODS : COMMODITIES;
  const good = goods.includes(place.commodity) ? place.commodity : 'light';
  const commodity: Commodity = good === 'magnet' ? 'light' : good;
  return (
    <div class={`market-room ${good}`}>
      <div class="room-bar">
        <Tabs bar={tabs} tab={tab} />
        <fieldset class="room-goods">
          <legend class="unseen">{t('room.good')}</legend>
          {goods.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === good}
              onClick={() => turnTo({ commodity: one })}
            >
              {one !== 'magnet' && <Tile of={one} small />}
              <span>{one === 'magnet' ? t('chain.stage.magnet') : word(`layer.${one}`)}</span>
            </button>
          ))}
        </fieldset>
        {tab !== 'history' && <WherePick view={view} place={place} good={good} />}
      </div>
      <div role="tabpanel" id="room-panel" aria-labelledby={`room-tab-${tab}`} class="room-panel">
        {tab === 'history' && <HistoryTab play={play} view={view} commodity={commodity} />}
        {tab === 'book' && <BookTab play={play} view={view} good={good} scope={place.nation ?? 'outside'} />}
        {tab === 'chain' && (
          <ChainTab
            key={`${chainRegion(view, place)} ${commodity}`}
            play={play}
            view={view}
            region={chainRegion(view, place)}
            commodity={commodity}
          />
        )}
      </div>
    </div>
  );
}

const chainRegion = (view: View, { nation }: RoomPlace): RegionId =>
  nation === null || nation === 'outside' ? view.nation : nation;

/** The tabs; arrows go from one to the next. */
function Tabs({ bar, tab }: { bar: Ref<HTMLDivElement>; tab: RoomTab }) {
  const step = (by: number) => {
    const next = ROOM_TABS[(ROOM_TABS.indexOf(tab) + by + ROOM_TABS.length) % ROOM_TABS.length];
    if (!next) return;
    turnTo({ tab: next });
    document.getElementById(`room-tab-${next}`)?.focus();
  };
  return (
    <div class="pick" role="tablist" aria-label={t('room.tabs')} ref={bar}>
      {ROOM_TABS.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`room-tab-${one}`}
          aria-controls="room-panel"
          aria-selected={one === tab}
          tabIndex={one === tab ? 0 : -1}
          onClick={() => turnTo({ tab: one })}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') step(1);
            else if (event.key === 'ArrowLeft') step(-1);
          }}
        >
          {t(`room.tab.${one}`)}
        </button>
      ))}
    </div>
  );
}

/** Whose market, or whose chain. */
function WherePick({ view, place, good }: { view: View; place: RoomPlace; good: Good }) {
  const { world } = view;
  const places =
    place.tab === 'book'
      ? ['outside', ...marketsOf(world, good)]
      : Object.keys(world.regions).filter((region) => hasChain(view, region));
  const chosen = place.tab === 'book' ? (place.nation ?? 'outside') : chainRegion(view, place);
  return (
    <label class="room-where">
      <span>{t('room.where')}</span>
      <select value={chosen} onChange={({ currentTarget }) => turnTo({ nation: currentTarget.value })}>
        {places.map((one) => (
          <option key={one} value={one}>
            {one === 'outside' ? t('room.outside') : word(`region.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

const hasChain = ({ world }: View, region: RegionId): boolean =>
  world.sectors.some((use) => use.region === region) ||
  world.sites.some((site) => site.region === region && site.output > 0);
