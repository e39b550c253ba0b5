import { useState } from 'preact/hooks';
import type { Strength } from '#shared/bots/think.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { t, word } from '../i18n/index.ts';
import { STRENGTHS, USUAL } from '../net/solo/wish.ts';
import { Choice } from '../ui/Choice.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Seal } from '../ui/Seal.tsx';
import { turnsOf, WorldChoice, worldOf } from '../ui/WorldChoice.tsx';
import { Frame } from './Frame.tsx';
import { useStart } from './home/useStart.ts';

/** Fewer are a solo match. */
const FEWEST = 2;

/** A match of several people who share this device: which seats are theirs, and in which world. */
export function Together() {
  const [world, setWorld] = useState(worldOf('2010-senkaku', 14));
  const [strength, setStrength] = useState<Strength>(USUAL);
  const [people, setPeople] = useState<readonly NationId[]>(['CHN', 'JPN']);
  const { starting, problem, start } = useStart();
  const [first] = people;
  const few = people.length < FEWEST;
  return (
    <Frame title={t('together.title')}>
      <h1 class="serif">{t('together.title')}</h1>
      <p class="together-how">{t('together.how')}</p>
      <form
        class="class-card together"
        onSubmit={(event) => {
          event.preventDefault();
          if (few || !first) return;
          start({
            scenario: world.scenario,
            nation: first,
            people: [...people],
            turns: turnsOf(world),
            strength,
          });
        }}
      >
        <fieldset class="together-seats" aria-describedby="together-few">
          <legend class="cap">{t('together.who')}</legend>
          {NATIONS.map((nation) => {
            const here = people.includes(nation);
            return (
              <label key={nation} style={`--nation: var(--${nation.toLowerCase()})`} class={here ? 'on' : ''}>
                <input
                  type="checkbox"
                  checked={here}
                  onChange={() =>
                    setPeople(NATIONS.filter((one) => people.includes(one) !== (one === nation)))
                  }
                />
                <Seal of={nation} />
                <b>{word(`region.${nation}`)}</b>
                <small>{t(here ? 'together.person' : 'together.computer')}</small>
              </label>
            );
          })}
        </fieldset>
        <WorldChoice of={world} choose={setWorld} story />
        <Choice
          title={t('home.difficulty')}
          of={STRENGTHS}
          chosen={strength}
          choose={setStrength}
          name={(one) => word(`strength.${one}`)}
        />
        <p id="together-few" role="status">
          {few && t('together.few')}
        </p>
        <Problem of={problem} />
        <p>
          <button type="submit" class="button next" disabled={few || starting !== null}>
            <Icon name="play" /> {t(starting ? 'home.starting' : 'together.start')}
          </button>
        </p>
      </form>
    </Frame>
  );
}
