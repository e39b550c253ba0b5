import '../../scripts/node24.ts';
import { parseArgs } from 'node:util';
import { wrongUse } from '../../scripts/goals.ts';
import { all } from './all.ts';
import { bots } from './bots.ts';
import { client } from './client.ts';
import { engine } from './engine.ts';
import { explain } from './explain.ts';
import { join } from './join.ts';
import { load } from './load.ts';
import { market } from './market.ts';
import { writePage } from './page.ts';
import { sync } from './sync.ts';

type Suite = (json: boolean, quick: boolean) => Promise<never>;
const SUITES: Record<string, Suite> = { engine, market, explain, sync, join, load, client, bots };
const USAGE = `Usage: npm run bench -- [${Object.keys(SUITES).join('|')}] [--quick] [--json]
       npm run bench -- --page FILE
Without a name: all of them, each in a process of its own. --quick: fewer rounds and sizes, for a first look.
--page: writes what a run of all with --json has printed into docs/performance.md, and draws its charts.`;

const { name, json, quick, page } = readArguments();
if (page !== undefined) writePage(page);
else if (name === undefined) await all(Object.keys(SUITES), json, quick);
else await suiteOf(name)(json, quick);

function suiteOf(name: string): Suite {
  return SUITES[name] ?? wrongUse(`No benchmark "${name}".\n${USAGE}`);
}

function readArguments() {
  try {
    const options = {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      page: { type: 'string' },
    } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (positionals.length > 1) wrongUse(USAGE);
    return { name: positionals[0], json: values.json, quick: values.quick, page: values.page };
  } catch (error) {
    return wrongUse(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}
