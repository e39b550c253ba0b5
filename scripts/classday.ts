import './node24.ts';
import type { TeacherView } from '#shared/protocol/class-views.ts';
import { draw, stream } from '#shared/random.ts';
import { Device, newClass } from '../test/kit/classmates.ts';
import { removeFolder, startServer, temporaryFolder } from '../test/kit/server.ts';
import { readOptions, whole } from './arguments.ts';
import { Cable } from './classday/cable.ts';
import { Findings, percentile } from './classday/findings.ts';
import { prove } from './classday/proof.ts';
import { type Course, type Mishap, Student } from './classday/student.ts';
import { type Goal, report } from './goals.ts';

const USAGE = `Usage: npm run classday -- [--students N] [--worlds N] [--turns N] [--think S] [--plan S] [--drop S] [--seed N] [--json]
A class of real clients for a whole lesson with all that goes wrong on a class day. Default: 24 students, 2 worlds,
8 turns; --think seconds a half-year takes a student (4), --plan the clock of a turn (20), --drop the longest loss of
the network (20; a real one lasts up to 60).`;

const numbers = readArguments();
// The SDK warns of every connection that is cut, which is what this is about.
console.warn = () => undefined;
const { students, turns } = numbers;
const chance = stream(numbers.seed, 'class-day');
const data = temporaryFolder();
const findings = new Findings();
let server = await startServer(data);
let upSince = Date.now();

const made = await newClass(server.url, {
  worlds: numbers.worlds,
  turns,
  planSeconds: numbers.plan,
  standInSeconds: Math.max(10, numbers.drop),
});
const late = Math.max(1, Math.round(students / 12));
const cables = await Promise.all(Array.from({ length: students }, () => Cable.to(server.port)));
const roll = cables.map((cable, index) => {
  const course: Course = {
    think: numbers.think * 1000,
    longestDrop: numbers.drop * 1000,
    mishap: mishapsOf(index),
    serverUp: () => upSince,
  };
  const name = `Student ${index + 1}`;
  return new Student(name, made.code, cable, findings, course, stream(numbers.seed, name));
});

let desk = await Device.teacher(server.url, made);
const onTime = roll.slice(0, students - late);
const began = Date.now();
await Promise.all(onTime.map((student) => student.enrol()));
const joinMs = Date.now() - began;
await command({ do: 'start' });
const attending = onTime.map((student) => student.attend());
let restartMs = 0;
await conduct();
await Promise.all(attending);
await desk.leave();
await server.stop();
for (const cable of cables) cable.close();
const proof = await prove(data, made.code, findings.acknowledged);
removeFolder(data);

const measured = {
  ...numbers,
  lessonSeconds: Math.round((Date.now() - began) / 1000),
  joinMs,
  acknowledged: findings.acknowledged.length,
  inputs: proof.inputs,
  lost: proof.lost,
  turns: proof.turns,
  faults: { ...findings.faults, late, 'teacher-reload': 1, 'server-kill': 1, pause: 1 },
  restartMs,
  ackMs: { p50: percentile(findings.acks, 0.5), p95: percentile(findings.acks, 0.95) },
  fanOutMs: { p50: percentile(findings.fanOuts, 0.5), p95: percentile(findings.fanOuts, 0.95) },
  returnMs: { p50: percentile(findings.returns, 0.5), max: percentile(findings.returns, 1) },
  surprises: findings.surprises,
  wrongSeats: findings.wrongSeats,
};
report(numbers.json, measured, goals(), () => console.log(JSON.stringify(measured, null, 1)));

/** The teacher's lesson: late ones come in after a turn, the console is reloaded, the server is killed, a break is made. */
async function conduct(): Promise<void> {
  const at = (turn: number) => seen((view) => view.worlds.every((world) => world.turn >= turn || world.over));
  await at(1);
  for (const student of roll.slice(students - late)) attending.push(student.attend());
  await at(2);
  await desk.leave();
  desk = await Device.teacher(server.url, made);
  await at(Math.ceil(turns / 2));
  await new Promise((soon) => setTimeout(soon, numbers.think * 500));
  const killed = Date.now();
  await server.kill();
  server = await startServer(data, server.port);
  upSince = Date.now();
  restartMs = upSince - killed;
  desk = await Device.teacher(server.url, made);
  await at(turns - 2);
  await command({ do: 'pause', world: null });
  await new Promise((break_) => setTimeout(break_, 2000));
  await command({ do: 'resume', world: null });
  await seen((view) => view.worlds.every(({ over }) => over));
  await command({ do: 'debrief' });
}

async function seen(until: (view: TeacherView) => boolean): Promise<void> {
  await desk.seen(until);
}

async function command(asked: Parameters<typeof desk.command>[0]): Promise<void> {
  const refused = await desk.command(asked);
  if (refused) findings.surprises.push(`the teacher's ${asked.do} was refused: ${refused}`);
}

/** One in twenty loses the network each turn; one in ten reloads once, two change devices, a few leave for good. */
function mishapsOf(index: number): (turn: number) => Mishap | null {
  const leaves = index % 24 === 5;
  const reloadAt = index % 10 === 1 ? 1 + Math.floor(draw(chance) * (turns - 2)) : -1;
  const deviceAt = index % Math.ceil(students / 2) === 3 ? 1 + Math.floor(draw(chance) * (turns - 2)) : -1;
  const own = stream(numbers.seed, `mishaps of ${index}`);
  return (turn) => {
    if (leaves && turn >= turns - 3) return 'leave';
    if (turn === reloadAt) return 'reload';
    if (turn === deviceAt) return 'second-device';
    return turn > 0 && draw(own) < 0.05 ? 'drop' : null;
  };
}

function goals(): Goal[] {
  const most = (name: string, value: number, limit: number): Goal => ({
    name,
    goal: `at most ${limit}`,
    value,
    ok: value <= limit,
  });
  return [
    most('acknowledged orders lost', proof.lost, 0),
    {
      name: 'orders acknowledged',
      goal: 'some',
      value: findings.acknowledged.length,
      ok: findings.acknowledged.length > 0,
    },
    most('returns to a wrong seat', findings.wrongSeats.length, 0),
    most('answers that no fault explains', findings.surprises.length, 0),
    most('slowest return after the network, ms', measured.returnMs.max, 5000),
    most('server back after SIGKILL, ms', restartMs, 10_000),
    {
      name: 'worlds end on the same turn',
      goal: String(turns),
      value: proof.turns.join(', '),
      ok: proof.turns.every((turn) => turn === turns),
    },
    { name: 'every record, played again, is the same', goal: 'true', value: proof.sound, ok: proof.sound },
  ];
}

function readArguments() {
  const { values } = readOptions(USAGE, {
    options: {
      students: { type: 'string', default: '24' },
      worlds: { type: 'string', default: '2' },
      turns: { type: 'string', default: '8' },
      think: { type: 'string', default: '4' },
      plan: { type: 'string', default: '20' },
      drop: { type: 'string', default: '20' },
      seed: { type: 'string', default: '6' },
      json: { type: 'boolean', default: false },
    },
  });
  const { json, ...texts } = values;
  const number = (name: keyof typeof texts, least: number) => whole(USAGE, texts[name], name, least);
  return {
    students: number('students', 2),
    worlds: number('worlds', 1),
    turns: number('turns', 4),
    think: number('think', 1),
    plan: number('plan', 10),
    drop: number('drop', 1),
    seed: number('seed', 0),
    json,
  };
}
