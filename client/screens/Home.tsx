import { useEffect, useRef, useState } from 'preact/hooks';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { place, t, word } from '../i18n/index.ts';
import { Refusal } from '../net/api.ts';
import { forgetSeat, type HeldSeat, heldSeats } from '../net/seats.ts';
import { startSolo } from '../net/solo.ts';
import { follow } from '../router.ts';
import { Icon } from '../ui/Icon.tsx';
import { Logo } from '../ui/Logo.tsx';
import { Seal } from '../ui/Seal.tsx';
import { Lanthanides } from '../ui/Tile.tsx';

const SCENARIOS = ['2010-senkaku', '2025-today'] as const;
const LENGTHS = [8, 14, 24] as const;

/** The front door: what the game is, a match in two clicks, and the matches one has going. */
export function Home() {
  return (
    <div class="home">
      <a class="skip" href="#play">
        {t('home.skip')}
      </a>
      <header class="top dark">
        <Logo />
      </header>
      <main>
        <section class="hero">
          <HeroMap />
          <div class="hero-words">
            <h1 class="serif">{t('home.title')}</h1>
            <p class="serif">{t('home.story')}</p>
          </div>
        </section>
        <Lanthanides />
        <PlaySolo />
        <YourMatches />
      </main>
      <footer class="foot">
        <span>{t('home.footer')}</span>
        <span>{t('home.borders')}</span>
      </footer>
    </div>
  );
}

/** The atlas behind the words; it comes after them, and the page is whole without it. */
function HeroMap() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let stop = () => {};
    let gone = false;
    void import('../map/still.ts').then(
      ({ drawStill }) => {
        if (canvas.current && !gone) stop = drawStill(canvas.current);
      },
      () => undefined,
    );
    return () => {
      gone = true;
      stop();
    };
  }, []);
  return (
    <div class="hero-map" aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
}

function PlaySolo() {
  const [scenario, setScenario] = useState<(typeof SCENARIOS)[number]>('2010-senkaku');
  const [turns, setTurns] = useState<number>(14);
  const [seed, setSeed] = useState('');
  const [starting, setStarting] = useState<NationId | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const start = async (nation: NationId) => {
    setStarting(nation);
    setProblem(null);
    const wished = Number.parseInt(seed, 10);
    try {
      await startSolo({ scenario, nation, turns, ...(Number.isInteger(wished) ? { seed: wished } : {}) });
    } catch (error) {
      setStarting(null);
      setProblem(word(`error.${error instanceof Refusal ? error.code : 'offline'}`));
    }
  };

  return (
    <section class="solo" id="play" aria-labelledby="solo-title">
      <div class="solo-head">
        <div>
          <h2 id="solo-title" class="serif">
            {t('home.solo')}
          </h2>
          <p>{t('home.solo-how')}</p>
        </div>
        <div class="solo-settings">
          <fieldset class="choice">
            <legend class="cap">{t('home.scenario')}</legend>
            {SCENARIOS.map((one) => (
              <label key={one} class={one === scenario ? 'on' : ''}>
                <input
                  type="radio"
                  name="scenario"
                  checked={one === scenario}
                  onChange={() => setScenario(one)}
                />
                {word(`scenario.${one}`)}
              </label>
            ))}
          </fieldset>
          <fieldset class="choice">
            <legend class="cap">{t('home.length')}</legend>
            {LENGTHS.map((one) => (
              <label key={one} class={one === turns ? 'on' : ''}>
                <input type="radio" name="turns" checked={one === turns} onChange={() => setTurns(one)} />
                {t('home.turns', { count: one })}
              </label>
            ))}
          </fieldset>
          <details class="more">
            <summary>{t('home.more')}</summary>
            <label for="seed">{t('home.seed')}</label>
            <input
              id="seed"
              inputMode="numeric"
              value={seed}
              maxLength={9}
              onInput={(event) => setSeed(event.currentTarget.value.replace(/\D/g, ''))}
            />
            <p class="mute">{t('home.seed-help')}</p>
          </details>
        </div>
      </div>
      <p class="scenario-story serif">{word(`scenario.${scenario}.story`)}</p>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <ul class="nations">
        {NATIONS.map((nation) => (
          <li key={nation} style={`--nation: var(--${nation.toLowerCase()})`}>
            <h3 class="serif">
              <Seal of={nation} /> {word(`region.${nation}`)}
            </h3>
            <dl>
              <dt class="cap">{t('home.strength')}</dt>
              <dd>{word(`nation.${nation}.strength`)}</dd>
              <dt class="cap">{t('home.weakness')}</dt>
              <dd>{word(`nation.${nation}.weakness`)}</dd>
              <dt class="cap">{t('home.goal')}</dt>
              <dd>{word(`nation.${nation}.goal`)}</dd>
            </dl>
            <button
              type="button"
              class="button next"
              disabled={starting !== null}
              onClick={() => void start(nation)}
            >
              {starting === nation ? t('home.starting') : t('home.play-as', { nation: place(nation) })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function YourMatches() {
  const seats = heldSeats.value;
  if (seats.length === 0) return null;
  return (
    <section class="matches" aria-labelledby="matches-title">
      <h2 id="matches-title" class="serif">
        {t('home.matches')}
      </h2>
      <ul>
        {seats.map((seat) => (
          <MatchRow key={seat.match} seat={seat} />
        ))}
      </ul>
    </section>
  );
}

function MatchRow({ seat }: { seat: HeldSeat }) {
  const path = `/match/${seat.match}`;
  const name = `${word(`region.${seat.nation}`)}, ${word(`scenario.${seat.scenario}`)}`;
  return (
    <li>
      <Seal of={seat.nation} />
      <a href={path} onClick={(event) => follow(event, path)}>
        {name}
      </a>
      <span class="mute">
        {seat.over ? t('home.match-over') : t('home.match-turn', { turn: seat.turn + 1, turns: seat.turns })}
      </span>
      <button
        type="button"
        class="button small quiet"
        onClick={() => forgetSeat(seat.match)}
        aria-label={t('home.forget', { match: name })}
      >
        <Icon name="cross" />
      </button>
    </li>
  );
}
