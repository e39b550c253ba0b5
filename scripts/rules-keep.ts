import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { FORMAT } from '../shared/replay/file.ts';
import { KEPT } from '../shared/replay/kept.ts';
import { english } from './arena/english.ts';
import { readOptions } from './arguments.ts';
import { wrongUse } from './goals.ts';
import { bundle, withCommit } from './rules/build.ts';
import { HOME, run, sha256 } from './rules/module.ts';

const USAGE = `Usage: npm run rules:keep -- COMMIT
Keeps the rules of a commit as shared/replay/kept/VERSION.mjs.br, so that matches played by them can be checked and
watched for ever. To be run with the last commit of a version, right before RULES is raised.`;

const CORPUS = new URL('../test/corpus/', import.meta.url);

const [asked, ...more] = readOptions(USAGE, { options: {}, allowPositionals: true }).positionals;
if (asked === undefined || more.length > 0) wrongUse(USAGE);
const commit = execFileSync('git', ['rev-parse', '--verify', `${asked}^{commit}`], {
  encoding: 'utf8',
}).trim();

await withCommit(commit, async (folder) => {
  const version = /RULES = '(\w+)'/.exec(readFileSync(join(folder, 'shared/world/rules.ts'), 'utf8'))?.[1];
  if (version === undefined) throw new Error('the commit does not say which rules it has');
  const code = await bundle(folder);
  const played = await playAgain(code, join(folder, 'test/corpus'));
  const before = KEPT[version];
  // A version is kept once: who has a record by it relies on these bytes.
  if (before && (before.commit !== commit || before.sha256 !== sha256(code)))
    throw new Error(`rules ${version} are kept already, of commit ${before.commit}, and come out otherwise`);
  const all = { ...KEPT, [version]: { commit, sha256: sha256(code) } };
  writeFileSync(new URL(`${version}.mjs.br`, HOME), brotliCompressSync(code));
  writeFileSync(new URL('table.json', HOME), `${JSON.stringify(all, null, 2)}\n`);
  keepRecord(version, played[0] ?? '');
  console.log(`rules ${version}: ${code.length} bytes, ${played.length} golden records came out as they are`);
});

/** The golden records of the commit; throws where the module does not find each of them without a fault. */
async function playAgain(code: Buffer, corpus: string): Promise<string[]> {
  const player = await run(code);
  const names = readdirSync(corpus).filter((one) => one.endsWith('.json'));
  const records = names.sort().map((one) => readFileSync(join(corpus, one), 'utf8'));
  const files = records.map((one) =>
    JSON.stringify({ format: FORMAT, ...JSON.parse(one), certificate: null }),
  );
  for (const file of files) {
    const { faults } = await player.check(file, async () => null);
    if (faults.length > 0) throw new Error(`a golden record: ${faults.map(english).join(' ')}`);
  }
  return files;
}

/** What tests play by these rules from now on. */
function keepRecord(version: string, file: string): void {
  const home = new URL('older/', CORPUS);
  mkdirSync(home, { recursive: true });
  const path = new URL(`${version}.json`, home);
  if (!existsSync(path)) writeFileSync(path, `${file}\n`);
}
