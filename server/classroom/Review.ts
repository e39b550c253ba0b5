import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Class } from '#shared/classroom/class.ts';
import { type Book, type OwnBook, ownBook } from '#shared/classroom/debrief/book.ts';
import { debrief as made } from '#shared/classroom/debrief/slides.ts';
import type { Debrief, WhatIf } from '#shared/classroom/debrief/terms.ts';
import { supposedId } from '#shared/classroom/debrief/whatif.ts';
import type { MatchRecord } from '#shared/replay/record.ts';
import type { NationId } from '#shared/world/terms.ts';
import { log } from '../log.ts';
import type { Reviewer } from './Reviewer.ts';

/** Where the records of matches are. */
export type Records = (match: string) => Promise<Pick<MatchRecord, 'setup' | 'inputs'> | null>;

/** The edition that has all that is played without being asked for. */
const WHOLE = 2;

/** What came of the matches of one class: read once when they are over, for all its pages. */
export class Review {
  private readonly lesson: () => Class;
  private readonly records: Records;
  private readonly reviewer: Reviewer;
  private readonly changed: () => void;
  private readonly tried = new Set<string>(); // what was supposed, and has been played
  private of = ''; // the matches that are being read, or have been
  private debrief: Debrief | null = null;
  private packed: Promise<Buffer> | null = null;
  private books: Book[] = [];
  private files: { of: string; files: Promise<Record<string, string>> } | null = null;

  constructor(lesson: () => Class, records: Records, reviewer: Reviewer, changed: () => void) {
    this.lesson = lesson;
    this.records = records;
    this.reviewer = reviewer;
    this.changed = changed;
  }

  /** Of the debrief that is there; 0: none yet. */
  get edition(): number {
    return this.debrief?.edition ?? 0;
  }

  /** Reads the matches of a class that talks about them, when they are over. */
  follow(): void {
    const lesson = this.lesson();
    const of = over(lesson);
    if (of === this.of) return void this.suppose(lesson);
    this.of = of;
    this.debrief = null;
    this.books = [];
    this.tried.clear();
    if (of !== '') void this.read(lesson, of);
  }

  /** The debrief as it travels; null while it is being made. */
  page(): Promise<Buffer> | null {
    if (!this.debrief) return null;
    this.packed ??= promisify(gzip)(JSON.stringify(this.debrief));
    return this.packed;
  }

  /** What a delegation ordered. */
  book(world: number, nation: NationId): OwnBook | null {
    const book = this.books.find((one) => one.world === world);
    return book ? ownBook(this.lesson(), book, nation) : null;
  }

  /** The files of the class's data as it is now; those who ask for one after the other have them made once. */
  data(letters: boolean): Promise<Record<string, string>> {
    const lesson = this.lesson();
    const of = JSON.stringify([letters, this.edition, lesson]);
    if (this.files?.of !== of) this.files = { of, files: this.write(lesson, letters) };
    return this.files.files;
  }

  private async write(lesson: Class, letters: boolean): Promise<Record<string, string>> {
    const questions = this.debrief?.questions ?? [];
    let files: Record<string, string> = {};
    await this.reviewer.ask(
      { class: lesson, worlds: await this.worlds(lesson), data: { questions, letters } },
      (answer) => {
        if (answer.is === 'files') files = answer.files;
      },
    );
    return files;
  }

  private async read(lesson: Class, of: string): Promise<void> {
    try {
      const worlds = await this.worlds(lesson);
      await this.reviewer.ask({ class: lesson, worlds, data: null }, (answer) => {
        if (answer.is !== 'debrief' || this.of !== of) return;
        this.debrief = answer.debrief;
        this.books = answer.books;
        this.packed = null;
        this.changed();
      });
      this.follow();
    } catch (error) {
      log.error({ err: error, class: lesson.code }, 'What was played could not be read.');
    }
  }

  /** Plays what the teacher supposes, when all else has been read. */
  private async suppose(lesson: Class): Promise<void> {
    const { debrief } = this;
    if (!debrief || debrief.edition < WHOLE) return;
    const known = new Set(debrief.worlds.flatMap(({ whatIfs }) => whatIfs.map(({ id }) => id)));
    const open = lesson.debrief.supposed.find((one) => {
      const id = supposedId(one);
      return !known.has(id) && !this.tried.has(id);
    });
    if (!open) return;
    this.tried.add(supposedId(open));
    try {
      const worlds = (await this.worlds(lesson)).filter(({ world }) => world === open.world);
      await this.reviewer.ask({ class: lesson, worlds, data: { supposed: open } }, (answer) => {
        if (answer.is === 'what-if' && answer.whatIf) this.add(answer.world, answer.whatIf);
      });
    } catch (error) {
      log.error({ err: error, class: lesson.code }, 'What was supposed could not be played.');
    }
    this.follow();
  }

  private add(world: number, whatIf: WhatIf): void {
    const { debrief } = this;
    if (!debrief) return;
    const worlds = debrief.worlds.map((story) =>
      story.world === world ? { ...story, whatIfs: [...story.whatIfs, whatIf] } : story,
    );
    this.debrief = made(debrief.edition + 1, debrief.scenario, debrief.start, worlds);
    this.packed = null;
    this.changed();
  }

  private async worlds(lesson: Class) {
    const known = await Promise.all(
      lesson.worlds.map(async ({ match }, world) => {
        const record = match === null ? null : await this.records(match);
        return record ? [{ world, record }] : [];
      }),
    );
    return known.flat();
  }
}

/** The matches of a class that are over; empty until all are. One without a turn, or whose students went elsewhere, has no end. */
const over = ({ phase, worlds }: Class): string =>
  phase === 'debrief' && worlds.every((one) => one.over || one.closed || one.turn === 0)
    ? worlds.map(({ match, turn }) => `${match} ${turn}`).join()
    : '';
