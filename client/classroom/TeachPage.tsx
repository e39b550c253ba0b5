import { useState } from 'preact/hooks';
import type { CreatedClass } from '#shared/protocol/classroom.ts';
import { t, word } from '../i18n/index.ts';
import { Frame } from '../screens/Frame.tsx';
import { Problem } from '../ui/Problem.tsx';
import { keepChosen, lastChosen } from './again.ts';
import { createClass, reasonOf } from './api.ts';
import { Kept } from './Kept.tsx';
import { type Chosen, SetUp } from './SetUp.tsx';

/** A class in one page of choices, each with a default that works; then what the teacher has to keep. */
export function TeachPage() {
  const [made, setMade] = useState<CreatedClass | null>(null);
  const [last] = useState(lastChosen);
  const open = async (setup: Chosen): Promise<string | null> => {
    try {
      setMade(await createClass(setup));
      keepChosen(setup);
      return null;
    } catch (error) {
      return reasonOf(error);
    }
  };
  return (
    <Frame title={t('teach.teach')}>
      {made ? (
        <Kept made={made} />
      ) : (
        <>
          <h1 class="serif">{t('teach.teach')}</h1>
          <p class="lead">{t('teach.teach-how')}</p>
          {last && <Again last={last} open={open} />}
          <SetUp before={null} action={t('teach.create')} done={open} />
        </>
      )}
    </Frame>
  );
}

/** The next class an hour later, with the same plan. */
function Again({ last, open }: { last: Chosen; open(setup: Chosen): Promise<string | null> }) {
  const [problem, setProblem] = useState<string | null>(null);
  const { scenario, turns, planSeconds } = last;
  return (
    <>
      <p>
        <button type="button" class="button next" onClick={() => void open(last).then(setProblem)}>
          {t('teach.again', {
            scenario: word(`scenario.${scenario}`),
            turns: t('home.turns', { count: turns }),
            minutes: t('teach.minutes-each', { count: planSeconds / 60 }),
          })}
        </button>
      </p>
      <Problem of={problem} />
    </>
  );
}
