import { known } from '../control/embargoes.ts';
import { insidePrice, outsidePrice } from '../market/clearing.ts';
import { clamp, sum } from '../numbers.ts';
import { drawFrom } from '../random.ts';
import { nation as nationWord, text, word } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import { warm } from '../turn/standing.ts';
import { payUpTo, worth } from '../world/ledger.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import { halfYear, type World } from '../world/world.ts';

/** What a case may be about. */
export const MEASURES = ['quota', 'export-tax', 'embargo', 'tariff'] as const;
export type Measure = (typeof MEASURES)[number];

export const DISPUTE_STATES = ['pending', 'lost', 'dismissed', 'complied', 'retaliation'] as const;

/** A case at the World Trade Organization; all of it is public. */
export interface Dispute {
  id: string;
  against: NationId;
  measure: Measure;
  complainants: NationId[];
  filed: number; // turn
  decided: number | null; // turn of the ruling
  state: (typeof DISPUTE_STATES)[number];
}

/** M USD of lawyers and experts: a large case costs up to ten (Shaffer 2003, on Kodak-Fuji); joining one less. */
export const FEES = { filing: 10, joining: 4 } as const;

/**
 * Turns from filing to a ruling: DS431-433 were filed in March 2012 and decided on appeal in August 2014, five
 * turns; from the fourth turn on with one chance in three, in the sixth for certain.
 */
const DELAY = { least: 4, chance: 1 / 3, most: 6 } as const;
/** Turns to comply: China lifted its quotas in January and its export taxes in May 2015. */
export const GRACE = 2;

/**
 * The chance that a complaint holds. Export quotas and taxes lost in DS394/395/398 (2012) and DS431-433 (2014),
 * the duties on Chinese goods in DS543 (2020); panels let security count in DS512 (2019), for whoever acts by law.
 */
const MERITS: Record<Measure, number> = { quota: 0.85, 'export-tax': 0.9, embargo: 0.85, tariff: 0.8 };
const CONSERVATION = 0.4; // off, where limits bind users at home as well
const SECURITY = 0.3; // off, for an embargo under an export-control law
const COALITION = 0.04; // on, for each further complainant

/** Points of standing: losing, each turn of not complying, and complying. */
const STANDING = { lost: 8, defiant: 5, complied: 5 } as const;
/** Retaliation that panels authorise: duties that cost the defiant side this share of what it sells the complainant. */
const RETALIATION = 0.12;

export const disputeOn = (world: World, against: NationId, measure: Measure): Dispute | undefined =>
  world.disputes.find(
    (one) =>
      one.against === against &&
      one.measure === measure &&
      (one.state === 'pending' || one.state === 'lost' || one.state === 'retaliation'),
  );

/** Whether a nation does what another could complain of. */
export function offends(world: World, against: NationId, measure: Measure, victim: NationId): boolean {
  switch (measure) {
    case 'quota':
      return (world.quota[against] ?? null) !== null;
    case 'export-tax':
      return (world.exportTax[against] ?? 0) > 0;
    case 'embargo':
      return known(world).some((one) => one.by === against && one.target === victim);
    case 'tariff':
      return world.tariffs.some((one) => one.by === against && one.origin === victim && one.rate > 0);
  }
}

/** The chance that panels find for the complainants. */
export function merits(world: World, { against, measure, complainants }: Dispute): number {
  let chance = MERITS[measure] + COALITION * (complainants.length - 1);
  if (measure === 'quota' || measure === 'export-tax') {
    // Conservation counts only where it binds users at home as well: clean mines and one price inside and outside.
    const fair = insidePrice(world, 'light') > 0.85 * outsidePrice(world, 'light');
    if (fair && world.nations[against].standards >= 2) chance -= CONSERVATION;
  }
  if (measure === 'embargo' && world.nations[against].law) chance -= SECURITY;
  return clamp(chance, 0.05, 0.97);
}

