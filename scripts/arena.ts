import './node24.ts';
import { BotPool } from '../server/bots/BotPool.ts';
import { habitual } from '../shared/bots/characters.ts';
import { STRENGTHS, type Strength } from '../shared/bots/think.ts';
import { isScenario, SCENARIOS } from '../shared/scenarios/index.ts';
import { NATIONS } from '../shared/world/terms.ts';
import { conform } from './arena/conform.ts';
import type { Think } from './arena/game.ts';
import { orderSchemas } from './arena/ideas.ts';
import type { Link } from './arena/link.ts';
import { type RobinGame, roundRobin, type Standing } from './arena/robin.ts';
import { Arena, type Program } from './arena/server.ts';
import { readOptions, whole } from './arguments.ts';
import { wrongUse } from './goals.ts';

const USAGE = `Usage:
  npm run arena -- --bots "COMMAND" ["COMMAND" ...] [--games N]   bots of other programs play each other
  npm run arena -- --check "COMMAND"                              which rules of the protocol a bot breaks
  npm run arena -- --port N                                       waits for bots that come by themselves
  npm run arena -- --schema                                       JSON Schemas of all orders
Options: [--seconds N] for a turn, [--turns N], [--seed N], [--scenario ${SCENARIOS.join('|')}],
  [--house 1..5] how well the bots at the seats that are left play (by habits if not given), [--json].
A bot is told where to come to by the environment variable ARENA_URL. docs/arena.md tells the protocol.`;

const HELLO_MS = 15_000;

const { values, positionals } = readOptions(USAGE, {
  allowPositionals: true,
  options: {
    bots: { type: 'string', multiple: true },
    games: { type: 'string', default: '4' },
    check: { type: 'string' },
    port: { type: 'string' },
    schema: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '10' },
    turns: { type: 'string' },
    seed: { type: 'string', default: '1' },
    scenario: { type: 'string' },
    house: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
if (values.scenario !== undefined && !isScenario(values.scenario))
  wrongUse(`No scenario "${values.scenario}".\n${USAGE}`);
const seconds = whole(USAGE, values.seconds, 'seconds', 1);
const plan = {
  games: whole(USAGE, values.games, 'games', 1),
  first: 0,
  seed: whole(USAGE, values.seed, 'seed', 0),
  turns: values.turns === undefined ? null : whole(USAGE, values.turns, 'turns', 4),
  seconds,
  scenarios: values.scenario === undefined ? SCENARIOS : [values.scenario],
  house: strengthOf(values.house),
};
// npm hands on quoted commands one by one: those after the first are words without an option.
const commands = values.bots ? [...values.bots, ...positionals] : [];

const pool = new BotPool();
/** Thinks for the house at one table. It never stands still: a bot that can't think follows its habits. */
const thinkAt =
  (table: string): Think =>
  (view, mind) =>
    pool
      .think(table, { view, mind })
      .catch(() => ({ orders: habitual(mind.character).decide(view), reasons: [] }));

if (values.schema) console.log(JSON.stringify(orderSchemas(), null, 2));
else if (values.check !== undefined) await check(values.check);
else if (commands.length > 0) await tournament(commands);
else if (values.port !== undefined) await wait(whole(USAGE, values.port, 'port', 0));
else wrongUse(USAGE);

async function check(command: string): Promise<void> {
  const arena = new Arena(seconds);
  await arena.listen(0);
  const rules = await conform(arena, command, seconds);
  arena.close();
  const broken = rules.filter(({ ok }) => !ok);
  if (values.json) console.log(JSON.stringify({ command, ok: broken.length === 0, rules }));
  else
    for (const { rule, ok, found, mend } of rules)
      console.log(ok ? `keeps   ${rule}` : `BREAKS  ${rule}: ${found.trim()}\n        ${mend}`);
  await end(broken.length === 0 ? 0 : 1);
}

async function tournament(all: readonly string[]): Promise<void> {
  const arena = new Arena(seconds);
  await arena.listen(0);
  const coming = all.map((command) => ({ command, ...arena.start(command) }));
  const bots: { label: string; link: Link }[] = [];
  for (const { command, program, link } of coming) {
    const here = await Promise.race([link, program.ended, patience()]);
    if (here === null || typeof here === 'number' || !(await Promise.race([here.hello, patience()]))) {
      for (const one of coming) one.program.stop();
      return failed(`This bot did not come and say hello: ${command}`, program);
    }
    const taken = bots.filter(({ link: other }) => other.name === here.name).length;
    bots.push({ label: taken > 0 ? `${here.name} (${taken + 1})` : (here.name ?? command), link: here });
  }
  const { games, standings } = await roundRobin(bots, plan, thinkAt('robin'), values.json ? undefined : tell);
  for (const { link } of bots) link.close();
  await Promise.race([Promise.all(coming.map(({ program }) => program.ended)), patience()]);
  for (const { program } of coming) program.stop();
  arena.close();
  if (values.json) console.log(JSON.stringify({ plan, games, standings }));
  else show(standings);
  await end(0);
}

/** Everybody who comes plays matches against the house, one after the other, until they leave. */
async function wait(port: number): Promise<void> {
  const arena = new Arena(seconds);
  const taken = await arena.listen(port);
  console.log(`The arena is open at ws://127.0.0.1:${taken}/ (Ctrl-C closes it).`);
  let tables = 0;
  const welcome = async (link: Link) => {
    arena.welcome(welcome);
    const think = thinkAt(`table ${++tables}`);
    if (!(await link.hello)) return;
    const label = link.name ?? '';
    for (let first = 0; !link.gone; first++)
      await roundRobin([{ label, link }], { ...plan, games: 1, first }, think, tell);
  };
  arena.welcome(welcome);
}

function tell({ match, scenario, seed, seats, above, winners }: RobinGame): void {
  const results = NATIONS.filter((nation) => seats[nation]).map(
    (nation) => `${nation} ${seats[nation]} ${signed(above[nation] ?? 0)}`,
  );
  console.log(
    `${match} (${scenario}, seed ${seed}): ${results.join(', ')}; won by ${winners.join(' and ') || 'nobody'}`,
  );
}

function show(standings: readonly Standing[]): void {
  console.table(
    Object.fromEntries(
      standings.map(({ name, games, wins, beaten, above, passed, slowest, faults }) => [
        name,
        {
          matches: games,
          wins,
          'rivals beaten': `${Math.round(beaten * 100)}%`,
          'above par': signed(above),
          'turns passed': passed,
          'slowest, ms': slowest,
          faults: faults.length,
        },
      ]),
    ),
  );
  for (const { name, faults } of standings)
    for (const { code, where, what, match, turn } of faults.slice(0, 5))
      console.log(`${name}, ${match ?? 'before any match'} turn ${turn ?? '-'}: ${code} ${where}: ${what}`);
}

function signed(value: number): string {
  return `${value < 0 ? '' : '+'}${value.toFixed(1)}`;
}

function patience(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), HELLO_MS).unref());
}

function strengthOf(text: string | undefined): Strength | null {
  if (text === undefined) return null;
  const strength = STRENGTHS.find((one) => String(one) === text);
  return strength ?? wrongUse(`--house takes ${STRENGTHS.join(', ')}.\n${USAGE}`);
}

async function failed(message: string, program: Program): Promise<void> {
  console.error(`${message}\n${program.output()}`);
  await end(1);
}

async function end(code: number): Promise<never> {
  await pool.close();
  process.exit(code);
}
