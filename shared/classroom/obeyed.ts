import type { ClassErrorCode } from '../protocol/classroom.ts';
import type { Class, ClassEffect, Command } from './class.ts';

/** A command that was obeyed. `undo` takes it back; null: final. */
interface Obeyed {
  ok: true;
  class: Class;
  effects: ClassEffect[];
  undo: Command | null;
}
export type Done = Obeyed | { ok: false; error: ClassErrorCode };
export type Asked<K extends Command['do']> = Extract<Command, { do: K }>;

export const refuse = (error: ClassErrorCode): Done => ({ ok: false, error });
export const done = (lesson: Class, undo: Command | null, ...effects: ClassEffect[]): Done => ({
  ok: true,
  class: lesson,
  effects,
  undo,
});
