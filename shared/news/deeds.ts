import type { CauseId } from '../explain/cause.ts';
import type { ReportEvent } from '../turn/report.ts';
import type { NationId } from '../world/terms.ts';

/** Events that tell of a cause: what somebody did, or what came to light of it. */
const TOLD: Partial<Record<CauseId, readonly string[]>> = {
  quota: ['quota-cut', 'quota-raised', 'quota-lifted'],
  'export-tax': ['export-tax-raised', 'export-tax-cut'],
  tariff: ['tariff', 'tariff-ended'],
  embargo: ['embargo', 'embargo-lifted', 'delays-traced'],
  support: ['subsidy', 'subsidy-ended', 'price-floor', 'tax-credit', 'tax-credit-ended', 'support-lapses'],
  contracts: ['contract', 'contract-spot', 'contract-left', 'contract-breached'],
  recycling: ['recycling'],
  rules: [
    'licensing',
    'licensing-ended',
    'mining-quota',
    'mining-quota-lifted',
    'technology-ban',
    'technology-free',
    'standards-raised',
    'standards-lowered',
    'law',
    'law-in-force',
    'crack-down',
    'consolidated',
    'diversify',
    'retaliate',
    'retaliate-ended',
  ],
  stockpile: ['stockpile-buys', 'stockpile-releases'],
  delays: ['shipments-late'],
};

/** Deeds that are done to somebody, by the value of their sentence that names whom. */
const DONE_TO: Record<string, string> = {
  embargo: 'target',
  'embargo-lifted': 'target',
  'delays-traced': 'target',
  'shipments-late': 'target',
  tariff: 'region',
  'tariff-ended': 'region',
  licensing: 'to',
  'licensing-ended': 'to',
  retaliate: 'target',
  'retaliate-ended': 'target',
  'contract-breached': 'buyer',
  'contract-left': 'seller',
  outbid: 'other',
  'treaty-broken': 'other',
  'treaty-broken-secret': 'other',
  'treaty-left': 'other',
  'treaty-notice': 'other',
  'wto-filed': 'other',
  'wto-joined': 'other',
};

const kindOf = ({ text }: ReportEvent): string => text.key.replace(/^event\./, '');

export const tells = (event: ReportEvent, cause: CauseId): boolean =>
  TOLD[cause]?.includes(kindOf(event)) === true;

/** Whom a deed is done to, if it is done to a nation. */
export function doneTo(event: ReportEvent): string | null {
  const value = event.text.values[DONE_TO[kindOf(event)] ?? ''];
  return value?.is === 'nation' || value?.is === 'region' ? value.id : null;
}

/** Late shipments are seen by all; that somebody holds them up is a guess, and so is who. */
export const isSuspicion = (event: ReportEvent): boolean => event.text.key === 'event.shipments-late';

/** Whom a suspicion falls on: where the goods come from. */
export function suspect(event: ReportEvent): NationId | null {
  const value = event.text.values.nation;
  return value?.is === 'nation' ? value.id : null;
}
