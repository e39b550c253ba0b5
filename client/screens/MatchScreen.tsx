import { useEffect, useState } from 'preact/hooks';
import { TOKYO } from '#shared/scenarios/tokyo.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { t, word } from '../i18n/index.ts';
import { MarketRoom } from '../market/MarketRoom.tsx';
import { onReturn } from '../net/awake.ts';
import { type HeldSeat, readKey, seatIn } from '../net/seats.ts';
import { anchorName } from '../panels/coach/anchors.ts';
import { CoachBook } from '../panels/coach/book.ts';
import { CallCoach, Coach, callCoach, coachingOf } from '../panels/coach/Coach.tsx';
import { Film } from '../panels/Film.tsx';
import { GlossaryDialog } from '../panels/Glossary.tsx';
import { Handover } from '../panels/Handover.tsx';
import { Line, Slower } from '../panels/Line.tsx';
import { ComposeDialog } from '../panels/orders/ComposeDialog.tsx';
import { SeatsGiven } from '../panels/SeatBids.tsx';
import { type Step, TopBar } from '../panels/TopBar.tsx';
import { SettingsButton } from '../settings/SettingsButton.tsx';
import { listen } from '../sound/listen.ts';
import { Caption } from '../ui/Caption.tsx';
import { Cards } from '../ui/cards/Cards.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useTold } from '../ui/useTold.ts';
import { useArrival, useAside, useTitle } from './arrival.ts';
import { Final } from './Final.tsx';
import { Gallery } from './Gallery.tsx';
import { Help } from './Help.tsx';
import { CardsOf } from './match/CardsOf.tsx';
import { ClassLink } from './match/ClassLink.tsx';
import { AtOneDevice, type Shared } from './match/Curtain.tsx';
import { HandOver } from './match/HandOver.tsx';
import { Refused } from './match/Refused.tsx';
import { type Tab, Table } from './match/Table.tsx';
import { useMatchKeys } from './match/useMatchKeys.ts';
import { Joining } from './Notice.tsx';
import { Play } from './play.ts';
import { Report } from './Report.tsx';
import { useSoloMenu } from './SoloMenu.tsx';
import { useLastSeen } from './since.ts';

export { SeatBids } from '../panels/SeatBids.tsx';
export { CardsOf } from './match/CardsOf.tsx';
export { Reading } from './match/Reading.tsx';
export { WallMap } from './match/WallMap.tsx';

/** A match by its address: the seat comes from this browser's store; without one, one watches where that is allowed. */
export function MatchScreen({ match }: { match: string }) {
  const [seat] = useState(() => seatIn(match));
  if (!seat) return <Watching match={match} />;
  const { people } = seat;
  if (!people) return <Seated seat={seat} shared={null} />;
  return (
    <AtOneDevice seat={seat} people={people} sit={(mine, shared) => <Seated seat={mine} shared={shared} />} />
  );
}

function Watching({ match }: { match: string }) {
  const [side, setSide] = useState<NationId>('CHN');
  return <WatchingFrom key={side} match={match} side={side} turnTo={setSide} />;
}

/** Sides are seen through connections of their own: what is public looks different from each. */
function WatchingFrom({
  match,
  side,
  turnTo,
}: {
  match: string;
  side: NationId;
  turnTo(side: NationId): void;
}) {
  const [play] = useState(() => new Play({ match, nation: side, token: null }));
  useEffect(() => () => play.close(), []);
  useEffect(() => onReturn(() => play.connection.awake()), []);
  const desk = play.connection.desk.value;
  useTitle(desk && t('gallery.page', { date: play.date(desk.view.world.turn) }));
  if (play.connection.status.value === 'refused') return <Refused play={play} />;
  return (
    <CardsOf play={play}>
      {desk ? <Gallery play={play} side={side} turnTo={turnTo} /> : <Joining play={play} />}
      <Cards />
    </CardsOf>
  );
}

/** The seat being played. */
function Seated({ seat, shared }: { seat: HeldSeat; shared: Shared | null }) {
  const [play] = useState(() => new Play(seat));
  useEffect(() => () => play.close(), []);
  useEffect(() => onReturn(() => play.connection.awake()), []);
  return (
    <CardsOf play={play}>
      <Screens seat={seat} play={play} shared={shared} />
    </CardsOf>
  );
}

