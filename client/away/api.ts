import type { AskAway, AwayError, AwayView } from '#shared/protocol/away.ts';
import type { View } from '#shared/world/view.ts';
import { t, word } from '../i18n/index.ts';
import { ask, Refusal } from '../net/http.ts';
import type { HeldSeat } from '../net/seats.ts';

const at = (match: string): string => `/api/matches/${encodeURIComponent(match)}/away`;

export const see = ({ match, token }: HeldSeat): Promise<AwayView> => ask('GET', at(match), { token });
/** What the seat may know of the world: who orders something has to see what for. */
export const seeWorld = ({ match, token }: HeldSeat): Promise<View> =>
  ask('GET', `${at(match)}/view`, { token });
export const arrange = ({ match, token }: HeldSeat, body: AskAway): Promise<AwayView> =>
  ask('POST', at(match), { body, token });

const OWN: readonly string[] = ['bad-address', 'too-many-notices'] satisfies AwayError[];

/** What went wrong, in the reader's words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Refusal ? error.code : 'offline';
  if (code === 'bad-address') return t('away.error.bad-address');
  return OWN.includes(code) ? t('away.error.too-many-notices') : word(`error.${code}`);
}
