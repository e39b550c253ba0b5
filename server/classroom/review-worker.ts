import type { Class, Supposed } from '#shared/classroom/class.ts';
import { files } from '#shared/classroom/data/files.ts';
import { type Book, book } from '#shared/classroom/debrief/book.ts';
import { type PlayedWorld, playedWorld } from '#shared/classroom/debrief/played.ts';
import { debrief } from '#shared/classroom/debrief/slides.ts';
import { worldStory } from '#shared/classroom/debrief/story.ts';
import type { Debrief, Question, WhatIf } from '#shared/classroom/debrief/terms.ts';
import { supposedAs, supposedId, whatIf, worthAsking } from '#shared/classroom/debrief/whatif.ts';
import { serve } from '../workers/serve.ts';

/** What is asked about a class: its worlds as they were stored. */
export interface ReviewQuestion {
  class: Class;
  worlds: { world: number; record: PlayedWorld['record'] }[];
  /** Null: the debrief; else the files of its data, or one thing that is supposed of the one world given. */
  data: { questions: Question[]; letters: boolean } | { supposed: Supposed } | null;
}

/** A debrief comes twice: as the matches were played, and once more with what was supposed of them. */
export type ReviewAnswer =
  | { is: 'debrief'; debrief: Debrief; books: Book[] }
  | { is: 'what-if'; world: number; whatIf: WhatIf | null }
  | { is: 'files'; files: Record<string, string> };

/** Orders that are taken away and played again: of one world, and of a class in all. */
const MOST_OF_A_WORLD = 8;
const MOST_OF_A_CLASS = 60;
const LEAST_OF_A_WORLD = 2;

// Reads what classes have played: matches are played again, some with one order less, which no room could wait for.
serve((asked: ReviewQuestion, part: (answer: ReviewAnswer) => void): ReviewAnswer => {
  const worlds = asked.worlds.map(({ world, record }) => playedWorld(world, record));
  const [only] = worlds;
  if (asked.data && 'supposed' in asked.data) {
    const whatIf = only ? suppose(only, asked.data.supposed) : null;
    return { is: 'what-if', world: only?.world ?? 0, whatIf };
  }
  if (!asked.data) return review(asked.class, worlds, part);
  return { is: 'files', files: files({ class: asked.class, worlds, ...asked.data }) };
});

function review(lesson: Class, worlds: PlayedWorld[], part: (answer: ReviewAnswer) => void): ReviewAnswer {
  const books = worlds.map((world) => book(lesson, world));
  const first = worlds[0]?.played.start.world;
  if (!first) throw new Error(`no world of class ${lesson.code} has been played`);
  const told = (edition: number, whatIfs: WhatIf[][]): Debrief =>
    debrief(
      edition,
      lesson.setup.scenario,
      first.start,
      worlds.map((world, at) => worldStory(world, whatIfs[at])),
    );
  part({ is: 'debrief', debrief: told(1, []), books });
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
  return { is: 'debrief', debrief: told(2, whatIfs), books };
}

function suppose(world: PlayedWorld, supposed: Supposed): WhatIf | null {
  const asked = supposedAs(world, supposed);
  return asked && whatIf(world, asked);
}
