import { useEffect, useRef, useState } from 'preact/hooks';
import { t, word } from '../i18n/index.ts';
import { type HeldSeat, seatIn } from '../net/seats.ts';
import { FigureDialog } from '../panels/FigureDialog.tsx';
import { MapPanel } from '../panels/MapPanel.tsx';
import { MarketPanel } from '../panels/MarketPanel.tsx';
import { NationPanel } from '../panels/NationPanel.tsx';
import { OrdersTray, SealButton } from '../panels/OrdersTray.tsx';
import { Talks } from '../panels/Talks.tsx';
import { type Step, TopBar } from '../panels/TopBar.tsx';
import { WhatIf } from '../panels/WhatIf.tsx';
import { follow } from '../router.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { Final } from './Final.tsx';
import { Play } from './play.ts';
import { Report } from './Report.tsx';

/** A match by its address: the seat comes from this browser's store. */
export function MatchScreen({ match }: { match: string }) {
  const [seat] = useState(() => seatIn(match));
  return seat ? <Table seat={seat} /> : <Notice of="no-seat" />;
}

function Notice({ of }: { of: 'no-seat' | 'no-match' }) {
  return (
    <main class="notice">
      <h1 class="serif">{t(`notice.${of}`)}</h1>
      <p>{t(`notice.${of}-mend`)}</p>
      <a class="button primary" href="/" onClick={(event) => follow(event, '/')}>
        {t('notice.home')}
      </a>
    </main>
  );
}

const TABS = ['map', 'orders', 'market', 'nation', 'talks'] as const;
type Tab = (typeof TABS)[number];
const TAB_ICON: Record<Tab, IconName> = {
  map: 'globe',
  orders: 'contract',
  market: 'chart',
  nation: 'home',
  talks: 'talk',
};

function Table({ seat }: { seat: HeldSeat }) {
  const [play] = useState(() => new Play(seat));
  const [tab, setTab] = useState<Tab>('orders');
  const [table, setTable] = useState(false);
  const [help, setHelp] = useState(false);
  const [read, setRead] = useReadTurn(seat.match);
  useEffect(() => () => play.close(), []);
  const desk = play.connection.desk.value;
  const unread = desk !== null && desk.report !== null && desk.report.turn >= read;
  const planning = desk !== null && !unread && desk.outcome === null;
  useKeys(play, planning, { setTab, toggleTable: () => setTable(!table), help: () => setHelp(true) });
  useArrival(unread ? 'report' : planning ? 'table' : desk ? 'over' : null);
  useTitle(
    desk &&
      t('match.title', {
        date: play.date(desk.view.world.turn),
        nation: word(`region.${desk.view.nation}`),
      }),
  );

  if (play.connection.status.value === 'refused')
    return <Notice of={play.connection.refusal.value === 'no-match' ? 'no-match' : 'no-seat'} />;
  if (!desk)
    return (
      <main class="notice" aria-busy="true">
        <p>{t('notice.joining')}</p>
      </main>
    );
  const { world, nation } = desk.view;
  const step: Step = unread ? 'report' : desk.outcome ? 'over' : desk.sealed ? 'sealed' : 'orders';
  const offers = world.offers.filter(
    (offer) => offer.to === nation && !play.ignored.value.has(offer.id),
  ).length;
  const drawer = tab === 'nation';
  return (
    <div class={`match at-${step}`}>
      <a class="skip" href={step === 'orders' ? '#orders' : '#main'}>
        {t('match.skip')}
      </a>
      <TopBar play={play} step={step} help={() => setHelp(true)} />
      <p class="unseen" role="status">
        {t(`announce.${step}`, { date: play.date(world.turn) })}
      </p>
      {unread && desk.report ? (
        <Report
          key={desk.report.turn}
          play={play}
          report={desk.report}
          done={() => setRead((desk.report?.turn ?? 0) + 1)}
        />
      ) : desk.outcome ? (
        <Final play={play} seat={seat} view={desk.view} outcome={desk.outcome} />
      ) : (
        <main class={`table tab-${tab}`} id="main" tabIndex={-1}>
          <NationPanel play={play} open={drawer} toggle={() => setTab(drawer ? 'orders' : 'nation')} />
          <MapPanel play={play} table={table} setTable={setTable} />
          <MarketPanel play={play} />
          <div class="desk">
            <OrdersTray play={play} />
            <WhatIf play={play} />
          </div>
          <fieldset class="side-pick" aria-label={t('match.side')}>
            {(['market', 'talks'] as const).map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={(one === 'talks') === (tab === 'talks')}
                onClick={() => setTab(one)}
              >
                {word(`tab.${one}`)}
                {one === 'talks' && offers > 0 && <b>{offers}</b>}
              </button>
            ))}
          </fieldset>
          <Talks play={play} />
          <div class="phone-seal">
            <SealButton play={play} />
          </div>
          <nav class="tabs" aria-label={t('match.tabs')}>
            {TABS.map((one) => (
              <button
                key={one}
                type="button"
                aria-current={one === tab ? 'page' : undefined}
                onClick={() => setTab(one)}
              >
                <Icon name={TAB_ICON[one]} size={20} />
                <span>{word(`tab.${one}`)}</span>
                {one === 'orders' && play.connection.draft.value.length > 0 && (
                  <b>{play.connection.draft.value.length}</b>
                )}
                {one === 'talks' && offers > 0 && <b>{offers}</b>}
              </button>
            ))}
          </nav>
        </main>
      )}
      <FigureDialog play={play} />
      {help && (
        <Dialog title={t('help.title')} close={() => setHelp(false)}>
          <Help />
        </Dialog>
      )}
    </div>
  );
}