/** Since December 2019 the Appellate Body has no members: who loses appeals into the void, and nobody may retaliate. */
export const appealable = (world: World): boolean => halfYear(world.start, world.turn).year < 2020;

/** One turn of every case: rulings, time to comply, retaliation. */
export function hearCases(world: World, record: Chronicle): void {
  for (const dispute of world.disputes) {
    if (dispute.state === 'pending') rule(world, dispute, record);
    else if (dispute.state === 'lost' || dispute.state === 'retaliation') enforce(world, dispute, record);
  }
}

function rule(world: World, dispute: Dispute, record: Chronicle): void {
  const waited = world.turn - dispute.filed;
  if (waited < DELAY.least) return;
  if (waited < DELAY.most && drawFrom(world, 'wto') >= DELAY.chance) return;
  dispute.decided = world.turn;
  const gone = !dispute.complainants.some((one) => offends(world, dispute.against, dispute.measure, one));
  if (gone) {
    settle(world, dispute, record);
    return;
  }
  const won = drawFrom(world, 'wto') < merits(world, dispute);
  dispute.state = won ? 'lost' : 'dismissed';
  if (won)
    for (const nation of NATIONS)
      warm(world, nation, dispute.against, -STANDING.lost / (involved(dispute, nation) ? 1 : 2));
  tell(dispute, record, won ? 'event.wto-lost' : 'event.wto-dismissed', 0.8);
}

function enforce(world: World, dispute: Dispute, record: Chronicle): void {
  const { against, measure, complainants } = dispute;
  const victims = complainants.filter((one) => offends(world, against, measure, one));
  if (victims.length === 0) {
    settle(world, dispute, record);
    return;
  }
  if (world.turn - (dispute.decided ?? world.turn) < GRACE) return;
  const authorised = appealable(world);
  if (dispute.state === 'lost') {
    dispute.state = 'retaliation';
    tell(dispute, record, authorised ? 'event.wto-retaliation' : 'event.wto-void', 0.7);
  }
  for (const victim of victims) {
    warm(world, victim, against, -STANDING.defiant);
    if (authorised) payUpTo(world, against, victim, RETALIATION * soldTo(world, against, victim));
  }
}

function settle(world: World, dispute: Dispute, record: Chronicle): void {
  dispute.state = 'complied';
  for (const nation of dispute.complainants) warm(world, nation, dispute.against, STANDING.complied);
  tell(dispute, record, 'event.wto-complied', 0.6);
}

const involved = (dispute: Dispute, nation: NationId) => dispute.complainants.includes(nation);

/** M USD of goods that went from one nation to another in the last turn. */
const soldTo = (world: World, from: NationId, to: NationId): number =>
  sum(world.market.flows, (flow) =>
    flow.from === from &&
    flow.to === to &&
    flow.manner !== 'smuggled' &&
    flow.good !== 'rock' &&
    flow.good !== 'clay'
      ? worth(flow.tonnes, world.market.price[flow.good][to] ?? 0)
      : 0,
  );

/** Takes back what a ruling found against, towards those who complained. */
export function comply(world: World, { against, measure, complainants }: Dispute): void {
  if (measure === 'quota') world.quota[against] = null;
  if (measure === 'export-tax') world.exportTax[against] = 0;
  if (measure === 'embargo')
    world.embargoes = world.embargoes.filter(
      (one) => !(one.by === against && complainants.includes(one.target) && known(world).includes(one)),
    );
  if (measure === 'tariff')
    world.tariffs = world.tariffs.filter(
      (one) => !(one.by === against && complainants.some((nation) => nation === one.origin)),
    );
}

function tell(dispute: Dispute, record: Chronicle, key: string, weight: number): void {
  record({
    text: text(key, { nation: nationWord(dispute.against), measure: word(`measure.${dispute.measure}`) }),
    nation: dispute.against,
    region: dispute.against,
    weight,
    audience: null,
  });
}