function Screens({ seat, play, shared }: { seat: HeldSeat; play: Play; shared: Shared | null }) {
  const [tab, setTab] = useState<Tab>('orders');
  const [table, setTable] = useState(false);
  const [tall, setTall] = useState(false); // the sheet over the map, on small screens
  const [help, setHelp] = useState(false);
  const [glossary, setGlossary] = useState(false);
  const menu = useSoloMenu(play, seat);
  const [read, setRead] = useTold(readKey(play.notes));
  const book = useCoach(seat, play);
  useEffect(() => listen(play), []);
  const desk = play.connection.desk.value;
  const [paper, setPaper] = useState(false);
  const unread = desk !== null && desk.report !== null && (desk.report.turn >= read || paper);
  const planning = desk !== null && !unread && desk.outcome === null;
  useMatchKeys(play, planning, {
    go: (to) => {
      setTab(to);
      document.getElementById(to)?.scrollIntoView({ block: 'nearest' });
    },
    toggleTable: () => setTable(!table),
    help: () => setHelp(true),
  });
  const then = useLastSeen(play.notes, desk?.view ?? null, desk?.report?.turn ?? null, planning);
  useAside(unread, () => {
    setPaper(false);
    setRead((desk?.report?.turn ?? 0) + 1);
    setTab('map');
    setTable(false);
  });
  useArrival(unread ? 'report' : planning ? 'table' : desk ? 'over' : null, shared && 'curtain');
  useTitle(
    desk &&
      t('match.title', {
        date: play.date(desk.view.world.turn),
        nation: word(`region.${desk.view.nation}`),
      }),
  );

  if (play.connection.status.value === 'refused') return <Refused play={play} />;
  if (!desk) return <Joining play={play} />;
  const { world } = desk.view;
  const step: Step = unread ? 'report' : desk.outcome ? 'over' : stepOf(play);
  const coaching = coachingOf(play, book, unread);
  return (
    <div
      class={`match at-${step} ${coaching ? 'coached' : ''}`}
      data-points={coaching?.points ? anchorName(coaching.points) : undefined}
    >
      <a class="skip" href={step === 'orders' ? '#orders' : '#main'}>
        {t('match.skip')}
      </a>
      <TopBar play={play} step={step} paper={desk.report && !unread ? () => setPaper(true) : null}>
        {book && !coaching && <CallCoach book={book} />}
        {shared && <HandOver play={play} shared={shared} />}
        {menu.button}
        <SettingsButton />
        <button type="button" class="top-button" onClick={() => setHelp(true)} aria-label={t('top.help')}>
          <Icon name="help" size={18} />
        </button>
      </TopBar>
      <Line play={play} />
      <Slower play={play} />
      <ClassLink play={play} />
      {book && coaching && (
        <Coach
          play={play}
          book={book}
          now={coaching}
          turnTo={(part) => {
            setTab(part);
            if (part === 'map') setTable(false);
            setTall(part !== 'map');
          }}
        />
      )}
      <p class="unseen" role="status">
        {t(`announce.${step}`, { date: play.date(world.turn) })}
      </p>
      {unread && desk.report ? (
        <Report
          key={desk.report.turn}
          play={play}
          report={desk.report}
          then={then}
          film={<Film play={play} view={desk.view} report={desk.report} />}
          done={() => {
            setPaper(false);
            setRead((desk.report?.turn ?? 0) + 1);
          }}
        />
      ) : desk.outcome ? (
        <Final play={play} seat={seat} view={desk.view} outcome={desk.outcome} />
      ) : (
        <Table
          play={play}
          shown={{ tab, table, tall }}
          show={{ tab: setTab, table: setTable, tall: setTall }}
        />
      )}
      <MarketRoom play={play} />
      <Cards />
      {planning && <ComposeDialog play={play} />}
      <Handover play={play} />
      <SeatsGiven play={play} />
      {help && (
        <Help
          close={() => setHelp(false)}
          coach={
            book && !coaching
              ? () => {
                  setHelp(false);
                  callCoach(book);
                }
              : null
          }
          menu={
            menu.open &&
            (() => {
              setHelp(false);
              menu.open?.();
            })
          }
          glossary={() => {
            setHelp(false);
            setGlossary(true);
          }}
        />
      )}
      {menu.dialog}
      {glossary && <GlossaryDialog close={() => setGlossary(false)} />}
      <Caption />
    </div>
  );
}

/** The tutorial's coach, in its matches only. */
function useCoach(seat: HeldSeat, play: Play): CoachBook | null {
  const [book] = useState(() =>
    seat.scenario === TOKYO && seat.nation === 'JPN' ? new CoachBook(play.notes) : null,
  );
  useEffect(() => book?.follow(play.view, play.connection.draft), []);
  return book;
}

function stepOf(play: Play): 'orders' | 'sealed' | 'resolution' {
  const { sealing, sealed, seats } = play.connection;
  const { nation } = play.view.value ?? {};
  const alone = NATIONS.every((one) => {
    const seat = seats.value[one];
    return one === nation || !seat || seat.sealed;
  });
  if (sealing.value && alone) return 'resolution';
  return sealed.value ? 'sealed' : 'orders';
}
