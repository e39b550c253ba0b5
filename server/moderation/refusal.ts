import type { ConductError } from '#shared/conduct.ts';

/** A report or an act of the moderator that can't be taken, by its stable code. */
export class ConductRefusal extends Error {
  override name = 'ConductRefusal';
  readonly code: ConductError;

  constructor(code: ConductError) {
    super(code);
    this.code = code;
  }
}
