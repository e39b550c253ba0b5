import { useState } from 'preact/hooks';
import type { Strength } from '#shared/bots/think.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { place, t, word } from '../../i18n/index.ts';
import { STRENGTHS, USUAL } from '../../net/solo/wish.ts';
import { follow } from '../../router.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Seal } from '../../ui/Seal.tsx';
import { turnsOf, WorldChoice, worldOf } from '../../ui/WorldChoice.tsx';
import { useStart } from './useStart.ts';

/** A match of one's own making: which world, how long, which seat. */
export function PlaySolo() {
  const [world, setWorld] = useState(worldOf('2010-senkaku', 14));
  const { scenario } = world;
  const turns = turnsOf(world);
  const [strength, setStrength] = useState<Strength>(USUAL);
  const [seed, setSeed] = useState('');
  const { starting, problem, start } = useStart();
  const wished = Number.parseInt(seed, 10);

  return (
    <section class="solo" id="play" aria-labelledby="solo-title">
      <div class="solo-head">
        <div>
          <h2 id="solo-title" class="serif">
            {t('home.solo')}
          </h2>
          <p>{t('home.solo-how')}</p>
          <p>
            <a href="/together" onClick={(event) => follow(event, '/together')}>
              {t('home.others.together')}
            </a>
          </p>
        </div>
        <div class="solo-settings">
          <WorldChoice of={world} choose={setWorld} />
          <Choice
            title={t('home.difficulty')}
            of={STRENGTHS}
            chosen={strength}
            choose={setStrength}
            name={(one) => word(`strength.${one}`)}
            help="difficulty-help"
          />
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
          <p class="mute" id="difficulty-help">
            {t('home.difficulty-help')}
          </p>
        </div>
      </div>
      <p class="scenario-story serif">{word(`scenario.${scenario}.story`)}</p>
      <Problem of={problem} />
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
              onClick={() =>
                start({
                  scenario,
                  nation,
                  turns,
                  strength,
                  ...(Number.isInteger(wished) ? { seed: wished } : {}),
                })
              }
            >
              {starting?.nation === nation && starting.turns === turns
                ? t('home.starting')
                : t('home.play-as', { nation: place(nation) })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
