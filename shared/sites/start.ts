import type { Scenario } from '../scenarios/scenario.ts';
import { wholeCost } from './capital.ts';
import { FIRST_RANGE } from './explore.ts';
import type { Loan } from './loans.ts';
import { type Project, settled } from './project.ts';

/** A scenario's site as a business: its debts, and for a deposit that is still being drilled, how sure its size is. */
export function firstProject(site: Scenario['sites'][number]): Project {
  const capacity = site.capacity[0] / 2; // a year's to a turn's
  const project = settled(wholeCost(site.stage, capacity), site.company, site.debt?.[0]);
  if (site.clayPart) project.clay = site.clayPart[0];
  if (site.phase[0] === 'exploration')
    project.estimate = { low: capacity * FIRST_RANGE.low, high: capacity * FIRST_RANGE.high };
  return project;
}

/** What states are still owed by plants abroad; the contracts behind these loans are fulfilled. */
export const firstLoans = (plan: Scenario): Loan[] =>
  plan.sites.flatMap((site) =>
    site.loan ? [{ lender: site.loan.from, site: site.id, contract: 'before', left: site.loan.left[0] }] : [],
  );
