import type { ClassError, EnterClass } from '#shared/protocol/classroom.ts';
import { sameHash, tokenHash } from '../accounts/tokens.ts';
import { Attempts } from './attempts.ts';
import { pinHash } from './codes.ts';
import type { Keys } from './store.ts';

/** "Somebody tried a wrong secret" is said once in this time. */
const STRANGER_MS = 60_000;

export type Admitted = { as: 'teacher' } | { as: 'screen' } | { as: 'student'; student: number };

/** Who holds which secret of a class, and how often somebody may be wrong. */
export class Door {
  private readonly keys: Keys;
  private readonly student: (token: string) => { id: number } | null;
  private readonly alarm: () => void;
  private readonly pins = new Attempts(5, 60_000);
  private readonly personals = new Attempts(30, 60_000);
  private lastStranger = 0;

  /** @param student by the hash of their token; @param alarm when a stranger was turned away */
  constructor(keys: Keys, student: (token: string) => { id: number } | null, alarm: () => void) {
    this.keys = keys;
    this.student = student;
    this.alarm = alarm;
  }

  /** Who holds these secrets; or why nobody. */
  admit(asked: EnterClass): Admitted | ClassError {
    const now = Date.now();
    if ('teacher' in asked) {
      if (!sameHash(tokenHash(asked.teacher), this.keys.teacher)) return this.turnAway(now);
      if (this.pins.locked(now)) return { code: 'locked' };
      if (sameHash(pinHash(asked.teacher, asked.pin), this.keys.pin)) return { as: 'teacher' };
      this.pins.fail(now);
      return this.turnAway(now);
    }
    if ('screen' in asked)
      return sameHash(tokenHash(asked.screen), this.keys.screen) ? { as: 'screen' } : this.turnAway(now);
    const student = this.student(tokenHash(asked.token));
    return student ? { as: 'student', student: student.id } : this.turnAway(now);
  }

  /** Whether they hold any secret of the class; a PIN is not looked at. */
  knows(asked: EnterClass): boolean {
    if ('teacher' in asked) return sameHash(tokenHash(asked.teacher), this.keys.teacher);
    if ('screen' in asked) return sameHash(tokenHash(asked.screen), this.keys.screen);
    return this.student(tokenHash(asked.token)) !== null;
  }

  /** Whose personal code this is: what `find` says, as long as not too many were wrong. */
  known<S>(find: () => S | undefined): S | ClassError {
    const now = Date.now();
    if (this.personals.locked(now)) return { code: 'locked' };
    const student = find();
    if (student !== undefined) return student;
    this.personals.fail(now);
    return this.turnAway(now);
  }

  private turnAway(now: number): ClassError {
    if (now - this.lastStranger > STRANGER_MS) this.alarm();
    this.lastStranger = now;
    return { code: 'wrong-secret' };
  }
}
