/** What a measuring command set out to show. */
export interface Goal {
  name: string;
  goal: string;
  value: number | string | boolean;
  ok: boolean;
}

/** One JSON object on standard output with --json, a table otherwise; exit code 1 when a goal is missed. */
export function report(json: boolean, data: object, goals: Goal[], table: () => void): never {
  if (json) console.log(JSON.stringify({ ...data, goals }));
  else {
    table();
    for (const { name, goal, value, ok } of goals)
      console.log(`${ok ? 'ok    ' : 'MISSED'} ${name}: ${value} (goal ${goal})`);
  }
  process.exit(goals.every((goal) => goal.ok) ? 0 : 1);
}

/** Ends a command that was called wrongly. */
export function wrongUse(message: string): never {
  console.error(message);
  process.exit(2);
}
