import { kept, listOf } from '../net/kept.ts';

/** What this browser holds of a tournament. */
export interface HeldTournament {
  code: string;
  name: string; // of the tournament; empty until it has been seen
  player: string; // secret of a player; empty: plays not
  organiser: string; // secret of the organiser; empty: is not
}

const MOST = 20;
const KEYS = ['code', 'name', 'player', 'organiser'] as const;

const [tournaments, rewrite] = kept('lanthanide.tournaments', listOf(isHeld));
/** Newest first. */
export const heldTournaments = tournaments;

export const heldIn = (code: string): HeldTournament => among(heldTournaments.value, code);

const among = (all: readonly HeldTournament[], code: string): HeldTournament =>
  all.find((one) => one.code === code) ?? { code, name: '', player: '', organiser: '' };

/** Keeps more of what is held of one. */
export function keepTournament(code: string, more: Partial<Omit<HeldTournament, 'code'>>): void {
  rewrite((all) =>
    [{ ...among(all, code), ...more }, ...all.filter((one) => one.code !== code)].slice(0, MOST),
  );
}

/** The secret behind the # of a link, kept and taken out of sight of whoever looks on. */
export function takeSecret(code: string, as: 'player' | 'organiser'): void {
  const [, secret] = /^#([\w-]{43})$/.exec(location.hash) ?? [];
  if (!secret) return;
  keepTournament(code, { [as]: secret });
  history.replaceState(null, '', location.pathname);
}

export const playerLink = ({ code, player }: HeldTournament): string =>
  `${location.origin}/tournament/${code}#${player}`;
export const deskLink = ({ code, organiser }: HeldTournament): string =>
  `${location.origin}/tournament/${code}/desk#${organiser}`;

function isHeld(value: unknown): value is HeldTournament {
  return (
    typeof value === 'object' &&
    value !== null &&
    KEYS.every((key) => typeof Reflect.get(value, key) === 'string')
  );
}
