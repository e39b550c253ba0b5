import { parseArgs } from 'node:util';
import { wrongUse } from '../../scripts/goals.ts';
import { bots } from './bots.ts';
import { client } from './client.ts';
import { engine } from './engine.ts';
import { market } from './market.ts';

const SUITES: Record<string, (json: boolean) => Promise<never>> = { engine, market, client, bots };
const USAGE = `Usage: npm run bench -- ${Object.keys(SUITES).join('|')} [--json]`;

const { name, json } = readArguments();
const suite = SUITES[name];
if (!suite) wrongUse(`No benchmark "${name}".\n${USAGE}`);
await suite(json);

function readArguments() {
  try {
    const options = { json: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (positionals.length !== 1) wrongUse(USAGE);
    return { name: positionals[0] ?? '', json: values.json };
  } catch (error) {
    return wrongUse(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}
