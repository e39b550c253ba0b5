import type { TableView, TournamentView } from '#shared/protocol/tournaments.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { list, place, t } from '../i18n/index.ts';
import { keepSeat, seatIn } from '../net/seats.ts';
import { go } from '../router.ts';
import { Copy } from '../ui/Copy.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Seal } from '../ui/Seal.tsx';
import { heldIn, playerLink } from './held.ts';
import { figureOf, nameOf } from './naming.ts';
import { Sure } from './Sure.tsx';
import type { Asking } from './useTournament.ts';

/** What is next for me: my match, or for what I wait; how I stand; and the way out. */
export function Mine({ view, ask }: { view: TournamentView; ask: Asking }) {
  const { you } = view;
  const state = view.players.find(({ id }) => id === you)?.state;
  const row = view.standings.find(({ player }) => player === you);
  if (you === null || !row) return null;
  return (
    <section class="class-card tournament-mine" aria-labelledby="mine-title">
      <h2 id="mine-title" class="serif">
        {t('tournament.playing-as', { name: nameOf(view, you) })}
      </h2>
      <Next view={view} you={you} withdrawn={state === 'withdrawn'} />
      {row.tables > 0 && (
        <p>{t('tournament.standing', { place: row.place, points: figureOf(row.points, 1) })}</p>
      )}
      {view.phase !== 'over' && (
        <div class="class-actions">
          {state === 'in' ? (
            <Sure
              label={t('tournament.withdraw')}
              why={t('tournament.withdraw-sure')}
              does={() => ask({ do: 'withdraw', player: you })}
            />
          ) : (
            <button type="button" class="button" onClick={() => void ask({ do: 'return', player: you })}>
              {t('tournament.return')}
            </button>
          )}
          <OtherDevice code={view.code} />
        </div>
      )}
    </section>
  );
}

function Next({ view, you, withdrawn }: { view: TournamentView; you: number; withdrawn: boolean }) {
  const round = view.rounds.length;
  const tables = view.rounds.at(-1)?.tables ?? [];
  const index = tables.findIndex((table) => nationAt(table, you));
  const table = tables[index];
  const nation = table && nationAt(table, you);
  if (view.phase === 'over') return <p role="status">{t('tournament.over')}</p>;
  if (table && nation && table.state === 'playing')
    return (
      <>
        <p role="status">
          <Seal of={nation} mine />{' '}
          {t('tournament.seat', { table: index + 1, nation: place(nation), names: others(view, table, you) })}
        </p>
        <p>
          <button
            type="button"
            class="button next tournament-play"
            onClick={() => sitDown(view, table, nation)}
          >
            <Icon name="play" /> {t('tournament.play', { round })}
          </button>
        </p>
      </>
    );
  if (withdrawn) return <p role="status">{t('tournament.withdrawn')}</p>;
  if (table?.state === 'setting') return <p role="status">{t('tournament.setting')}</p>;
  if (round === 0) return <p role="status">{t('tournament.wait-first')}</p>;
  return <p role="status">{t(view.running ? 'tournament.wait-others' : 'tournament.wait-next')}</p>;
}

const nationAt = ({ seats }: TableView, player: number): NationId | undefined =>
  NATIONS.find((nation) => seats[nation] === player);

function others(view: TournamentView, { seats }: TableView, you: number): string {
  const people = NATIONS.flatMap((nation) => {
    const player = seats[nation];
    return player === undefined || player === you ? [] : [nameOf(view, player)];
  });
  const bots = NATIONS.length - 1 - people.length;
  return list(bots > 0 ? [...people, t('tournament.bots', { count: bots })] : people);
}

function sitDown({ code, plan }: TournamentView, { match }: TableView, nation: NationId): void {
  const { scenario, turns } = plan.game;
  const token = heldIn(code).player;
  // What is kept of a match that was open here before stays: how far it is, and the promise of its seed.
  const before = seatIn(match) ?? { match, nation, scenario, turns, turn: 0, over: false };
  keepSeat({ ...before, token, tournament: code });
  go(`/match/${match}`);
}

/** The player's own link, for whoever goes on with a telephone. */
function OtherDevice({ code }: { code: string }) {
  const held = heldIn(code);
  if (!held.player) return null;
  return (
    <Copy of={playerLink(held)} done={t('tournament.device-copied')} style="button quiet">
      {t('tournament.device')}
    </Copy>
  );
}
