import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { MakeTournament } from '#shared/protocol/tournaments.ts';
import { session } from '../account/session.ts';
import { t, word } from '../i18n/index.ts';
import { type Company, CompanyChoice, type OwnTime, OwnTimeChoice } from '../lobby/GameChoices.tsx';
import { CLOCKS, clockName } from '../lobby/plan.ts';
import { USUAL } from '../net/solo/wish.ts';
import { Choice } from '../ui/Choice.tsx';
import { turnsOf, WorldChoice, worldOf } from '../ui/WorldChoice.tsx';

const ROUNDS = [2, 3, 4, 5, 6, 8] as const;
const WHO = ['guests', 'accounts', 'rated'] as const;
const LONGEST = 60;

/** What is played, how often and by whom: every choice but the name has a default that suits an evening. */
export function SetUp({
  busy,
  problem,
  make,
}: {
  busy: boolean;
  problem: ComponentChildren;
  make(plan: MakeTournament): Promise<void>;
}) {
  const [name, setName] = useState('');
  const [rounds, setRounds] = useState<(typeof ROUNDS)[number]>(4);
  const [who, setWho] = useState<(typeof WHO)[number]>('guests');
  const [world, setWorld] = useState(worldOf('2010-senkaku', 8));
  const [clock, setClock] = useState<(typeof CLOCKS)[number]>(105);
  const [time, setTime] = useState<OwnTime>({ reserve: 60, leave: 3 });
  const [company, setCompany] = useState<Company>({ chat: 'phrases', watch: 'late', strength: USUAL });
  const plan: MakeTournament = {
    name: name.trim(),
    rounds,
    guests: who === 'guests',
    rated: who === 'rated',
    game: { scenario: world.scenario, turns: turnsOf(world), clock, ...time, ...company },
  };
  return (
    <form
      class="class-card lobby-make"
      aria-labelledby="make-title"
      onSubmit={(event) => {
        event.preventDefault();
        void make(plan);
      }}
    >
      <h2 id="make-title" class="serif">
        {t('tournament.make')}
      </h2>
      <p class="lobby-name">
        <label for="title">{t('tournament.name')}</label>
        <input
          id="title"
          value={name}
          required
          maxLength={LONGEST}
          autocomplete="off"
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </p>
      <Choice title={t('tournament.rounds')} of={ROUNDS} chosen={rounds} choose={setRounds} name={String} />
      <Choice
        title={t('tournament.who')}
        of={WHO}
        chosen={who}
        choose={setWho}
        name={(one) => word(`tournament.who.${one}`)}
      />
      <WorldChoice of={world} choose={setWorld} />
      <Choice title={t('lobby.pace')} of={CLOCKS} chosen={clock} choose={setClock} name={clockName} />
      <details class="more">
        <summary>{t('tournament.more')}</summary>
        <OwnTimeChoice clock={clock} of={time} choose={setTime} />
        <CompanyChoice of={company} choose={setCompany} />
      </details>
      {!session.value && <p class="mute">{t('tournament.as-guest')}</p>}
      {problem}
      <p>
        <button type="submit" class="button primary" disabled={busy}>
          {t('tournament.open')}
        </button>
      </p>
    </form>
  );
}