/** Which report this tab has read last; a reload does not show it again. */
function useReadTurn(match: string): [number, (turn: number) => void] {
  const store = `lanthanide.read.${match}`;
  const [read, setRead] = useState(() => Number(sessionStorage.getItem(store) ?? 0));
  return [
    read,
    (turn) => {
      sessionStorage.setItem(store, String(turn));
      setRead(turn);
    },
  ];
}

const SHORTCUTS = ['1-5', 'T', 'Ctrl+Z', 'Ctrl+Y', 'Ctrl+Enter', '?'] as const;

function Help() {
  return (
    <>
      {(['goal', 'turn', 'market', 'seal'] as const).map((part) => (
        <p key={part}>{word(`help.how.${part}`)}</p>
      ))}
      <h3 class="cap">{t('help.keys')}</h3>
      <dl class="keys">
        {SHORTCUTS.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{word(`key.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Takes the keyboard and the reader to a screen that has replaced another. */
function useArrival(screen: string | null): void {
  const before = useRef(screen);
  useEffect(() => {
    if (before.current !== null && screen !== before.current) {
      window.scrollTo(0, 0);
      document.getElementById('main')?.focus({ preventScroll: true });
    }
    before.current = screen;
  }, [screen]);
}

function useTitle(title: string | null): void {
  useEffect(() => {
    const before = document.title;
    if (title) document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}

/** The shortcuts; those that change or seal orders work only while the player is looking at them. */
function useKeys(
  play: Play,
  planning: boolean,
  act: { setTab(tab: Tab): void; toggleTable(): void; help(): void },
): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target;
      if (
        target instanceof HTMLInputElement ||
        target instanceof HTMLSelectElement ||
        event.repeat ||
        document.querySelector('dialog[open]')
      )
        return;
      const control = event.ctrlKey || event.metaKey;
      if (!planning && (control || event.key !== '?')) return;
      if (control && event.key === 'z') play.undo();
      else if (control && event.key === 'y') play.redo();
      else if (control && event.key === 'Enter') {
        if (!play.connection.sealed.value) void play.seal();
      } else if (control || event.altKey) return;
      else if (event.key === 't' || event.key === 'T') act.toggleTable();
      else if (event.key === '?') act.help();
      else {
        const tab = (['orders', 'market', 'nation', 'talks', 'map'] as const)[Number(event.key) - 1];
        if (!tab) return;
        act.setTab(tab);
        document.getElementById(tab)?.scrollIntoView({ block: 'nearest' });
      }
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}
