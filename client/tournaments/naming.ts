import type { TournamentView } from '#shared/protocol/tournaments.ts';
import { list, t } from '../i18n/index.ts';
import { locale } from '../i18n/speak.ts';
import { planName } from '../lobby/plan.ts';

/** What a player is called, also when they have deleted their account. */
export const nameOf = ({ players }: TournamentView, player: number): string =>
  players.find(({ id }) => id === player)?.name ?? t('tournament.deleted');

/** What is played, in one line. */
export const tournamentPlan = ({ plan }: TournamentView): string =>
  list([t('tournament.round-count', { count: plan.rounds }), planName(plan.game)], 'semicolon');

/** To so many places, with a true minus. */
export const figureOf = (value: number, places = 2): string =>
  new Intl.NumberFormat(locale.value, { maximumFractionDigits: places }).format(value).replace('-', '−');
