import type { Class, ClassEffect, ClassInput } from '#shared/classroom/class.ts';
import { findStudent } from '#shared/classroom/roster.ts';
import type { ClassAnswer } from '#shared/protocol/classroom.ts';
import { log } from '../log.ts';
import type { Members } from './members.ts';
import type { ClassStore } from './store.ts';
import type { Direction, Worlds } from './worlds.ts';

/** What is told to the teacher when a match refuses it; what else is refused has been overtaken, and will say so. */
const TOLD: readonly Direction['do'][] = ['inject', 'withdraw'];

/** So long a page has to leave a match that is to be deleted. */
const LEAVE_MS = 2000;

interface Sender {
  readonly class: Class;
  readonly members: Members;
  tell(input: ClassInput): Promise<ClassAnswer>;
}

/** Does what follows from the inputs of one class, and tells the class what came of it. */
export class Errands {
  private readonly sender: Sender;
  private readonly store: ClassStore;
  private readonly worlds: Worlds;
  private readonly leaving = new Map<string, { now(): Promise<void>; timer: NodeJS.Timeout }>();

  constructor(sender: Sender, store: ClassStore, worlds: Worlds) {
    this.sender = sender;
    this.store = store;
    this.worlds = worlds;
  }

  run(effect: ClassEffect): void {
    const name = effect.do;
    this.carryOut(effect).catch((error: unknown) =>
      log.error({ err: error, class: this.sender.class.code, errand: name }, 'An errand of a class failed.'),
    );
  }

  /** What a crash has left undone, and the matches in which time passes. A world that fails holds up no other. */
  async resume(): Promise<void> {
    for (const world of this.sender.class.worlds.keys())
      await this.resumeWorld(world).catch((error: unknown) =>
        log.error(
          { err: error, class: this.sender.class.code, world },
          'A world could not be taken up again.',
        ),
      );
  }

  private async resumeWorld(at: number): Promise<void> {
    const world = this.sender.class.worlds[at];
    if (!world) return;
    const { match, deadline, back } = world;
    if (match === null) await this.open(at);
    else if (back !== null) await this.fork(at, match, back);
    else if (deadline !== null) await this.worlds.align(this.sender.class, at);
  }

  private async carryOut(effect: ClassEffect): Promise<void> {
    const { class: lesson } = this.sender;
    switch (effect.do) {
      case 'open':
        return this.open(effect.world);
      case 'discard':
        return this.discardSoon(effect.match);
      case 'fork':
        return this.fork(effect.world, effect.match, effect.to);
      case 'wake':
        return this.worlds.align(lesson, effect.world);
      case 'expel':
        return this.expel(effect.student);
      default: {
        const done = await this.worlds.direct(lesson, effect);
        if (!done && TOLD.includes(effect.do))
          await this.sender.tell({ type: 'notice', what: 'not-done', world: effect.world });
      }
    }
  }

  private expel(student: number): void {
    this.worlds.expel(this.sender.class, student, 'moved');
    // Whoever asked for it hears the answer first.
    if (findStudent(this.sender.class, student)?.removed)
      setImmediate(() => this.sender.members.dismiss(student, 'removed'));
  }

  private async open(world: number): Promise<void> {
    const seed = this.sender.class.worlds[world]?.seed ?? 0;
    const match = await this.worlds.create(this.sender.class, world);
    const told = await this.sender.tell({ type: 'opened', world, seed, match });
    if (told.ok) await this.worlds.wake(match);
    else await this.discard(match);
  }

  private async fork(world: number, from: string, to: number): Promise<void> {
    const match = await this.worlds.fork(from, to).catch((error: unknown) => {
      log.error({ err: error, class: this.sender.class.code, world }, 'A world could not go back.');
      return null;
    });
    const told = await this.sender.tell({ type: 'forked', world, from, to, match });
    if (match === null) await this.sender.tell({ type: 'notice', what: 'not-done', world });
    else if (!told.ok) await this.discard(match);
  }

  /** Pages that are still there hear first where they belong now: a match that is gone only tells them so. */
  private discardSoon(match: string): void {
    const now = () => {
      this.leaving.delete(match);
      return this.discard(match).catch((error: unknown) =>
        log.error({ err: error, match }, 'A match could not be deleted.'),
      );
    };
    this.leaving.set(match, { now, timer: setTimeout(now, LEAVE_MS) });
  }

  /** Does at once what was put off. */
  async close(): Promise<void> {
    for (const { timer } of this.leaving.values()) clearTimeout(timer);
    await Promise.all([...this.leaving.values()].map(({ now }) => now()));
  }

  private async discard(match: string): Promise<void> {
    // Who plays there hears from the class first, and does not look for a match that is gone.
    this.sender.members.push();
    await this.worlds.close([match]);
    await this.store.deleteMatches([match]);
  }
}
