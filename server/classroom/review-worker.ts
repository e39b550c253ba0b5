import { parentPort } from 'node:worker_threads';
import type { Class, Supposed } from '#shared/classroom/class.ts';
import { files } from '#shared/classroom/data/files.ts';
import { type Book, book } from '#shared/classroom/debrief/book.ts';
import { type PlayedWorld, playedWorld } from '#shared/classroom/debrief/played.ts';
import { debrief } from '#shared/classroom/debrief/slides.ts';
import { worldStory } from '#shared/classroom/debrief/story.ts';
import type { Debrief, Question, WhatIf } from '#shared/classroom/debrief/terms.ts';
import { supposedAs, supposedId, whatIf, worthAsking } from '#shared/classroom/debrief/whatif.ts';

/** What is asked about a class: its worlds as they were stored. */
export interface ReviewQuestion {
  id: number;
  class: Class;
  worlds: { world: number; record: PlayedWorld['record'] }[];
  /** Null: the debrief; else the files of its data, or one thing that is supposed of the one world given. */
  data: { questions: Question[]; letters: boolean } | { supposed: Supposed } | null;
}

/** Answers come one after the other; the last says so. */
export type ReviewAnswer =
  | { id: number; is: 'debrief'; debrief: Debrief; books: Book[]; last: boolean }
  | { id: number; is: 'what-if'; world: number; whatIf: WhatIf | null; last: true }
  | { id: number; is: 'files'; files: Record<string, string>; last: true };

/** Orders that are taken away and played again: of one world, and of a class in all. */
const MOST_OF_A_WORLD = 8;
const MOST_OF_A_CLASS = 60;
const LEAST_OF_A_WORLD = 2;

// Reads what classes have played: matches are played again, some with one order less, which no room could wait for.
parentPort?.on('message', (asked: ReviewQuestion) => {
  const worlds = asked.worlds.map(({ world, record }) => playedWorld(world, record));
  const [only] = worlds;
  if (asked.data && 'supposed' in asked.data) {
    const whatIf = only ? suppose(only, asked.data.supposed) : null;
    answer({ id: asked.id, is: 'what-if', world: only?.world ?? 0, whatIf, last: true });
  } else if (asked.data) {
    const study = { class: asked.class, worlds, ...asked.data };
    answer({ id: asked.id, is: 'files', files: files(study), last: true });
  } else review(asked, worlds);
});

function review({ id, class: lesson }: ReviewQuestion, worlds: PlayedWorld[]): void {
  const books = worlds.map((world) => book(lesson, world));
  const first = worlds[0]?.played.start.world;
  if (!first) return;
  const told = (edition: number, whatIfs: WhatIf[][]): Debrief =>
    debrief(
      edition,
      lesson.setup.scenario,
      first.start,
      worlds.map((world, at) => worldStory(world, whatIfs[at])),
    );
  answer({ id, is: 'debrief', debrief: told(1, []), books, last: false });
  const most = Math.min(
    MOST_OF_A_WORLD,
    Math.max(LEAST_OF_A_WORLD, Math.floor(MOST_OF_A_CLASS / worlds.length)),
  );
  const whatIfs = worlds.map((world) => {
    const found = worthAsking(world, most)
      .flatMap((asked) => whatIf(world, asked) ?? [])
      .sort((one, other) => other.weight - one.weight);
    const supposed = lesson.debrief.supposed
      .filter((one) => one.world === world.world && found.every(({ id }) => id !== supposedId(one)))
      .flatMap((one) => suppose(world, one) ?? []);
    return [...found, ...supposed];
  });
  answer({ id, is: 'debrief', debrief: told(2, whatIfs), books, last: true });
}

function suppose(world: PlayedWorld, supposed: Supposed): WhatIf | null {
  const asked = supposedAs(world, supposed);
  return asked && whatIf(world, asked);
}

function answer(said: ReviewAnswer): void {
  parentPort?.postMessage(said);
}
