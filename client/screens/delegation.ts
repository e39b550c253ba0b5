import type { ComponentType } from 'preact';
import type { StudentView } from '#shared/protocol/class-views.ts';
import type { Play } from './play.ts';

/** Where somebody else than this member seals, or several have to agree: what stands in the place of the seal button. */
export interface Sealing {
  words: string;
  pressed: boolean | null; // null: this member can do nothing
  act(): Promise<string | null>; // says what was wrong
}

/** What a class adds to the match of a delegation, from scripts of its own. */
export interface Delegation {
  view: StudentView;
  sealing: Sealing | null; // null: this member seals
}

/** A part of the tray for those who play in a class, or read along. */
export type Companion = ComponentType<{ play: Play }>;
