import type { PostedSeat } from '#shared/match/posted.ts';
import { t, word } from '../i18n/index.ts';

export type SeatState =
  | 'bot'
  | 'thinking'
  | 'sealed'
  | 'drafting'
  | 'to-come'
  | 'away'
  | 'stand-in'
  | 'on-leave';

/**
 * What a seat is doing, as everybody may see it.
 * @param shared whether its person waits beside this device for their turn, should they not be at the table
 */
export function seatState(seat: PostedSeat, shared: boolean): SeatState {
  if (seat.bot) return seat.sealed ? 'bot' : 'thinking';
  if (seat.absent) return 'stand-in';
  if (seat.sealed) return 'sealed';
  if (seat.paused > 0) return 'on-leave';
  if (seat.connected) return 'drafting';
  return shared ? 'to-come' : 'away';
}

/** Which character plays a seat, and how well it does; nothing for a person. */
export const playedBy = ({ character, strength }: PostedSeat): string => {
  if (!character) return '';
  const name = word(`character.${character}`);
  return strength ? t('seat.played-by', { character: name, strength: word(`strength.${strength}`) }) : name;
};
