import { t, word } from '../i18n/index.ts';
import { lengthsOf, SCENARIOS } from '../net/solo/wish.ts';
import { Choice } from './Choice.tsx';

/** A scenario, and which of its three lengths. */
export interface ChosenWorld {
  scenario: (typeof SCENARIOS)[number];
  length: number; // 0 short, 1 middle, 2 long
}

export const turnsOf = ({ scenario, length }: ChosenWorld): number => lengthsOf(scenario)[length] ?? 14;

/** The world of a match or a class that somebody has made before. */
export const worldOf = (scenario: string, turns: number): ChosenWorld => {
  const known = SCENARIOS.find((one) => one === scenario) ?? SCENARIOS[0];
  return { scenario: known, length: Math.max(0, lengthsOf(known).indexOf(turns)) };
};

/** Which world, and how long it is played. */
export function WorldChoice({
  of,
  choose,
  story = false,
}: {
  of: ChosenWorld;
  choose(world: ChosenWorld): void;
  story?: boolean; // tells how the scenario begins
}) {
  const { scenario } = of;
  const lengths = lengthsOf(scenario);
  return (
    <>
      <Choice
        title={t('home.scenario')}
        of={SCENARIOS}
        chosen={scenario}
        choose={(one) => choose({ ...of, scenario: one })}
        name={(one) => word(`scenario.${one}`)}
      />
      {story && <p class="scenario-story serif">{word(`scenario.${scenario}.story`)}</p>}
      <Choice
        title={t('home.length')}
        of={lengths}
        chosen={turnsOf(of)}
        choose={(one) => choose({ ...of, length: lengths.indexOf(one) })}
        name={(one) => t('home.turns', { count: one })}
      />
    </>
  );
}
