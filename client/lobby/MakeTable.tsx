import { useState } from 'preact/hooks';
import { SEATINGS, type Seating } from '#shared/lobby/lobby.ts';
import { isSlow } from '#shared/match/clock.ts';
import type { EnteredLobby, OpenLobby } from '#shared/protocol/lobby.ts';
import { t, word } from '../i18n/index.ts';
import { USUAL } from '../net/solo/wish.ts';
import { Choice } from '../ui/Choice.tsx';
import { turnsOf, WorldChoice, worldOf } from '../ui/WorldChoice.tsx';
import { openLobby } from './api.ts';
import { type Company, CompanyChoice, type OwnTime, OwnTimeChoice } from './GameChoices.tsx';
import { CLOCKS, clockName } from './plan.ts';

const KINDS = ['private', 'open'] as const satisfies readonly OpenLobby['kind'][];

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
  const [time, setTime] = useState<OwnTime>({ reserve: 120, leave: 7 });
  const [company, setCompany] = useState<Company>({ chat: 'free', watch: 'late', strength: USUAL });
  const [seats, setSeats] = useState<Seating>('choose');
  const plan = {
    scenario: world.scenario,
    turns: turnsOf(world),
    clock,
    ...time,
    ...company,
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
      <OwnTimeChoice clock={clock} of={time} choose={setTime} help="own-time-help" />
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
        <CompanyChoice of={company} choose={setCompany} />
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
