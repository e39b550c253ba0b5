import { type ParseArgsConfig, parseArgs } from 'node:util';
import { wrongUse } from './goals.ts';

/** The options and words of a command line; anything else ends the command with how to use it. */
export function readOptions<T extends ParseArgsConfig>(usage: string, config: T) {
  try {
    return parseArgs(config);
  } catch (error) {
    return wrongUse(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** A whole number from the command line. */
export function whole(usage: string, text: string, name: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    wrongUse(`--${name} takes a whole number from ${least}.\n${usage}`);
  return value;
}
