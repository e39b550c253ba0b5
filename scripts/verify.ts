import { readFileSync } from 'node:fs';
import { checkSignature } from '../client/replay/signature.ts';
import { playerOf } from '../shared/replay/kept.ts';
import type { Checked } from '../shared/replay/player.ts';
import { english } from './arena/english.ts';
import { readOptions } from './arguments.ts';
import { type Goal, report, wrongUse } from './goals.ts';
import { fetchKept } from './rules/module.ts';

const USAGE = `Usage: npm run verify -- FILE [--key HEX] [--commitment HEX] [--json]
Checks a downloaded match: rules, every input, the world after each half-year, and the certificate. --key is the key
that the server is known by (GET /api/key): without it any server's signature counts. --commitment is the hash of the seed
that the server told when the match began (POST /api/matches/MATCH/open).`;

const { file, key, told, json } = readArguments();
const { faults, signed, commitment, turns, hash } = await check(read(file));
const wrong = faults.map(english);
const certificate = signed?.certificate ?? null;
const goals: Goal[] = [
  { name: 'faults', goal: '0', value: wrong.length, ok: wrong.length === 0 },
  ...(key === undefined
    ? []
    : [
        {
          name: 'signed by the key',
          goal: key,
          value: certificate?.key ?? 'nobody',
          ok: certificate?.key === key,
        },
      ]),
  ...(told === undefined
    ? []
    : [{ name: 'hash of the seed', goal: told, value: commitment ?? 'none', ok: commitment === told }]),
];
report(json, { file, turns, hash, faults: wrong, signed: signature(signed), commitment }, goals, () => {
  for (const fault of wrong) console.log(fault);
  if (turns !== null) console.log(`played again: ${turns} half-years, final world ${hash ?? '(not over)'}`);
  console.log(signature(signed));
  if (commitment) console.log(`hash of the seed, as it should have been told at the start: ${commitment}`);
});

/** By the rules that the file names, of this program or of those that are kept. */
async function check(written: string): Promise<Checked> {
  const found = await playerOf(written, fetchKept);
  if (found.ok) return found.player.check(written, checkSignature);
  return { faults: [found.why], signed: null, commitment: null, turns: null, hash: null };
}

function signature(by: Checked['signed']): string {
  if (!by) return 'unsigned: no server vouches that it was played so';
  const { match: id, key: theirs } = by.certificate;
  if (by.known === null) return 'signed, but the signature could not be checked';
  return `${by.known ? 'signed' : 'NOT signed'} by the server with the key ${theirs}, as its match ${id}`;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return wrongUse(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function readArguments() {
  const options = {
    key: { type: 'string' },
    commitment: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = readOptions(USAGE, { options, allowPositionals: true });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) wrongUse(USAGE);
  return { file: path, key: values.key, told: values.commitment, json: values.json };
}
