import type { Class } from '#shared/classroom/class.ts';
import { type Scene, screenView, studentView, teacherView } from '#shared/classroom/views.ts';
import type { ClassView } from '#shared/protocol/class-views.ts';
import type { Admitted } from './Door.ts';

export type Dismissal = 'newer-device' | 'removed' | 'deleted';

/** A device in a class's room. */
export interface Member {
  readonly who: Admitted;
  send(view: ClassView): void;
  dismiss(why: Dismissal): void;
}

/** Everybody connected to one class, and what each was last shown. */
export class Members {
  /** Students who are connected. */
  readonly present = new Set<number>();
  private readonly shown = new Map<Member, string>();
  private readonly lesson: () => Class;
  private readonly match: Scene['match'];
  private readonly edition: () => number; // of the debrief

  constructor(lesson: () => Class, match: Scene['match'], edition: () => number) {
    this.lesson = lesson;
    this.match = match;
    this.edition = edition;
  }

  get size(): number {
    return this.shown.size;
  }

  /** The newer device of a student wins, the older is told. */
  enter(member: Member): void {
    if (member.who.as === 'student') this.dismiss(member.who.student, 'newer-device');
    this.shown.set(member, '');
    this.count();
  }

  leave(member: Member): void {
    this.shown.delete(member);
    this.count();
  }

  dismiss(student: number, why: Dismissal): void {
    for (const member of this.of('student'))
      if (member.who.as === 'student' && member.who.student === student) {
        this.shown.delete(member);
        member.dismiss(why);
      }
    this.count();
  }

  dismissAll(): void {
    for (const member of this.shown.keys()) member.dismiss('deleted');
    this.shown.clear();
  }

  /** Sends each member their view where something in it has changed. */
  push(): void {
    const scene = this.scene();
    for (const [member, before] of this.shown) {
      const view = this.viewFor(member.who, scene);
      if (!view) continue;
      const after = JSON.stringify({ ...view, now: 0 });
      if (after === before) continue;
      this.shown.set(member, after);
      member.send(view);
    }
  }

  /** What a member may see now; null for a student who is no more. */
  viewFor(who: Admitted, scene: Scene = this.scene()): ClassView | null {
    if (who.as === 'teacher') return teacherView(this.lesson(), scene);
    if (who.as === 'screen') return screenView(this.lesson(), scene);
    return studentView(this.lesson(), who.student, scene);
  }

  private scene(): Scene {
    return {
      now: Date.now(),
      present: (student) => this.present.has(student),
      match: this.match,
      edition: this.edition(),
      consoles: this.of('teacher').length,
      screens: this.of('screen').length,
    };
  }

  private of(as: Admitted['as']): Member[] {
    return [...this.shown.keys()].filter(({ who }) => who.as === as);
  }

  private count(): void {
    this.present.clear();
    for (const { who } of this.shown.keys()) if (who.as === 'student') this.present.add(who.student);
  }
}
