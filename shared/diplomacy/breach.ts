import { clamp, sum } from '../numbers.ts';
import { nation as nationWord, number, type Text, text } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import { warm } from '../turn/standing.ts';
import { pay } from '../world/ledger.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { breakers, type Clause, comesOutLate, perform, weight } from './clauses/index.ts';
import { shareOut } from './clauses/joint-stockpile.ts';
import { regardAll } from './partners.ts';
import { isSecret, parted } from './secrecy.ts';
import { binds, otherOf, type Treaty } from './treaty.ts';

/**
 * What keeping and breaking do to opinions (game; the ratio of one to the other follows what experiments find:
 * a breach weighs several times a kept promise). `breach` multiplies the weights of the clauses broken.
 */
const KEPT = { standing: 1, fulfilled: 3, lasting: 2, trust: 0.04 } as const;
const BROKEN = { other: 1.6, others: 0.6, partners: 0.5, lasting: 0.5, trust: 1 / 50, most: 60 } as const;
/** A party that leaves with notice loses this share of its deposit, and some goodwill. */
const LEAVING = { share: 0.5, standing: 6, trust: 0.06 } as const;
/** Turns from the notice to the end. */
export const NOTICE = 2;
/** What a nation's word is worth at first, and how fast it drifts back to that. */
export const TRUSTED = 0.8;
const FORGOTTEN = 0.03;

/** Each clause of each treaty in force: whoever breaks one ends the treaty; what is kept does its work. */
export function upholdTreaties(world: World, record: Chronicle): void {
  for (const treaty of world.treaties) {
    if (!binds(world, treaty)) continue;
    const broken = treaty.clauses.flatMap((clause) => {
      const by = breakers(world, treaty, clause);
      if (by.length === 0) perform(world, treaty, clause);
      return by.map((nation) => ({ nation, clause }));
    });
    if (broken.length > 0) breach(world, treaty, broken, record);
    else {
      const [one, other] = treaty.parties;
      warm(world, one, other, KEPT.standing);
      warm(world, other, one, KEPT.standing);
    }
  }
}

/** After the market: what has come to light since the orders, and treaties whose time is up. */
export function closeTreaties(world: World, record: Chronicle): void {
  for (const treaty of world.treaties) {
    if (!binds(world, treaty)) continue;
    const broken = treaty.clauses
      .filter(comesOutLate)
      .flatMap((clause) => breakers(world, treaty, clause).map((nation) => ({ nation, clause })));
    if (broken.length > 0) breach(world, treaty, broken, record);
    else if (world.turn + 1 >= treaty.until) end(world, treaty, record);
  }
  // The match ends: what is deposited goes back, also from treaties that have not begun to bind.
  if (world.turn + 1 >= world.turns)
    for (const treaty of world.treaties) if (treaty.state === 'in-force') end(world, treaty, record);
  for (const nation of NATIONS) {
    const own = world.nations[nation];
    own.reputation += FORGOTTEN * (TRUSTED - own.reputation);
  }
}

/** The treaty has run its time, or the notice of one side has. */
function end(world: World, treaty: Treaty, record: Chronicle): void {
  const [one, other] = treaty.parties;
  const { by: leaver } = treaty;
  shareOut(world, treaty);
  for (const nation of treaty.parties) {
    const lost = nation === leaver ? LEAVING.share * treaty.escrow : 0;
    pay(world, 'escrow', nation, treaty.escrow - lost);
    pay(world, 'escrow', otherOf(treaty.parties, nation), lost);
  }
  treaty.state = leaver ? 'left' : 'fulfilled';
  treaty.ended = world.turn;
  if (leaver === null)
    for (const [who, about] of [
      [one, other],
      [other, one],
    ] as const) {
      warm(world, who, about, KEPT.fulfilled);
      lasting(world, who, about, KEPT.lasting);
      trust(world, who, KEPT.trust);
    }
  tell(
    record,
    treaty,
    text(leaver ? 'event.treaty-left' : 'event.treaty-fulfilled', {
      nation: nationWord(leaver ?? one),
      other: nationWord(leaver ? otherOf(treaty.parties, leaver) : other),
    }),
    0.45,
  );
}

