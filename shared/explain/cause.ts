import type { NationId } from '../world/terms.ts';

/** What can have moved a figure, by name. Words: `cause.ID`, and `cause.measure.ID` for what a state did. */
export interface Cause {
  cause: CauseId;
  nation: NationId | null; // whose order or purchase; null for the world's doing
  site: string | null; // the mine or plant, where one is named
}

export const CAUSES = [
  // What states order
  'quota',
  'export-tax',
  'tariff',
  'embargo',
  'support',
  'contracts',
  'recycling',
  'rules', // all other measures of a state
  'stockpile', // purchases and releases of a state; secret
  // What happens
  'site',
  'sites', // mines and plants that are not named one by one
  'demand',
  'companies', // their stocks and fears; what others buy in secret cannot be told apart from it
  'smuggling', // rings that build up while a price gap lasts
  'delays', // shipments held up by a government that has not been found out
  'distrust', // of Chinese supply
  'technology',
  'crises',
  // What only goals feel
  'opinion',
  'money',
  'past', // what was under way: the mean over more turns, stock bought earlier
  'other',
] as const;
export type CauseId = (typeof CAUSES)[number];

/** How one figure changed: what each cause added, in the order of `Explanation.causes`; the parts add up. */
export interface Change {
  before: number;
  after: number;
  parts: number[];
}

/** Why the figures of a turn are what they are. */
export interface Explanation {
  causes: Cause[];
  changes: Record<string, Change>; // by measure, see measures.ts
}

/** Of a turn that is explained later, or never: in a preview, or on a server that has too much to do. */
export const NOTHING: Explanation = { causes: [], changes: {} };

export const isExplained = ({ causes }: Explanation): boolean => causes.length > 0;

/** A cause and what it did to one figure. */
export interface Effect extends Cause {
  change: number;
}

/** The causes of one change, strongest first; those without any effect are left out. */
export function effects(explanation: Explanation, measure: string): Effect[] {
  const change = explanation.changes[measure];
  if (!change) return [];
  return explanation.causes
    .flatMap((cause, index) => {
      const part = change.parts[index] ?? 0;
      return part === 0 ? [] : [{ ...cause, change: part }];
    })
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
}

/**
 * The explanation as one nation may read it, or for null everybody: what others bought or released in secret counts as part of what
 * companies held, which looks the same from outside; goals of others are left out, and so is a cause that moved nothing this nation reads.
 */
export function explanationFor(explanation: Explanation, nation: NationId | null): Explanation {
  const readable = Object.entries(explanation.changes).filter(
    ([measure]) => !measure.startsWith('score.') || measure.startsWith(`score.${nation}.`),
  );
  const read = explanation.causes.map((cause) => shownAs(cause, nation));
  const causes = read.filter((cause, index) => read.findIndex((one) => same(one, cause)) === index);
  const at = read.map((cause) => causes.findIndex((one) => same(one, cause)));
  const moved = causes.map(() => false);
  const merged = readable.map(([measure, change]) => {
    const parts = causes.map(() => 0);
    change.parts.forEach((part, index) => {
      const to = at[index] ?? 0;
      parts[to] = (parts[to] ?? 0) + part;
      if (part !== 0) moved[to] = true;
    });
    return [measure, { ...change, parts }] as const;
  });
  // In an order that does not tell which of the merged causes there were.
  const order = causes
    .map((cause, index) => ({ cause, index }))
    .filter(({ index }) => moved[index])
    .sort((a, b) => CAUSES.indexOf(a.cause.cause) - CAUSES.indexOf(b.cause.cause));
  return {
    causes: order.map(({ cause }) => cause),
    changes: Object.fromEntries(
      merged.map(([measure, change]) => [
        measure,
        { ...change, parts: order.map(({ index }) => change.parts[index] ?? 0) },
      ]),
    ),
  };
}

/** A cause as others read it. */
const shownAs = (cause: Cause, reader: NationId | null): Cause =>
  cause.cause === 'stockpile' && cause.nation !== reader
    ? { cause: 'companies', nation: null, site: null }
    : cause;

const same = (one: Cause, other: Cause): boolean =>
  one.cause === other.cause && one.nation === other.nation && one.site === other.site;
