import type { Class, ClassInput, Student } from '#shared/classroom/class.ts';
import { ticks } from '#shared/classroom/clocks.ts';
import { enrolled, findStudent } from '#shared/classroom/roster.ts';
import { step } from '#shared/classroom/step.ts';
import type { Story } from '#shared/classroom/story.ts';
import type { Match } from '#shared/match/match.ts';
import type { ClassAnswer, ClassError, EnterClass, InjectableCrisis } from '#shared/protocol/classroom.ts';
import type { NationId } from '#shared/world/terms.ts';
import type { Hold } from '../cluster/Leases.ts';
import { log } from '../log.ts';
import { newPersonal } from './codes.ts';
import { type Admitted, Door } from './Door.ts';
import { Errands } from './Errands.ts';
import { Members } from './members.ts';
import { Review } from './Review.ts';
import type { Reviewer } from './Reviewer.ts';
import type { ClassStore, StoredClass } from './store.ts';
import type { Worlds } from './worlds.ts';

/** So long everybody may be gone before the clocks stand; the time itself is given back. */
const GONE_MS = 3000;
/** After a restart people need longer to come back. */
const RETURN_MS = 20_000;
/** What could not be stored is tried again after this. */
const AGAIN_MS = 1000;
/** A view is pushed so long after a change, so that many changes are one. */
const PUSH_MS = 50;

/** A live class: every input goes through it one at a time, stored before it counts; then its matches are told. */
export class ClassHost {
  readonly hold: Hold;
  readonly members: Members;
  readonly review: Review;
  private lesson: Class;
  private readonly door: Door;
  private readonly seats = new Map<string, number>(); // student by the hash of their token
  private readonly store: ClassStore;
  private readonly worlds: Worlds;
  private readonly errands: Errands;
  private queue: Promise<unknown> = Promise.resolve();
  private pushing: NodeJS.Timeout | undefined;
  private leaving: NodeJS.Timeout | undefined;
  private summitBell: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(stored: StoredClass, hold: Hold, store: ClassStore, worlds: Worlds, reviewer: Reviewer) {
    this.lesson = stored.class;
    this.hold = hold;
    this.door = new Door(
      stored.keys,
      (token) => this.seated(token),
      () => void this.tell({ type: 'notice', what: 'stranger' }),
    );
    this.store = store;
    this.worlds = worlds;
    this.errands = new Errands(this, store, worlds);
    for (const { student, token } of stored.seats) this.seats.set(token, student);
    this.review = new Review(
      () => this.lesson,
      (match) => worlds.played(match),
      reviewer,
      () => this.push(),
    );
    this.members = new Members(
      () => this.lesson,
      (world) => worlds.look(this.lesson.worlds[world]?.match ?? null),
      () => this.review.edition,
    );
    this.watchPresence(RETURN_MS);
    this.setSummitBell();
  }

  get class(): Class {
    return this.lesson;
  }

  /** Whether time passes in one of its worlds. */
  get running(): boolean {
    return this.lesson.worlds.some((world) => ticks(this.lesson, world));
  }

  /** Nobody is there, and nothing happens by itself. */
  get idle(): boolean {
    return this.members.size === 0 && !this.running;
  }

  /** Who holds these secrets; or why nobody. */
  knows = (asked: EnterClass): boolean => this.door.knows(asked);

  admit(asked: EnterClass): Admitted | ClassError {
    return this.door.admit(asked);
  }

  /** The student of a token's hash, while they are in the class. */
  seated(token: string): Student | null {
    const id = this.seats.get(token);
    const student = id === undefined ? undefined : findStudent(this.lesson, id);
    return student && !student.removed ? student : null;
  }

  /** Somebody new, by a name; the token is theirs from now on. */
  async join(name: string, token: string): Promise<ClassAnswer<{ student: Student }>> {
    const personal = () => {
      const taken = this.lesson.students.map((one) => one.personal);
      let code = newPersonal();
      while (taken.includes(code)) code = newPersonal();
      return code;
    };
    const joined = await this.play(
      () => ({ type: 'join', name, personal: personal() }),
      (lesson) => ({ student: lesson.students.at(-1)?.id ?? 0, token }),
    );
    if (!joined.ok) {
      if (joined.error.code === 'name-refused') void this.tell({ type: 'notice', what: 'name-refused' });
      return joined;
    }
    const student = this.seated(token);
    return student ? { ok: true, student } : { ok: false, error: { code: 'no-student' } };
  }

  /** Somebody known, by their personal code: the new device gets a new token, and the older one is told. */
  async comeBack(personal: string, token: string): Promise<ClassAnswer<{ student: Student }>> {
    const student = this.door.known(() => enrolled(this.lesson).find((one) => one.personal === personal));
    if ('code' in student) return { ok: false, error: student };
    const given = await this.play(null, () => ({ student: student.id, token }));
    if (!given.ok) return given;
    this.members.dismiss(student.id, 'newer-device');
    this.worlds.expel(this.lesson, student.id, 'newer-device');
    return { ok: true, student };
  }

  tell(input: ClassInput): Promise<ClassAnswer> {
    return this.play(
      () => input,
      () => null,
    );
  }

