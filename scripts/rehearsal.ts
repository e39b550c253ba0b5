import './node24.ts';
import type { Debrief, Slide } from '#shared/classroom/debrief/terms.ts';
import { draw, stream } from '#shared/random.ts';
import { Device, newClass } from '../test/kit/classmates.ts';
import { removeFolder, startServer, temporaryFolder } from '../test/kit/server.ts';
import { readOptions, whole } from './arguments.ts';
import { Cable } from './classday/cable.ts';
import { Findings, percentile } from './classday/findings.ts';
import { Student } from './classday/student.ts';
import { type Goal, report } from './goals.ts';

const USAGE = `Usage: npm run rehearsal -- [--students N] [--worlds N] [--speed N] [--seed N] [--json]
The lesson of docs/teaching/plan-45.md by the stopwatch: bots are the students, in real time. Default: 24 students in
2 worlds; --speed 10 plays ten times as fast, to try it out.`;

/** The plan, in seconds from the bell. */
const PLAN = { open: 60, start: 6 * 60, coached: 8 * 60, debrief: 32 * 60, end: 43 * 60, bell: 45 * 60 };
const TURNS = 9; // one with the teacher, and eight of three minutes
const TURN = 180;
/** How long a student ponders a half-year, s: the head seals a third later, so some turns end early and some at the bell. */
const THINK = 105;
/** Of the debrief: a minute a slide, two for a question. */
const SLIDES: readonly Slide['is'][] = [
  'ends',
  'price',
  'dependence',
  'shortage',
  'what-if',
  'question',
  'question',
];

const { students, worlds, speed, seed, json } = readArguments();
console.warn = () => undefined; // the SDK's, of connections that end with the lesson
const chance = stream(seed, 'rehearsal');
const findings = new Findings();
const rows: { step: string; planned: number | null; at: number }[] = [];
const data = temporaryFolder();
const server = await startServer(data);
const bell = Date.now();
const note = (step: string, planned: number | null) => rows.push({ step, planned, at: clock() });

await until(PLAN.open);
const made = await newClass(server.url, {
  worlds,
  turns: TURNS,
  planSeconds: Math.max(10, Math.round(TURN / speed)),
  standInSeconds: Math.max(10, Math.round(120 / speed)),
});
const desk = await Device.teacher(server.url, made);
const screen = await Device.screen(server.url, made);
note('the class is open, its code on the wall', PLAN.open);

const cables = await Promise.all(Array.from({ length: students }, () => Cable.to(server.port)));
const roll = cables.map((cable, index) => {
  const name = `Student ${index + 1}`;
  const course = {
    think: (THINK * 1000) / speed,
    longestDrop: 0,
    mishap: () => null,
    serverUp: () => bell,
  };
  return new Student(name, made.code, cable, findings, course, stream(seed, name));
});
const late = roll.splice(0, Math.max(1, Math.round(students / 12)));
// They come in one by one until a minute before the start.
const joining = roll.map(async (student) => {
  await until(PLAN.open + 20 + draw(chance) * (PLAN.start - PLAN.open - 80));
  await student.enrol();
});
await Promise.all(joining);
note('all who are there have joined', PLAN.start - 60);
await until(PLAN.start);
await obey({ do: 'start' });
const lesson = roll.map((student) => student.attend());
await desk.seen((view) => view.worlds.length > 0 && view.worlds.every(({ deadline }) => deadline !== null));
note('turn 1, with the teacher', PLAN.start);
await until(PLAN.coached);
await obey({ do: 'end-turn', world: null, turn: 0 });
for (const student of late) lesson.push(student.attend());
for (let turn = 1; turn < TURNS; turn++) {
  await at(turn);
  note(`turn ${turn + 1}`, PLAN.coached + (turn - 1) * TURN);
}
await at(TURNS);
note('the match is over', PLAN.debrief);
await Promise.all(lesson);
await obey({ do: 'debrief' });
const audience = await Promise.all(
  [...roll, ...late].map((student) => Device.student(server.url, made.code, student.token)),
);
await desk.seen(({ debrief }) => (debrief?.edition ?? 0) > 0);
note('the debrief is ready', PLAN.debrief + 60);
const shows: number[] = [];
const shown = new Set<string>();
for (const is of SLIDES) {
  const book = await debrief(); // what-ifs are played while the first slides are looked at
  const slide = book.slides.find((one) => one.is === is && !shown.has(one.id));
  if (!slide) continue;
  shown.add(slide.id);
  await show(slide, book);
  note(`slide: ${slide.id}`, null);
  await wait(is === 'question' ? 120 : 60);
}
note('the debrief is over', PLAN.end);
await Promise.all([desk.leave(), screen.leave(), ...audience.map((one) => one.leave())]);
await server.stop();
for (const cable of cables) cable.close();
removeFolder(data);

