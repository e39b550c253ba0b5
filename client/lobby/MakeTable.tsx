import { useState } from 'preact/hooks';
import type { Strength } from '#shared/bots/think.ts';
import { SEATINGS, type Seating, WATCHES, type Watch } from '#shared/lobby/lobby.ts';
import { isSlow } from '#shared/match/clock.ts';
import type { Chat } from '#shared/match/letters.ts';
import type { EnteredLobby, OpenLobby } from '#shared/protocol/lobby.ts';
import { t, word } from '../i18n/index.ts';
import { STRENGTHS, USUAL } from '../net/solo/wish.ts';
import { Choice } from '../ui/Choice.tsx';
import { turnsOf, WorldChoice, worldOf } from '../ui/WorldChoice.tsx';
import { openLobby } from './api.ts';
import { CLOCKS, clockName, LEAVES, leaveName, RESERVES, reserveName } from './plan.ts';

const KINDS = ['private', 'open'] as const satisfies readonly OpenLobby['kind'][];
const CHATS = ['free', 'phrases'] as const satisfies readonly Chat[];

/** A table of one's own: every choice has a default that suits four friends. */
export function MakeTable({
  busy,
  make,
}: {
  busy: boolean;
  make(way: (name: string) => Promise<EnteredLobby>): void;
}) {
  const [kind, setKind] = useState<OpenLobby['kind']>('private');
  const [world, setWorld] = useState(worldOf('2010-senkaku', 14));
  const [clock, setClock] = useState<(typeof CLOCKS)[number]>(300);
  const [reserve, setReserve] = useState<(typeof RESERVES)[number]>(120);
  const [leave, setLeave] = useState<(typeof LEAVES)[number]>(7);
  const [chat, setChat] = useState<Chat>('free');
  const [watch, setWatch] = useState<Watch>('late');
  const [seats, setSeats] = useState<Seating>('choose');
  const [strength, setStrength] = useState<Strength>(USUAL);
  const plan = {
    scenario: world.scenario,
    turns: turnsOf(world),
    clock,
    reserve,
    leave,
    chat,
    watch,
    strength,
    seats,
  };
  return (
    <section class="class-card lobby-make" aria-labelledby="make-title">
      <h2 id="make-title" class="serif">
        {t('lobby.make')}
      </h2>
      <Choice
        title={t('lobby.kind')}
        of={KINDS}
        chosen={kind}
        choose={setKind}
        name={(one) => word(`lobby.kind.${one}`)}
      />
      <WorldChoice of={world} choose={setWorld} />
      <Choice title={t('lobby.pace')} of={CLOCKS} chosen={clock} choose={setClock} name={clockName} />
      {isSlow(clock) ? (
        <Choice
          title={t('lobby.leave-title')}
          of={LEAVES}
          chosen={leave}
          choose={setLeave}
          name={leaveName}
          help="own-time-help"
        />
      ) : (
        <Choice
          title={t('lobby.reserve')}
          of={RESERVES}
          chosen={reserve}
          choose={setReserve}
          name={reserveName}
          help="own-time-help"
        />
      )}
      <p class="mute" id="own-time-help">
        {t(isSlow(clock) ? 'lobby.leave-how' : 'lobby.reserve-how')}
      </p>
      <Choice
        title={t('lobby.seats')}
        of={SEATINGS}
        chosen={seats}
        choose={setSeats}
        name={(one) => word(`lobby.seats.${one}`)}
        help="seats-help"
      />
      <p class="mute" id="seats-help">
        {word(`lobby.seats.${seats}-how`)}
      </p>
      <details class="more">
        <summary>{t('lobby.more')}</summary>
        <Choice
          title={t('lobby.chat')}
          of={CHATS}
          chosen={chat}
          choose={setChat}
          name={(one) => word(`lobby.chat.${one}`)}
        />
        <Choice
          title={t('lobby.watch')}
          of={WATCHES}
          chosen={watch}
          choose={setWatch}
          name={(one) => word(`lobby.watch.${one}`)}
        />
        <Choice
          title={t('lobby.computers')}
          of={STRENGTHS}
          chosen={strength}
          choose={setStrength}
          name={(one) => word(`strength.${one}`)}
        />
      </details>
      <p>
        <button
          type="button"
          class="button primary"
          disabled={busy}
          onClick={() => make((name) => openLobby({ kind, plan, name }))}
        >
          {t('lobby.open')}
        </button>
      </p>
    </section>
  );
}
