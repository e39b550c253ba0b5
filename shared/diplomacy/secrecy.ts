import type { World } from '../world/world.ts';
import type { Clause } from './clauses/index.ts';
import type { Treaty } from './treaty.ts';

/**
 * Secret clauses, where a match has them as a rule: the treaty and its open clauses are public, a secret clause is
 * known to its two parties alone. What comes of it in the world, such as goods that move, everybody can see.
 */

export const isSecret = ({ secret }: Pick<Clause, 'secret'>): boolean => secret === true;

/** Clauses that everybody may know, and those that only the parties do. */
export const parted = (clauses: readonly Clause[]): { open: Clause[]; secret: Clause[] } => ({
  open: clauses.filter((clause) => !isSecret(clause)),
  secret: clauses.filter(isSecret),
});

/** Whether one of the two has promised something in secret that still binds. */
export const hasSecrets = ({ treaties }: World): boolean =>
  treaties.some(({ state, clauses }) => state === 'in-force' && clauses.some(isSecret));

/**
 * A treaty as those know it who are no party to it. Where only a secret promise was broken, it has ended before its
 * time for them, and nobody says through whom.
 */
export function openPart(treaty: Treaty): Treaty {
  const { open, secret } = parted(treaty.clauses);
  if (secret.length === 0) return treaty;
  const breaches = treaty.breaches.filter((one) => !one.secret);
  const stocked = open.flatMap((clause) => (clause.kind === 'joint-stockpile' ? [clause.commodity] : []));
  return {
    ...treaty,
    clauses: open,
    breaches,
    ...(treaty.state === 'broken' && { state: breaches[0] ? 'broken' : 'left', by: breaches[0]?.by ?? null }),
    stores: treaty.stores.filter(({ commodity }) => stocked.includes(commodity)),
    drawn: treaty.drawn && stocked.length > 0,
  };
}
