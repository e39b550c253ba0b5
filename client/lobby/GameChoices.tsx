import { type Game, WATCHES } from '#shared/lobby/lobby.ts';
import { isSlow } from '#shared/match/clock.ts';
import type { Chat } from '#shared/match/letters.ts';
import { t, word } from '../i18n/index.ts';
import { STRENGTHS } from '../net/solo/wish.ts';
import { Choice } from '../ui/Choice.tsx';
import { LEAVES, leaveName, RESERVES, reserveName } from './plan.ts';

const CHATS = ['free', 'phrases'] as const satisfies readonly Chat[];

/** Time of one's own beside that of a turn: seconds in reserve of a live match, days of leave of one by correspondence. */
export type OwnTime = Pick<Game, 'reserve' | 'leave'>;

export function OwnTimeChoice({
  clock,
  of,
  choose,
  help,
}: {
  clock: number; // seconds for a turn
  of: OwnTime;
  choose(time: OwnTime): void;
  help?: string; // id of what explains it
}) {
  const explained = help ? { help } : {};
  return isSlow(clock) ? (
    <Choice
      title={t('lobby.leave-title')}
      of={LEAVES}
      chosen={of.leave}
      choose={(leave) => choose({ ...of, leave })}
      name={leaveName}
      {...explained}
    />
  ) : (
    <Choice
      title={t('lobby.reserve')}
      of={RESERVES}
      chosen={of.reserve}
      choose={(reserve) => choose({ ...of, reserve })}
      name={reserveName}
      {...explained}
    />
  );
}

/** How people talk, who watches, and how well computers play. */
export type Company = Pick<Game, 'chat' | 'watch' | 'strength'>;

export function CompanyChoice({ of, choose }: { of: Company; choose(company: Company): void }) {
  return (
    <>
      <Choice
        title={t('lobby.chat')}
        of={CHATS}
        chosen={of.chat}
        choose={(chat) => choose({ ...of, chat })}
        name={(one) => word(`lobby.chat.${one}`)}
      />
      <Choice
        title={t('lobby.watch')}
        of={WATCHES}
        chosen={of.watch}
        choose={(watch) => choose({ ...of, watch })}
        name={(one) => word(`lobby.watch.${one}`)}
      />
      <Choice
        title={t('lobby.computers')}
        of={STRENGTHS}
        chosen={of.strength}
        choose={(strength) => choose({ ...of, strength })}
        name={(one) => word(`strength.${one}`)}
      />
    </>
  );
}
