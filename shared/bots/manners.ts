import type { Clause } from '../diplomacy/clauses/index.ts';
import { recordOf } from '../diplomacy/history.ts';
import { bound, valueTo } from '../diplomacy/negotiate.ts';
import { binds, isParty, type Pair, type Proposal } from '../diplomacy/treaty.ts';
import { sum } from '../numbers.ts';
import { check, type Order, suggest } from '../orders/index.ts';
import type { NationId } from '../world/terms.ts';
import type { View } from '../world/view.ts';
import type { Manners } from './characters.ts';
import { keepPromises } from './habits/diplomacy.ts';

/** Share of the treasury that it stakes on one treaty at most. */
const STAKE = 0.3;
/** Proposals at once. */
const AT_ONCE = 2;
/** A treaty signed so near the end binds nobody for long. */
const TOO_LATE = 4;

/** What a government owes others this turn, whatever else it does: answers, and what it has promised. */
export function dues(view: View, manners: Manners): Order[] {
  const promised = manners.word === 'while-it-pays' ? [] : keepPromises(view);
  const answers = view.world.proposals
    .filter((one) => one.to === view.nation)
    .flatMap((one) => answered(view, one, manners));
  return [...promised, ...answers];
}

/** M USD that its treaties ask of it this turn: what whoever keeps its word does not spend on anything else. */
export function owed({ nation, world }: View, { word }: Manners): number {
  if (word === 'while-it-pays') return 0;
  const binding = world.treaties.filter((treaty) => binds(world, treaty) && isParty(treaty, nation));
  return sum(binding, ({ clauses, from }) =>
    sum(clauses, (clause) => {
      if (clause.kind === 'joint-research') return clause.funds;
      if (clause.kind !== 'side-payment' || clause.by !== nation) return 0;
      return clause.every === 'turn' || world.turn === from ? clause.funds : 0;
    }),
  );
}

/** Whether it would sign anything with another: it likes it well enough, trusts its word, and remembers a breach. */
export function trusts({ nation, world }: View, other: NationId, manners: Manners): boolean {
  const { standing } = world.nations[nation];
  if (standing[other] < manners.liking || world.nations[other].reputation < manners.faith) return false;
  const last = recordOf(world, other).broken[0];
  return !last || world.turn - (last.ended ?? 0) > manners.memory;
}

function answered(view: View, proposal: Proposal, manners: Manners): Order[] {
  const { nation, world } = view;
  const { from, terms } = proposal;
  const yes: Order = { kind: 'answer', proposal: proposal.id, accept: true };
  const no: Order = { kind: 'answer', proposal: proposal.id, accept: false };
  if (!trusts(view, from, manners) || terms.escrow > STAKE * world.nations[nation].treasury) return [no];
  const worth = valueTo(world, [from, nation], terms, nation);
  if (worth >= manners.margin && check(view, yes).ok) return [yes];
  const other = manners.counters ? counter(view, proposal, manners) : null;
  return other ? [no, other] : [no];
}

/** Share of what a treaty is worth to the other side that it may be asked to pay for it. */
const MOST_ASKED = 0.9;

/** The same treaty with money from the other side that makes it worth signing, if that leaves the other something. */
function counter(view: View, { from, terms }: Proposal, { margin }: Manners): Order | null {
  const { nation, world } = view;
  const pair: Pair = [from, nation];
  const clauses = terms.clauses.filter((clause) => clause.kind !== 'side-payment');
  const worthTo = (party: NationId) => valueTo(world, pair, { ...terms, clauses }, party);
  // A payment counts by how far whoever promises it is trusted.
  const funds = Math.ceil((margin - worthTo(nation)) / world.nations[from].reputation);
  if (clauses.length === 0 || funds < 1 || funds > MOST_ASKED * worthTo(from)) return null;
  const payment: Clause = { kind: 'side-payment', by: from, funds, every: 'turn' };
  const order: Order = { kind: 'propose', to: from, ...terms, clauses: [...clauses, payment] };
  return check(view, order).ok ? order : null;
}

/** Treaties it might propose this turn, the best first: worth something to both, and not before each has answered the last. */
export function proposals(view: View, manners: Manners): Order[] {
  const { nation, world } = view;
  if (world.turn % manners.proposes !== 1 % manners.proposes || world.turns - world.turn < TOO_LATE)
    return [];
  const proposed = suggest(view, 'propose').filter((order) => {
    if (order.kind !== 'propose' || !trusts(view, order.to, manners)) return false;
    if (order.escrow > STAKE * world.nations[nation].treasury) return false;
    if (bound(world, [nation, order.to]).length > 0) return false;
    if (world.proposals.some((one) => one.from === order.to || one.to === order.to)) return false;
    const pair: Pair = [nation, order.to];
    return valueTo(world, pair, order, nation) > manners.margin && valueTo(world, pair, order, order.to) >= 0;
  });
  return proposed.slice(0, AT_ONCE);
}
