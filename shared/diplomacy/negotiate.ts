import { nation as nationWord, number, range, type Text, text } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import { pay } from '../world/ledger.ts';
import { isNation, type NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { type Clause, clauseSubject, hindrance, worthOf } from './clauses/index.ts';
import { isSecret } from './secrecy.ts';
import { isParty, otherOf, type Pair, type Proposal, type Terms, type Treaty } from './treaty.ts';

/** Turns in which the other side may answer. */
const OPEN_FOR = 2;

/** Why two nations can't agree on these terms, or null. */
export function flaw(world: World, from: NationId, to: NationId, { clauses }: Terms): Text | null {
  if (from === to) return text('refusal.not-yourself');
  if (clauses.some(isSecret)) {
    if (!world.secretClauses) return text('refusal.no-secrets');
    // A treaty is public: it has to say something.
    if (clauses.every(isSecret)) return text('refusal.all-secret');
  }
  const pair: Pair = [from, to];
  const subjects = new Set(bound(world, pair).map(clauseSubject));
  for (const clause of clauses) {
    if ('by' in clause && !pair.includes(clause.by)) return text('refusal.no-party');
    if (subjects.has(clauseSubject(clause))) return text('refusal.promised-already');
    subjects.add(clauseSubject(clause));
    const why = hindrance(world, pair, clause);
    if (why) return why;
  }
  return null;
}

/** What two nations have promised each other already. */
export const bound = (world: World, [one, other]: Pair): Clause[] =>
  world.treaties
    .filter((treaty) => treaty.state === 'in-force' && isParty(treaty, one) && isParty(treaty, other))
    .flatMap((treaty) => treaty.clauses);

/** Puts a proposal before another nation and its deposit in escrow; an earlier one to the same nation is dropped. */
export function propose(world: World, from: NationId, to: NationId, terms: Terms): Proposal {
  for (const earlier of world.proposals.filter((one) => one.from === from && one.to === to))
    withdrawProposal(world, earlier);
  const proposal = {
    // Of its own kind: by a gap in the numbers of what is public others could tell that there was one.
    id: `proposal-${world.turn}-${from}-${to}`,
    from,
    to,
    terms: { ...terms, clauses: terms.clauses.map((clause) => ({ ...clause })) },
    expires: world.turn + OPEN_FOR,
  };
  world.proposals.push(proposal);
  return proposal;
}

/** Takes a proposal off the table; who made it gets its deposit back. */
export function withdrawProposal(world: World, proposal: Proposal): void {
  world.proposals = world.proposals.filter((one) => one !== proposal);
  pay(world, 'escrow', proposal.from, proposal.terms.escrow);
}

/** Both have deposited: the treaty is public and binds from the next turn on, so that each can put its house in order. */
export function conclude(world: World, { from, to, terms }: Proposal): Treaty {
  const treaty: Treaty = {
    id: `treaty-${world.nextId++}`,
    parties: [from, to],
    clauses: terms.clauses,
    from: world.turn + 1,
    until: world.turn + 1 + terms.turns,
    escrow: terms.escrow,
    state: 'in-force',
    by: null,
    ended: null,
    breaches: [],
    stores: [],
    drawn: false,
  };
  world.treaties.push(treaty);
  return treaty;
}

/** Proposals that nobody answered in time lapse; only the two are told. */
export function lapseProposals(world: World, record: Chronicle): void {
  const over = world.turn + 1 >= world.turns;
  for (const proposal of world.proposals.filter((one) => over || one.expires <= world.turn)) {
    withdrawProposal(world, proposal);
    record({
      text: text('event.proposal-lapsed', {
        nation: nationWord(proposal.from),
        other: nationWord(proposal.to),
      }),
      nation: proposal.from,
      region: proposal.to,
      weight: 0.3,
      audience: [proposal.from, proposal.to],
    });
  }
}

/**
 * M USD a turn that terms are worth to one of the two, as far as it can see: what others owe counts by how far
 * they are trusted to keep it.
 */
export function valueTo(world: World, pair: Pair, terms: Terms, nation: NationId): number {
  let total = 0;
  for (const clause of terms.clauses) {
    const worth = worthOf(world, pair, clause, nation, terms.turns);
    const theirs = 'by' in clause && clause.by !== nation && isNation(clause.by);
    total += theirs && worth > 0 ? worth * world.nations[clause.by].reputation : worth;
  }
  return total;
}

/** What terms are worth a turn to both sides, as one of them reckons. */
export const reckoning = (world: World, pair: Pair, terms: Terms, nation: NationId): Text =>
  text('outlook.propose', {
    own: signed(valueTo(world, pair, terms, nation)),
    other: signed(valueTo(world, pair, terms, otherOf(pair, nation))),
    nation: nationWord(otherOf(pair, nation)),
  });

const signed = (value: number) => range(value, value, 'M USD');

export const termWords = ({ clauses, turns, escrow }: Terms) => ({
  clauses: named(clauses),
  turns: number(turns, 'turns'),
  escrow: number(escrow, 'M USD'),
});

/** Promises by their names. */
export const named = (clauses: readonly Clause[]) => ({
  is: 'words' as const,
  keys: clauses.map(({ kind }) => `clause.${kind}`),
});
