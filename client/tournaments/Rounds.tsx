import type { ComponentChildren } from 'preact';
import type { TableView, TournamentView } from '#shared/protocol/tournaments.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { t, word } from '../i18n/index.ts';
import { follow } from '../router.ts';
import { Seal } from '../ui/Seal.tsx';
import { figureOf, nameOf } from './naming.ts';

/** All rounds, the latest first: who sits where, how far it is, and what it gave. */
export function Rounds({
  of,
  act,
}: {
  of: TournamentView;
  act?(table: TableView, name: string): ComponentChildren; // what can be done about a table
}) {
  return (
    <>
      {of.rounds
        .map((round, index) => (
          <section key={index} aria-labelledby={`round-${index + 1}`}>
            <h2 id={`round-${index + 1}`} class="serif">
              {t('tournament.round', { round: index + 1 })}
            </h2>
            <ul class="tournament-tables">
              {round.tables.map((table, at) => (
                <TableCard
                  key={table.match}
                  of={of}
                  table={table}
                  name={t('tournament.table', { table: at + 1 })}
                >
                  {act?.(table, t('tournament.table-in', { round: index + 1, table: at + 1 }))}
                </TableCard>
              ))}
            </ul>
          </section>
        ))
        .reverse()}
    </>
  );
}

function TableCard({
  of,
  table,
  name,
  children,
}: {
  of: TournamentView;
  table: TableView;
  name: string;
  children: ComponentChildren;
}) {
  return (
    <li class={`tournament-table ${table.state}`}>
      <h3>
        {name} <span class="mute">{progress(of, table)}</span>
      </h3>
      <ul>
        {NATIONS.map((nation) => {
          const player = table.seats[nation];
          const result = table.results.find((one) => one.nation === nation);
          const here = table.here.includes(nation);
          return (
            <li key={nation}>
              <Seal of={nation} mine={player !== undefined && player === of.you} />
              <span class={player === undefined ? 'mute' : ''}>
                {player === undefined ? t('tournament.bot') : nameOf(of, player)}
                {table.state === 'playing' && player !== undefined && (
                  <span class="mute"> {t(here ? 'tournament.here' : 'tournament.away')}</span>
                )}
                {result?.left && <span class="mute"> {t('tournament.left')}</span>}
              </span>
              {result && (
                <span class="num">{t('tournament.points-of', { points: figureOf(result.points, 1) })}</span>
              )}
            </li>
          );
        })}
      </ul>
      <p class="class-actions">
        {table.state === 'over' && (
          <Way to={`/replay/${table.match}`} label={t('tournament.replay')} name={name} />
        )}
        {table.state === 'playing' && of.plan.game.watch !== 'none' && (
          <Way to={`/match/${table.match}`} label={t('tournament.watch')} name={name} />
        )}
        {children}
      </p>
    </li>
  );
}

function progress({ plan }: TournamentView, { state, turn }: TableView): string {
  if (state === 'playing' && turn !== null)
    return t('tournament.turn', { turn: turn + 1, turns: plan.game.turns });
  return word(`tournament.state.${state}`);
}

function Way({ to, label, name }: { to: string; label: string; name: string }) {
  return (
    <a class="button" href={to} aria-label={`${label}: ${name}`} onClick={(event) => follow(event, to)}>
      {label}
    </a>
  );
}
