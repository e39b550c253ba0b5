import type { SiteInput } from '../market/inputs.ts';
import { LEAST_BORNE } from '../sites/support.ts';
import { NATIONS, type NationId } from '../world/terms.ts';

/** A site's input with another support from one state. */
export function aided(site: SiteInput, nation: NationId, paid: number | undefined): SiteInput {
  const aid = { ...site.aid };
  if (paid === undefined) delete aid[nation];
  else aid[nation] = paid;
  return borne({ ...site, aid });
}

/** What is left of the cost after what states pay. */
export function borne(site: SiteInput): SiteInput {
  const { gross = site.cost, aid = {}, ...bare } = site;
  let paid = 0;
  for (const nation of NATIONS) paid += aid[nation] ?? 0;
  if (paid <= 0) return { ...bare, cost: gross };
  return { ...bare, cost: Math.max(LEAST_BORNE * gross, gross - paid), gross, aid };
}
