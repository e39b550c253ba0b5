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

export const NOTHING: Explanation = { causes: [], changes: {} };

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
 * The explanation as one nation may read it: what others bought or released in secret counts as part of what
 * companies held, which looks the same from outside; goals of others are left out.
 */
export function explanationFor(explanation: Explanation, nation: NationId): Explanation {
  const secret = (cause: Cause) => cause.cause === 'stockpile' && cause.nation !== nation;
  const companies = (cause: Cause) => cause.cause === 'companies';
  const kept = explanation.causes.filter((cause) => !secret(cause) && !companies(cause));
  const hidden = explanation.causes.some((cause) => secret(cause) || companies(cause));
  const causes: Cause[] = hidden ? [...kept, { cause: 'companies', nation: null, site: null }] : kept;
  const changes: Record<string, Change> = {};
  for (const [measure, change] of Object.entries(explanation.changes)) {
    if (measure.startsWith('score.') && !measure.startsWith(`score.${nation}.`)) continue;
    let held = 0;
    const parts: number[] = [];
    explanation.causes.forEach((cause, index) => {
      const part = change.parts[index] ?? 0;
      if (secret(cause) || companies(cause)) held += part;
      else parts.push(part);
    });
    changes[measure] = { ...change, parts: hidden ? [...parts, held] : parts };
  }
  return { causes, changes };
}
