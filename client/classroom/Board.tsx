import type { ClassPhase } from '#shared/classroom/class.ts';
import type { SeatGlance, TeacherView, WorldGlance } from '#shared/protocol/class-views.ts';
import { COMMODITIES, NATIONS, type NationId } from '#shared/world/terms.ts';
import { figure, quantity, tell as say, t, word } from '../i18n/index.ts';
import { clockTime } from '../panels/Clock.tsx';
import { follow } from '../router.ts';
import { Seal } from '../ui/Seal.tsx';
import type { Tell } from './ConsolePage.tsx';
import { readPath } from './links.ts';
import { placeName } from './names.ts';
import { tellingOf } from './telling.ts';
import { clockOf, useServerNow } from './time.ts';
import { WorldMore } from './WorldMore.tsx';

/** Every world at a glance: its turn and clock, who keeps it waiting, how tense it is, and its prices. */
export function Board({ view, ahead, tell }: { view: TeacherView; ahead: number; tell: Tell }) {
  const now = useServerNow(ahead);
  if (view.worlds.length === 0) return null;
  return (
    <section aria-labelledby="worlds-title">
      <h2 id="worlds-title" class="serif">
        {t('teach.worlds-now')}
      </h2>
      <ul class="class-board">
        {view.worlds.map((world, at) => (
          <li key={at} class="class-card">
            <World view={view} world={world} at={at} now={now} tell={tell} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Props {
  view: TeacherView;
  world: WorldGlance;
  at: number;
  now: number; // ms since 1970 on the server's clock
  tell: Tell;
}

function World({ view, world, at, now, tell }: Props) {
  const { turns, scenario, phase } = view;
  const live = phase !== 'debrief' && !world.over;
  if (world.closed)
    return (
      <>
        <h3 class="serif">{t('class.world', { number: at + 1 })}</h3>
        <p class="mute">{t('class.world-closed')}</p>
      </>
    );
  return (
    <>
      <h3 class="serif spread">
        <span>{t('class.world', { number: at + 1 })}</span>{' '}
        <span class="num">{world.back ? t('teach.stepping-back') : clockOf(world, view, now)}</span>
      </h3>
      <p class="spread">
        <span>{t('teach.turn', { turn: Math.min(world.turn + 1, turns), turns })}</span>
        <Mood world={world} />
      </p>
      <Waits world={world} phase={phase} now={now} />
      {world.headline && <p class="serif class-event">{say(world.headline, tellingOf(scenario))}</p>}
      {world.turn > 0 && (
        <p class="class-prices">
          {COMMODITIES.map((one) => (
            <span key={one}>
              {word(`good.${one}`)} <b class="num">{quantity(world.prices[one], 'USD/kg')}</b>
            </span>
          ))}
        </p>
      )}
      <ul class="class-seats">
        {NATIONS.map((nation) => (
          <li key={nation} class={waitedFor(world.seats[nation]) ? 'awaited' : ''}>
            <ReadSeat code={view.code} world={at} nation={nation} />
            <span class="grow">{seatWords(world.seats[nation])}</span>
            {world.muted.includes(nation) && <span class="mute">{t('teach.seat.muted')}</span>}
            {world.standing && (
              <span class="num">
                {figure(world.standing.find((one) => one.nation === nation)?.score ?? 0, 'points')}
              </span>
            )}
          </li>
        ))}
      </ul>
      {live && <Actions world={world} at={at} tell={tell} />}
      {phase !== 'debrief' && <WorldMore view={view} world={world} at={at} tell={tell} />}
    </>
  );
}

/** How nations think of each other, in a word and as a bar. */
function Mood({ world: { opinion, embargoes } }: { world: WorldGlance }) {
  const mood = opinion < -25 ? 'hostile' : opinion < 0 ? 'tense' : 'calm';
  return (
    <span class={`class-mood ${mood}`}>
      <meter min={-100} max={100} value={opinion} aria-hidden="true" /> {word(`teach.mood.${mood}`)}{' '}
      {figure(opinion, 'points')} · {t('teach.embargoes', { count: embargoes })}
    </span>
  );
}

/** Whom a world waits for, and how long already; nothing while nobody has sealed and nobody is away. */
function Waits({ world, phase, now }: { world: WorldGlance; phase: ClassPhase; now: number }) {
  const waiting = NATIONS.filter((nation) => waitedFor(world.seats[nation]));
  const slow = waiting.filter(
    (nation) =>
      waiting.length < NATIONS.filter((one) => !world.seats[one].bot).length ||
      world.seats[nation].connected === 0,
  );
  if (slow.length === 0 || world.over || phase === 'debrief') return null;
  return (
    <p class="class-waits">
      {t('teach.waits')}{' '}
      {slow.map((nation) => (
        <b key={nation}>
          {word(`region.${nation}`)}{' '}
          <span class="num">
            {clockTime(Math.max(0, Math.floor((now - world.seats[nation].since) / 1000)))}
          </span>
          {world.seats[nation].connected === 0 && ` (${t('teach.seat.missing')})`}{' '}
        </b>
      ))}
    </p>
  );
}

function Actions({ world, at, tell }: { world: WorldGlance; at: number; tell: Tell }) {
  const name = t('class.world', { number: at + 1 });
  const actions: [string, Parameters<Tell>[0]][] = [
    [
      t(world.paused ? 'teach.do.resume' : 'teach.do.pause'),
      { do: world.paused ? 'resume' : 'pause', world: at },
    ],
    [t('teach.do.add-time'), { do: 'add-time', world: at, seconds: 60 }],
    [t('teach.do.end-turn', { turn: world.turn + 1 }), { do: 'end-turn', world: at, turn: world.turn }],
  ];
  return (
    <p class="class-actions">
      {actions.map(([words, command]) => (
        <button
          key={command.do}
          type="button"
          class="button small"
          aria-label={`${name}: ${words}`}
          onClick={() => tell(command)}
        >
          {words}
        </button>
      ))}
    </p>
  );
}

/** Opens a seat to read. */
function ReadSeat({ code, world, nation }: { code: string; world: number; nation: NationId }) {
  const path = readPath(code, world, nation);
  const seat = placeName({ world, nation });
  return (
    <a
      class="class-read"
      href={path}
      title={t('teach.read', { seat })}
      onClick={(event) => follow(event, path)}
    >
      <Seal of={nation} /> <span class="unseen">{t('teach.read', { seat })}</span>
    </a>
  );
}

const waitedFor = (seat: SeatGlance): boolean => !seat.bot && !seat.sealed;

function seatWords(seat: SeatGlance): string {
  if (seat.bot) return t('teach.seat.bot');
  const state = seat.sealed
    ? t('teach.seat.sealed')
    : seat.connected === 0
      ? t(seat.absent ? 'teach.seat.stand-in' : 'teach.seat.missing')
      : t('teach.seat.orders', { count: seat.orders });
  return `${state} · ${t('teach.seat.members', { here: seat.connected, all: seat.members })}`;
}