/**
 * One or both have broken it: deposits go to whoever kept it, and the world remembers. Of secret promises only the
 * other remembers: for the world the treaty has ended before its time.
 */
function breach(
  world: World,
  treaty: Treaty,
  broken: { nation: NationId; clause: Clause }[],
  record: Chronicle,
): void {
  const guilty = treaty.parties.filter((party) => broken.some(({ nation }) => nation === party));
  shareOut(world, treaty);
  for (const nation of treaty.parties) {
    const other = otherOf(treaty.parties, nation);
    const forfeits = guilty.includes(nation) && !guilty.includes(other);
    pay(world, 'escrow', forfeits ? other : nation, treaty.escrow);
  }
  treaty.state = 'broken';
  treaty.by = guilty[0] ?? null;
  treaty.ended = world.turn;
  treaty.breaches = broken.map(({ nation, clause }) => ({
    by: nation,
    clause: clause.kind,
    ...(isSecret(clause) && { secret: true }),
  }));
  for (const nation of guilty) {
    const own = broken.filter((one) => one.nation === nation).map((one) => one.clause);
    const { open, secret } = parted(own);
    const other = otherOf(treaty.parties, nation);
    const felt = Math.min(BROKEN.most, sum(own, weight));
    warm(world, other, nation, -BROKEN.other * felt);
    lasting(world, other, nation, -BROKEN.lasting * felt);
    // Of what was promised in secret nobody else knows that it was broken, and the other can't complain of it.
    const points = Math.min(BROKEN.most, sum(open, weight));
    for (const third of NATIONS) if (third !== other) warm(world, third, nation, -BROKEN.others * points);
    regardAll(world, nation, -BROKEN.partners * points);
    trust(world, nation, -BROKEN.trust * points);
    const said = (key: string, clauses: Clause[]) =>
      text(key, {
        nation: nationWord(nation),
        other: nationWord(other),
        clauses: { is: 'words', keys: [...new Set(clauses.map((clause) => `clause.${clause.kind}`))] },
        escrow: number(guilty.length === 1 ? treaty.escrow : 0, 'M USD'),
      });
    if (open.length > 0) tell(record, treaty, said('event.treaty-broken', open), 0.9);
    if (secret.length > 0)
      tell(record, treaty, said('event.treaty-broken-secret', secret), 0.9, treaty.parties);
  }
  if (broken.some(({ clause }) => !isSecret(clause))) return;
  const [nation, other] = treaty.parties;
  const ended = text('event.treaty-ended', { nation: nationWord(nation), other: nationWord(other) });
  record({ text: ended, nation, region: other, weight: 0.5, audience: null });
}

/** A party gives notice: the treaty still binds next turn, and ends with it. */
export function giveNotice(world: World, treaty: Treaty, nation: NationId): void {
  const other = otherOf(treaty.parties, nation);
  treaty.by = nation;
  treaty.until = Math.min(treaty.until, world.turn + NOTICE);
  warm(world, other, nation, -LEAVING.standing);
  trust(world, nation, -LEAVING.trust);
}

/** M USD that leaving a treaty early costs. */
export const leavingTreatyCosts = (treaty: Treaty): number => LEAVING.share * treaty.escrow;

function lasting(world: World, who: NationId, about: NationId, points: number): void {
  const { usual } = world.nations[who];
  usual[about] = clamp(usual[about] + points, -100, 100);
}

function trust(world: World, nation: NationId, change: number): void {
  const own = world.nations[nation];
  own.reputation = clamp(own.reputation + change, 0, 1);
}

function tell(
  record: Chronicle,
  treaty: Treaty,
  words: Text,
  importance: number,
  audience: NationId[] | null = null,
): void {
  record({
    text: words,
    nation: treaty.by ?? treaty.parties[0],
    region: treaty.parties[1],
    weight: importance,
    audience,
  });
}
