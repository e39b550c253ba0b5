import { type Goal, report } from '../../scripts/goals.ts';
import type { Growth } from './growth.ts';
import { describe, machine } from './machine.ts';

export type Row = Record<string, string | number | null>;

/** What a suite has found. Tables and charts go onto docs/performance.md as they are. */
export interface Findings {
  how: string; // what a figure is: its unit, of how many runs
  tables: Record<string, Row[]>; // by what they show
  growth: Growth[];
  goals: Goal[];
}

/** Says where it was measured before it is measured, and then what was found. */
export async function tell(
  suite: string,
  { json, quick }: { json: boolean; quick: boolean },
  measure: () => Promise<Findings>,
): Promise<never> {
  const where = machine();
  if (!json) console.log(`${suite}${quick ? ' (quick)' : ''}: ${describe(where)}\n`);
  const from = performance.now();
  const { goals, ...found } = await measure();
  const seconds = Math.round((performance.now() - from) / 1000);
  return report(json, { suite, quick, machine: where, seconds, ...found }, goals, () => {
    console.log(found.how);
    for (const [title, rows] of Object.entries(found.tables)) {
      console.log(`\n${title}`);
      console.table(rows);
    }
    for (const { title, x, lines } of found.growth)
      console.log(
        `${title}: grows with ${x} to the power of ${lines
          .map(({ name, exponent }) => `${exponent ?? '?'} (${name})`)
          .join(', ')}`,
      );
  });
}
