import type { Leaderboard, PublicError, PublicPlayer } from '#shared/protocol/public.ts';
import { t, word } from '../i18n/index.ts';
import { ask, Refusal } from '../net/http.ts';

export const leaderboard = (): Promise<Leaderboard> => ask('GET', '/api/leaderboard');
export const player = (id: string): Promise<PublicPlayer> =>
  ask<PublicPlayer, PublicError>('GET', `/api/players/${encodeURIComponent(id)}`);

/** What went wrong, in the reader's words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Refusal ? error.code : 'offline';
  return code === 'no-player' ? t('rank.no-player') : word(`error.${code}`);
}
