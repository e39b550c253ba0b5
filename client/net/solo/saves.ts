import { inputsOf, type Save, write } from './database.ts';
import { newIdHere } from './here.ts';
import type { SoloWish } from './wish.ts';

/** Keeps a new match in this browser and answers with its id. */
export async function createHere(wish: SoloWish): Promise<string> {
  const match = newIdHere();
  const save: Save = { match, wish, setup: null, hashes: [], snapshot: null };
  await write((saves) => saves.add(save));
  return match;
}

/** Deletes a match of this browser for good. */
export function deleteHere(match: string): Promise<void> {
  return write((saves, inputs) => {
    saves.delete(match);
    inputs.delete(inputsOf(match));
  });
}
