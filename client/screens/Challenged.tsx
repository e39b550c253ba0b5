import { figure, place, sentence, t, word } from '../i18n/index.ts';
import { type Challenge, comparable, readChallenge } from '../net/solo/challenge.ts';
import { follow } from '../router.ts';
import { PageBar } from '../settings/PageBar.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Seal } from '../ui/Seal.tsx';
import { useStart } from './home/useStart.ts';

/** Whoever opens a challenge sees what is to be played and beaten. */
export function Challenged() {
  const challenge = readChallenge(location.search);
  return (
    <div class="home">
      <PageBar />
      <main class="notice">
        <h1 class="serif">{t('home.challenge')}</h1>
        {challenge ? <Take challenge={challenge} /> : <p>{t('home.challenge.bad')}</p>}
        <a class="button" href="/" onClick={(event) => follow(event, '/')}>
          {t('notice.home')}
        </a>
      </main>
    </div>
  );
}

function Take({ challenge }: { challenge: Challenge }) {
  const { starting, problem, start } = useStart();
  const { scenario, nation, turns, seed, strength, score } = challenge;
  return (
    <>
      <p class="row">
        <Seal of={nation} /> {sentence(place(nation))}, {word(`scenario.${scenario}`)}
      </p>
      <p>{t('home.challenge.how', { turns, strength: word(`strength.${strength}`) })}</p>
      <p class="to-beat">
        {t('home.challenge.score')} <b class="num">{figure(score, 'points')}</b>
      </p>
      {!comparable(challenge) && <p class="mute">{t('home.challenge.rules')}</p>}
      <Problem of={problem} />
      <button
        type="button"
        class="button primary"
        disabled={starting !== null}
        onClick={() => start({ scenario, nation, turns, seed, strength, rival: score })}
      >
        <Icon name="play" /> {t(starting ? 'home.starting' : 'home.challenge.take')}
      </button>
    </>
  );
}
