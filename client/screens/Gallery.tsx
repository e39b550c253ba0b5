import { useState } from 'preact/hooks';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { t, word } from '../i18n/index.ts';
import { Line } from '../panels/Line.tsx';
import { MapPanel } from '../panels/MapPanel.tsx';
import { MarketPanel } from '../panels/MarketPanel.tsx';
import { PublicTalks } from '../panels/PublicTalks.tsx';
import { TopBar } from '../panels/TopBar.tsx';
import { follow } from '../router.ts';
import { Icon } from '../ui/Icon.tsx';
import { NationOptions } from '../ui/NationOptions.tsx';
import { Ranking, won } from './final/Ranking.tsx';
import { Motives } from './paper/Motives.tsx';
import type { Play } from './play.ts';

/** The public table, for those without a seat: what everybody may know, and nothing to decide. */
export function Gallery({
  play,
  side,
  turnTo,
}: {
  play: Play;
  side: NationId;
  turnTo(side: NationId): void;
}) {
  const [table, setTable] = useState(false);
  const desk = play.connection.desk.value;
  if (!desk) return null;
  const { outcome } = desk;
  return (
    <div class="match watching">
      <a class="skip" href="#public">
        {t('gallery.skip')}
      </a>
      <TopBar play={play} step={outcome ? 'over' : 'orders'}>
        <a class="button small" href="/" onClick={(event) => follow(event, '/')}>
          {t('notice.home')}
        </a>
      </TopBar>
      <Line play={play} />
      <div class="gallery-bar">
        <p>
          <Icon name="eye" size={18} /> <b>{t('gallery.title')}</b> <span>{t('gallery.what')}</span>{' '}
          {play.connection.late.value && <b>{t('gallery.late')}</b>}
        </p>
        <label>
          {t('gallery.side')}
          <select
            value={side}
            onChange={({ currentTarget }) => {
              const chosen = NATIONS.find((nation) => nation === currentTarget.value);
              if (chosen) turnTo(chosen);
            }}
          >
            <NationOptions />
          </select>
        </label>
      </div>
      <main class="table" id="main" tabIndex={-1}>
        <MapPanel play={play} table={table} setTable={setTable} />
        <MarketPanel play={play} />
        <div class="public" id="public">
          {outcome && (
            <section class="result" aria-label={t('gallery.result')}>
              <h2 class="serif">{t('gallery.result')}</h2>
              <p>
                <b>{word(`outcome.${outcome.shared}`)}</b> {won(null, outcome.winners)}
              </p>
              <Ranking view={desk.view} outcome={outcome} bids={desk.bids} mine={null} />
            </section>
          )}
          <Motives play={play} view={desk.view} />
          <PublicTalks play={play} />
        </div>
      </main>
    </div>
  );
}
