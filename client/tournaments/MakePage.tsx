import { useState } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { follow, go } from '../router.ts';
import { Frame } from '../screens/Frame.tsx';
import { Problem } from '../ui/Problem.tsx';
import { makeTournament, reasonOf } from './api.ts';
import { heldTournaments, keepTournament } from './held.ts';
import { SetUp } from './SetUp.tsx';
import '../styles/lobby.css';
import '../styles/tournament.css';

/** The way to a tournament by its code, to those one has joined, and to one of one's own. */
export function MakePage() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <Frame title={t('tournament.title')}>
      <h1 class="serif">{t('tournament.title')}</h1>
      <p class="lead">{t('tournament.lead')}</p>
      <div class="lobby-ways">
        <section class="class-card" aria-labelledby="enter-title">
          <h2 id="enter-title" class="serif">
            {t('tournament.enter')}
          </h2>
          <Enter />
          <Held />
        </section>
        <SetUp
          busy={busy}
          problem={<Problem of={problem} />}
          make={async (plan) => {
            setBusy(true);
            setProblem(null);
            try {
              const { code, token } = await makeTournament(plan);
              keepTournament(code, { name: plan.name, organiser: token });
              go(`/tournament/${code}/desk`);
            } catch (error) {
              setProblem(reasonOf(error));
              setBusy(false);
            }
          }}
        />
      </div>
    </Frame>
  );
}

const CODE_LENGTH = 6;
const readCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, CODE_LENGTH);

function Enter() {
  const [code, setCode] = useState('');
  return (
    <form
      class="tournament-enter"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.length === CODE_LENGTH) go(`/tournament/${code}`);
      }}
    >
      <label for="code">{t('tournament.code')}</label>
      <input
        id="code"
        class="class-type"
        value={code}
        required
        pattern="[A-Z0-9]{6}"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        onInput={(event) => setCode(readCode(event.currentTarget.value))}
      />
      <button type="submit" class="button next">
        {t('tournament.go')}
      </button>
    </form>
  );
}

function Held() {
  const all = heldTournaments.value;
  if (all.length === 0) return null;
  return (
    <>
      <h2 class="serif">{t('tournament.yours')}</h2>
      <ul class="lobby-tables">
        {all.map(({ code, name, player, organiser }) => (
          <li key={code}>
            <b>{name || code}</b>
            {(player || !organiser) && (
              <Way to={`/tournament/${code}`} label={t('tournament.to-page')} name={name || code} />
            )}
            {organiser && (
              <Way to={`/tournament/${code}/desk`} label={t('tournament.to-desk')} name={name || code} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Way({ to, label, name }: { to: string; label: string; name: string }) {
  return (
    <a class="button" href={to} aria-label={`${label}: ${name}`} onClick={(event) => follow(event, to)}>
      {label}
    </a>
  );
}