  /** The crises that can be brought into a world now. */
  crisesFor(world: number): InjectableCrisis[] {
    return this.worlds.injectable(this.lesson.worlds[world]?.match ?? null);
  }

  /** A student wants to seal a draft as they see it, or no longer. */
  async agree(
    student: number,
    { turn, version, on }: { turn: number; version: number; on: boolean },
  ): Promise<ClassAnswer> {
    const place = findStudent(this.lesson, student)?.place;
    const match = place && this.lesson.worlds[place.world]?.match;
    if (!place || !match) return { ok: false, error: { code: 'wrong-phase' } };
    if (this.worlds.version(match, place.nation) !== version)
      return { ok: false, error: { code: 'other-draft' } };
    return this.tell({ type: 'agree', student, turn, on, present: [...this.members.present] });
  }

  /** A delegation's draft has changed. */
  drafted(world: number, nation: NationId): void {
    if (this.lesson.worlds[world]?.agreed[nation]?.length) void this.tell({ type: 'drafted', world, nation });
    this.push();
  }

  /** What a student who comes late should know. */
  async story(student: number): Promise<ClassAnswer<{ story: Story }>> {
    const place = findStudent(this.lesson, student)?.place;
    const world = place && this.lesson.worlds[place.world];
    const story =
      place && world?.match ? await this.worlds.stories.of(world.match, place.nation, world.turn) : null;
    return story ? { ok: true, story } : { ok: false, error: { code: 'wrong-phase' } };
  }

  /** A member has come or gone. */
  presenceChanged(): void {
    this.review.follow();
    if (this.members.present.size > 0 && this.lesson.heldSince !== null) void this.tell({ type: 'all-back' });
    this.watchPresence(GONE_MS);
    this.push();
  }

  /** One of its matches has changed. */
  matchChanged(world: number, { world: { turn }, outcome }: Match): void {
    const known = this.lesson.worlds[world];
    const over = outcome !== null;
    if (known && (known.turn !== turn || known.over !== over))
      void this.tell({ type: 'resolved', world, turn, over });
    this.push();
  }

  /** Does what a crash has left undone, and wakes the matches in which time passes. */
  resume(): Promise<void> {
    return this.errands.resume();
  }

  /** From now on nothing happens by itself. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.pushing);
    clearTimeout(this.leaving);
    clearTimeout(this.summitBell);
    await this.queue;
    await this.errands.close();
  }

  /**
   * One input, stored with the seat that comes with it before it counts. Null: only a seat.
   * @param seat who sits down by it
   */
  private play(
    input: (() => ClassInput) | null,
    seat: (after: Class) => { student: number; token: string } | null,
  ): Promise<ClassAnswer> {
    const played = this.queue.then(() => this.playNow(input, seat));
    this.queue = played;
    return played;
  }

  private async playNow(
    input: (() => ClassInput) | null,
    seat: (after: Class) => { student: number; token: string } | null,
  ): Promise<ClassAnswer> {
    if (this.closed) return { ok: false, error: { code: 'no-class' } };
    const now = Date.now();
    const done = input
      ? step(this.lesson, input(), now)
      : { ok: true as const, class: this.lesson, effects: [] };
    if (!done.ok) return { ok: false, error: { code: done.error } };
    const given = seat(done.class);
    try {
      await this.store.save(this.hold, done.class, given, now);
    } catch (error) {
      log.error({ err: error, class: this.lesson.code }, 'An input of a class could not be stored.');
      return { ok: false, error: { code: 'not-stored' } };
    }
    this.lesson = done.class;
    if (given) {
      for (const [token, student] of this.seats) if (student === given.student) this.seats.delete(token);
      this.seats.set(given.token, given.student);
    }
    for (const effect of done.effects) this.errands.run(effect);
    this.setSummitBell();
    this.review.follow();
    this.push();
    return { ok: true };
  }

  /** When all students are gone the network is to blame, not they: the clocks stand as of when they went. */
  private watchPresence(patience: number): void {
    if (this.members.present.size > 0 || !this.running) {
      clearTimeout(this.leaving);
      this.leaving = undefined;
      return;
    }
    const since = Date.now();
    this.leaving ??= setTimeout(() => {
      this.leaving = undefined;
      void this.tell({ type: 'all-gone', since });
    }, patience);
  }

  /** A summit that has an end ends by itself. @param least to wait until then, ms */
  private setSummitBell(least = 1): void {
    clearTimeout(this.summitBell);
    const { phase, summitEnds } = this.lesson;
    if (this.closed || phase !== 'summit' || summitEnds === null) return;
    const ring = async () => {
      const done = await this.tell({ type: 'summit-over' });
      const away = !done.ok && done.error.code === 'not-stored';
      this.setSummitBell(away ? AGAIN_MS : 1);
    };
    this.summitBell = setTimeout(() => void ring(), Math.max(least, summitEnds - Date.now()));
  }

  private push(): void {
    if (this.closed) return;
    this.pushing ??= setTimeout(() => {
      this.pushing = undefined;
      this.members.push();
    }, PUSH_MS);
  }
}