const measured = {
  students,
  worlds,
  speed,
  seed,
  steps: rows.map(({ step, planned, at: seconds }) => ({ step, planned, seconds })),
  acknowledged: findings.acknowledged.length,
  ackMs: { p50: percentile(findings.acks, 0.5), p95: percentile(findings.acks, 0.95) },
  fanOutMs: { p50: percentile(findings.fanOuts, 0.5), p95: percentile(findings.fanOuts, 0.95) },
  slideMs: { p50: percentile(shows, 0.5), max: percentile(shows, 1) },
  surprises: findings.surprises,
};
report(json, measured, goals(), () => {
  for (const { step, planned, at: seconds } of rows)
    console.log(`${minutes(planned)}  ${minutes(seconds)}  ${step}`);
  for (const surprise of findings.surprises) console.log(surprise);
});

/** Seconds of the lesson since the bell. */
function clock(): number {
  return Math.round(((Date.now() - bell) / 1000) * speed);
}

function until(seconds: number): Promise<void> {
  return new Promise((now) => setTimeout(now, Math.max(0, bell + (seconds / speed) * 1000 - Date.now())));
}

function wait(seconds: number): Promise<void> {
  return new Promise((now) => setTimeout(now, (seconds / speed) * 1000));
}

async function at(turn: number): Promise<void> {
  await desk.seen((view) => view.worlds.every((world) => world.turn >= turn || world.over));
}

async function obey(asked: Parameters<typeof desk.command>[0]): Promise<void> {
  const refused = await desk.command(asked);
  if (refused) findings.surprises.push(`the teacher's ${asked.do} was refused: ${refused}`);
}

async function debrief(): Promise<Debrief> {
  const response = await fetch(`${server.url}/api/classes/${made.code}/debrief`, {
    headers: { authorization: `Basic ${btoa(`${made.teacher}:${made.pin}`)}` },
  });
  if (!response.ok) throw new Error(`there is no debrief: ${response.status}`);
  return response.json();
}

/** Puts a slide on all screens, and in a question waits for everybody's answer. */
async function show(slide: Slide, book: Debrief): Promise<void> {
  const began = performance.now();
  await obey({ do: 'show', slide: slide.id });
  await Promise.all(audience.map((one) => one.seen(({ debrief: now }) => now?.slide === slide.id)));
  shows.push(performance.now() - began);
  if (slide.is !== 'question') return;
  const answers = book.questions.find(({ id }) => id === slide.question)?.answers.length ?? 0;
  if (answers === 0) return;
  await obey({ do: 'ask', asked: { is: 'made', question: slide.question, answers } });
  await Promise.all(
    audience.map(async (one) => {
      const { debrief: now } = await one.seen(({ debrief: asked }) => asked?.poll?.open === true);
      await one.ask('vote', { poll: now?.poll?.id ?? 0, answer: Math.floor(draw(chance) * answers) });
    }),
  );
  await obey({ do: 'close-poll' });
}

function minutes(seconds: number | null): string {
  if (seconds === null) return '     ';
  return `${String(Math.floor(seconds / 60)).padStart(2)}:${String(seconds % 60).padStart(2, '0')}`;
}

function goals(): Goal[] {
  const lateBy = rows.map(({ planned, at: seconds }) => (planned === null ? 0 : seconds - planned));
  return [
    {
      name: 'the last slide is done before the bell',
      goal: `at most ${minutes(PLAN.bell)}`,
      value: minutes(rows.at(-1)?.at ?? 0),
      ok: (rows.at(-1)?.at ?? Number.POSITIVE_INFINITY) <= PLAN.bell,
    },
    {
      name: 'latest step behind the plan, s',
      goal: 'at most 60',
      value: Math.max(...lateBy),
      ok: Math.max(...lateBy) <= 60,
    },
    {
      name: 'answers that no fault explains',
      goal: '0',
      value: findings.surprises.length,
      ok: findings.surprises.length === 0,
    },
  ];
}

function readArguments() {
  const { values } = readOptions(USAGE, {
    options: {
      students: { type: 'string', default: '24' },
      worlds: { type: 'string', default: '2' },
      speed: { type: 'string', default: '1' },
      seed: { type: 'string', default: '45' },
      json: { type: 'boolean', default: false },
    },
  });
  const number = (name: 'students' | 'worlds' | 'speed' | 'seed', least: number) =>
    whole(USAGE, values[name], name, least);
  return {
    students: number('students', 4),
    worlds: number('worlds', 1),
    speed: number('speed', 1),
    seed: number('seed', 0),
    json: values.json,
  };
}
