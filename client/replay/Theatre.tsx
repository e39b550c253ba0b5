import { useEffect, useState } from 'preact/hooks';
import type { Feature } from '#shared/replay/player.ts';
import type { Eyes, Moment } from '#shared/replay/reel.ts';
import { isNation } from '#shared/world/terms.ts';
import { date, t, word } from '../i18n/index.ts';
import { MarketRoom } from '../market/MarketRoom.tsx';
import { seatIn } from '../net/seats.ts';
import { MapPanel } from '../panels/MapPanel.tsx';
import { MarketPanel } from '../panels/MarketPanel.tsx';
import { PublicTalks } from '../panels/PublicTalks.tsx';
import { useArrival, useTitle } from '../screens/arrival.ts';
import { looking } from '../screens/focus.ts';
// By way of the match screen: what both need stays one script.
import { CardsOf } from '../screens/MatchScreen.tsx';
import { Play } from '../screens/play.ts';
import { Report } from '../screens/Report.tsx';
import { SettingsButton } from '../settings/SettingsButton.tsx';
import { Caption } from '../ui/Caption.tsx';
import { Cards } from '../ui/cards/Cards.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Logo } from '../ui/Logo.tsx';
import { NationOptions } from '../ui/NationOptions.tsx';
import { Problem } from '../ui/Problem.tsx';
import { GivenOrders } from './GivenOrders.tsx';
import { Moments } from './Moments.tsx';
import { PlayOn } from './PlayOn.tsx';
import { Projector } from './projector.ts';
import { Scrubber } from './Scrubber.tsx';
import { type FileKind, handMatch } from './save.ts';
import { Trust } from './Trust.tsx';
import type { ReplayThread } from './thread.ts';

interface Props {
  thread: ReplayThread;
  feature: Feature;
  name: string; // of the match or the file
}

/** A match on the screen: table or paper of one moment, through somebody's eyes, and the way to every other. */
export function Theatre({ thread, feature, name }: Props) {
  const [at, setAt] = useState(() => askedTurn(feature));
  const [eyes, setEyes] = useState<Eyes>(askedEyes);
  const [paper, setPaper] = useState(false);
  const [table, setTable] = useState(false);
  const side = seatIn(name)?.nation ?? feature.people[0] ?? 'CHN';
  const { play, moment } = useMoment(thread, { is: 'moment', at, eyes, side }, name);
  const [problem, setProblem] = useState<string | null>(null);
  const when = (turn: number) => date(feature.start, turn);
  const save = (kind: FileKind) => {
    setProblem(null);
    thread.ask({ is: kind }).then(
      (text) => handMatch(name, kind, text),
      () => setProblem(t('final.not-saved')),
    );
  };
  useEffect(() => keepAddress(at, eyes), [at, eyes]);
  useTitle(t('replay.page', { date: when(Math.max(0, at - 1)) }));
  const report = paper ? (play.connection.desk.value?.report ?? null) : null;
  useArrival(report ? 'paper' : 'table');
  const place = looking.value;
  useEffect(() => {
    if (place) setPaper(false);
  }, [place]);
  return (
    <CardsOf play={play}>
      <div class={`match watching replay ${report ? 'at-report' : ''}`}>
        <a class="skip" href="#scrubber">
          {t('replay.skip')}
        </a>
        <header class="top dark">
          <Logo />
          <p class="top-date">
            <b>{word(`scenario.${feature.scenario}`)}</b>
          </p>
          <div class="top-buttons">
            <SettingsButton />
          </div>
        </header>
        <div class="gallery-bar">
          <h1>
            <Icon name="eye" size={18} /> {t('replay.title')}
          </h1>
          <label>
            {t('replay.eyes')}
            <select
              value={eyes}
              onChange={({ currentTarget: { value } }) => setEyes(isNation(value) ? value : 'all')}
            >
              <option value="all">{t('replay.all')}</option>
              <NationOptions />
            </select>
          </label>
          <div class="row">
            <Trust thread={thread} feature={feature} />
            <button
              type="button"
              class="button small"
              aria-pressed={report !== null}
              disabled={at === 0}
              onClick={() => setPaper(!paper)}
            >
              <Icon name="paper" /> {t('replay.paper')}
            </button>
            {(['json', 'csv'] as const).map((kind) => (
              <button key={kind} type="button" class="button small" onClick={() => save(kind)}>
                {word(`final.${kind}`)}
              </button>
            ))}
          </div>
          <Problem of={problem} />
        </div>
        {report ? (
          <Report
            key={`${at} ${eyes}`}
            play={play}
            report={report}
            then={null}
            back={t('replay.to-map')}
            done={() => setPaper(false)}
          />
        ) : (
          <main class="table" id="main" tabIndex={-1}>
            <MapPanel play={play} table={table} setTable={setTable} />
            <MarketPanel play={play} />
            <div class="public" id="public">
              <GivenOrders play={play} moment={moment} />
              <div>
                <Moments play={play} feature={feature} at={at} go={setAt} />
                <PublicTalks play={play} />
              </div>
            </div>
          </main>
        )}
        <Scrubber play={play} feature={feature} at={at} go={setAt}>
          <PlayOn thread={thread} feature={feature} at={at} side={eyes === 'all' ? side : eyes} />
        </Scrubber>
        <MarketRoom play={play} />
        <Cards />
        <Caption />
      </div>
    </CardsOf>
  );
}

/** The panels' table at a moment, and the moment as it is there. */
function useMoment(thread: ReplayThread, look: Parameters<Projector['show']>[0], name: string) {
  const [moment, setMoment] = useState<Moment | null>(null);
  const [{ play, projector }] = useState(() => {
    const made = new Projector(thread, look);
    const seat = { match: `replay.${name}`, nation: look.side, token: null };
    return { projector: made, play: new Play(seat, made.dial) };
  });
  useEffect(() => () => play.close(), []);
  useEffect(() => {
    projector.show(look).then(
      (shown) => shown && setMoment(shown),
      () => undefined, // the thread has ended with the page
    );
  }, [look.at, look.eyes]);
  return { play, moment };
}

function askedTurn({ turns }: Feature): number {
  const asked = Number(new URLSearchParams(location.search).get('turn') ?? 0);
  return Number.isInteger(asked) ? Math.min(Math.max(asked, 0), turns) : 0;
}

function askedEyes(): Eyes {
  const asked = new URLSearchParams(location.search).get('seat') ?? '';
  return isNation(asked) ? asked : 'all';
}

/** The address says what is on the screen, so that it can be passed on. */
function keepAddress(at: number, eyes: Eyes): void {
  const query = new URLSearchParams(location.search);
  query.set('turn', String(at));
  if (eyes === 'all') query.delete('seat');
  else query.set('seat', eyes);
  history.replaceState(history.state, '', `${location.pathname}?${query}`);
}
