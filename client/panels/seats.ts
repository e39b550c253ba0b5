import type { PostedSeat } from '#shared/match/posted.ts';
import { t, word } from '../i18n/index.ts';

export type SeatState = 'bot' | 'thinking' | 'sealed' | 'drafting' | 'away' | 'stand-in' | 'on-leave';

/** What a seat is doing, as everybody may see it. */
export function seatState(seat: PostedSeat): SeatState {
  if (seat.bot) return seat.sealed ? 'bot' : 'thinking';
  if (seat.absent) return 'stand-in';
  if (seat.sealed) return 'sealed';
  if (seat.paused > 0) return 'on-leave';
  return seat.connected ? 'drafting' : 'away';
}

/** Which character plays a seat, and how well it does; nothing for a person. */
export const playedBy = ({ character, strength }: PostedSeat): string => {
  if (!character) return '';
  const name = word(`character.${character}`);
  return strength ? t('seat.played-by', { character: name, strength: word(`strength.${strength}`) }) : name;
};
