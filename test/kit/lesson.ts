import type { Class, ClassEffect, ClassInput, ClassSetup, Command } from '#shared/classroom/class.ts';
import { newClass, step } from '#shared/classroom/step.ts';
import type { ClassErrorCode } from '#shared/protocol/classroom.ts';

export const SETUP: ClassSetup = {
  scenario: '2010-senkaku',
  turns: 4,
  worlds: 'divide',
  roles: true,
  deciding: 'head',
  pace: 'together',
  chat: 'phrases',
  secretClauses: false,
  bots: null,
  planSeconds: 100,
  standInSeconds: 60,
  keepDays: 30,
  research: null,
};

/** A class in a test, driven by hand; what its shell would have to do is collected. */
export class Lesson {
  now = 1_000_000;
  effects: ClassEffect[] = []; // of the last input
  private state: Class;
  private commands = 0;

  constructor(setup: Partial<ClassSetup> = {}) {
    this.state = newClass('ABCDEF', { ...SETUP, ...setup });
  }

  get class(): Class {
    return this.state;
  }

  /** Null where it was taken. */
  tell(input: ClassInput): ClassErrorCode | null {
    const done = step(this.state, input, this.now);
    if (!done.ok) return done.error;
    this.state = done.class;
    this.effects = done.effects;
    return null;
  }

  command(command: Command, id?: string): ClassErrorCode | null {
    this.commands += 1;
    return this.tell({ type: 'command', id: id ?? `command-${this.commands}`, command });
  }

  join(...names: string[]): void {
    for (const [index, name] of names.entries())
      this.tell({ type: 'join', name, personal: `P${this.state.students.length}${index}X` });
  }

  /** Starts with so many students, all matches made. */
  start(students: number): this {
    this.join(...Array.from({ length: students }, (_, index) => `Student ${index + 1}`));
    this.command({ do: 'start' });
    for (const [world, { seed }] of this.state.worlds.entries())
      this.tell({ type: 'opened', world, seed, match: `match-${world}` });
    return this;
  }

  /** The ids of those who play there. */
  members(world: number, nation: string): number[] {
    return this.state.students.flatMap(({ id, place, removed }) =>
      !removed && place?.world === world && place.nation === nation ? [id] : [],
    );
  }
}
