import { TOKYO, TOKYO_SEED, TOKYO_TURNS } from '#shared/scenarios/tokyo.ts';
import { t, word } from '../../i18n/index.ts';
import { type HeldSeat, heldSeats } from '../../net/seats.ts';
import { isHere } from '../../net/solo/here.ts';
import type { NewSolo } from '../../net/solo/start.ts';
import { offline } from '../../offline/reachable.ts';
import { follow } from '../../router.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Seal } from '../../ui/Seal.tsx';
import { governed } from './governed.ts';
import { useStart } from './useStart.ts';

/** A short match in the seat that the story is about. */
const FIRST: NewSolo = { scenario: '2010-senkaku', nation: 'JPN', turns: 8 };

/** The story with a coach. */
const LEARN: NewSolo = {
  scenario: TOKYO,
  nation: 'JPN',
  turns: TOKYO_TURNS,
  seed: TOKYO_SEED,
};

const STEPS: readonly { id: 'write' | 'seal' | 'read'; icon: IconName }[] = [
  { id: 'write', icon: 'edit' },
  { id: 'seal', icon: 'seal' },
  { id: 'read', icon: 'contract' },
];

/** What to do first, how it goes, and with whom. */
export function Doors() {
  const seats = heldSeats.value;
  // Without a network the matches of this browser go on.
  const running = seats.find((seat) => !seat.over && !(offline.value && !isHere(seat.match)));
  return (
    <div class="doors">
      {running ? <GoOn seat={running} /> : seats.length > 0 ? <Again /> : <First />}
      <section class="door" aria-labelledby="how-title">
        <h2 id="how-title" class="serif">
          {t('home.how')}
        </h2>
        <ol class="how">
          {STEPS.map(({ id, icon }) => (
            <li key={id}>
              <Icon name={icon} size={20} />
              <span>{word(`home.how.${id}`)}</span>
            </li>
          ))}
        </ol>
        {seats.length > 0 && <LearnAgain />}
      </section>
      <section class="door" aria-labelledby="others-title">
        <h2 id="others-title" class="serif">
          {t('home.others')}
        </h2>
        <p>{t('home.others.class')}</p>
        {offline.value && <p class="mute">{t('home.offline.others')}</p>}
        <p class="door-foot">
          {(['online', 'together', 'join', 'teach'] as const).map((door) => (
            <a key={door} class="button" href={`/${door}`} onClick={(event) => follow(event, `/${door}`)}>
              {t(`home.others.${door}`)}
            </a>
          ))}
        </p>
      </section>
    </div>
  );
}

/** On a first visit, to learn is the first choice, and to play at once the second. */
function First() {
  const { starting, problem, start } = useStart();
  return (
    <section class="door next" aria-labelledby="first-title">
      <h2 id="first-title" class="serif">
        {t('home.learn')}
      </h2>
      <p>{t('home.learn.story')}</p>
      <p class="door-foot">
        <button
          type="button"
          class="button primary"
          disabled={starting !== null}
          onClick={() => start(LEARN)}
        >
          <Icon name="play" /> {t(starting === LEARN ? 'home.starting' : 'home.learn.start')}
        </button>
        <button type="button" class="button quiet" disabled={starting !== null} onClick={() => start(FIRST)}>
          {t(starting === FIRST ? 'home.starting' : 'home.first.start')}
        </button>
        <a href="#play">{t('home.first.choose')}</a>
      </p>
      <Problem of={problem} />
    </section>
  );
}

/** Who has played before finds the story among the rules. */
function LearnAgain() {
  const { starting, problem, start } = useStart();
  return (
    <p>
      <button
        type="button"
        class="button small quiet"
        disabled={starting !== null}
        onClick={() => start(LEARN)}
      >
        {t(starting ? 'home.starting' : 'home.learn.again')}
      </button>
      {problem && (
        <span class="problem" role="alert">
          {problem}
        </span>
      )}
    </p>
  );
}

function GoOn({ seat }: { seat: HeldSeat }) {
  const path = `/match/${seat.match}`;
  return (
    <section class="door next" aria-labelledby="first-title">
      <h2 id="first-title" class="serif">
        {t('home.go-on')}
      </h2>
      <p class="row">
        {(seat.people ?? [seat.nation]).map((nation) => (
          <Seal key={nation} of={nation} />
        ))}
        {t('home.go-on.where', {
          nation: governed(seat),
          scenario: word(`scenario.${seat.scenario}`),
          turn: seat.turn + 1,
          turns: seat.turns,
        })}
      </p>
      <p class="door-foot">
        <a class="button primary" href={path} onClick={(event) => follow(event, path)}>
          <Icon name="play" /> {t('home.go-on.back')}
        </a>
        <a href="#play">{t('home.go-on.new')}</a>
      </p>
    </section>
  );
}

function Again() {
  return (
    <section class="door next" aria-labelledby="first-title">
      <h2 id="first-title" class="serif">
        {t('home.again')}
      </h2>
      <p>{t('home.again.story')}</p>
      <p class="door-foot">
        <a class="button primary" href="#play">
          {t('home.again.choose')}
        </a>
      </p>
    </section>
  );
}
