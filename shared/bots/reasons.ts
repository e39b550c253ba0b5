import { prospectOf, servesLater, why } from '../advice/weigh.ts';
import { valueTo } from '../diplomacy/negotiate.ts';
import { hasSecrets } from '../diplomacy/secrecy.ts';
import { type Order, subject } from '../orders/index.ts';
import { coverTurns } from '../scoring/measures.ts';
import { change, good, nation as nationWord, number, type Text, text, word } from '../text.ts';
import { isNation, type NationId } from '../world/terms.ts';
import type { View } from '../world/view.ts';
import { CHARACTERS, type CharacterId } from './characters.ts';
import { deedOf } from './deeds.ts';
import { breaksPromise } from './habits/diplomacy.ts';
import { unmetSince } from './habits/relent.ts';
import { trusts } from './manners.ts';
import type { Found, Trial } from './search/search.ts';
import type { Reason } from './think.ts';

/** Below this change of score an order does nothing that could be its reason. */
const NOTHING = 0.05;
/** Share of the importers' need that an order must see met to have been given for that. */
const SPARED = 0.002;
const HALF_YEAR_DAYS = 182.5;

/** Why each order was given, in words for whoever reads them afterwards. */
export function reasonsFor(view: View, id: CharacterId, firm: readonly Order[], found: Found): Reason[] {
  return found.trials.map((trial) => {
    const said = because(view, id, firm, trial, found);
    return { subject: subject(trial.order), why: said, secret: betrays(view, trial.order, said) };
  });
}

function because(view: View, id: CharacterId, firm: readonly Order[], trial: Trial, found: Found): Text {
  const { order, gain } = trial;
  const spoken = amongNations(view, id, order, gain);
  if (spoken) return spoken;
  if (firm.includes(order)) return text('because.promise');
  const { turn } = view.world;
  const [now, otherwise] = [unmetSince(found.with, turn), unmetSince(trial.without, turn)];
  if (gain < NOTHING && otherwise - now > SPARED) return spares(now, otherwise);
  if (gain < NOTHING) return without(view, id, trial);
  const { nation } = view;
  const { key, values } = why(
    nation,
    prospectOf(trial.without, nation),
    prospectOf(found.with, nation),
    gain,
  );
  const { when, score, goal } = values;
  // How far a government has come with its goals is its own business.
  if (when && score && goal) return text('because.goal', { when, score, goal });
  return text(`because.${key.slice('why.'.length)}`, values);
}

/** It keeps need from going unmet; where both shares are read as the same figure, one is enough. */
function spares(now: number, otherwise: number): Text {
  if (Math.round(100 * now) === Math.round(100 * otherwise))
    return text('because.spare', { now: number(now, 'share') });
  return text('because.collapse', { now: number(now, 'share'), otherwise: number(otherwise, 'share') });
}

/** Treaties: what they are worth, and who is trusted with one. */
function amongNations(view: View, id: CharacterId, order: Order, gain: number): Text | null {
  const { nation, world } = view;
  if (order.kind === 'answer') {
    const proposal = world.proposals.find((one) => one.id === order.proposal);
    if (!proposal) return null;
    const { from, terms } = proposal;
    const worth = number(valueTo(world, [from, nation], terms, nation), 'M USD');
    if (order.accept) return text('because.sign', { nation: nationWord(from), worth });
    if (trusts(view, from, CHARACTERS[id].manners))
      return text('because.refuse', { nation: nationWord(from), worth });
    return text('because.distrust', {
      nation: nationWord(from),
      word: number(world.nations[from].reputation, 'share'),
      opinion: number(world.nations[nation].standing[from], 'points'),
    });
  }
  if (order.kind === 'propose') {
    const worth = number(valueTo(world, [nation, order.to], order, nation), 'M USD');
    return text('because.propose', { nation: nationWord(order.to), worth });
  }
  return breaksPromise(view, order) ? text('because.breach', { score: change(gain, 'points') }) : null;
}

/** What speaks for an order that does nothing for the score yet. */
function without(view: View, id: CharacterId, { order, gain }: Trial): Text {
  const { nation, world } = view;
  const later = servesLater(nation, order);
  const other = whom(order);
  const opinion = (of: NationId) => number(world.nations[nation].standing[of], 'points');
  switch (deedOf(view, order)) {
    case 'respond':
      return text('because.crisis', { score: change(gain, 'points') });
    case 'buy-stock':
    case 'release-stock': {
      if (order.kind !== 'stockpile') break;
      const { commodity } = order;
      return text(order.tonnes > 0 ? 'because.stock' : 'because.release', {
        good: good(commodity),
        days: number(coverTurns(world, nation) * HALF_YEAR_DAYS, 'count'),
        price: number(world.market.price[commodity][nation] ?? world.market.reference[commodity], 'USD/kg'),
        usual: number(world.market.memory.outside[commodity].anchor, 'USD/kg'),
      });
    }
    case 'embargo':
    case 'delay':
    case 'raise-tariff':
    case 'license':
    case 'retaliate':
      if (other) return text('because.pressure', { nation: nationWord(other), opinion: opinion(other) });
      break;
    case 'end-embargo':
    case 'cut-tariff':
    case 'free-licence':
    case 'end-retaliation':
      if (other) return text('because.relief', { nation: nationWord(other), opinion: opinion(other) });
      break;
    case 'wto-case':
      if (other) return text('because.case', { nation: nationWord(other) });
      break;
    case 'campaign':
    case 'consult':
      return text('because.voters', { approval: number(world.nations[nation].politics.approval, 'count') });
  }
  if (later) return text('because.later', { goal: word(`score.${later}`) });
  return text('because.way', { character: word(`character.${id}.cares`), score: change(gain, 'points') });
}

/** The nation that an order is aimed at. */
function whom(order: Order): NationId | null {
  const raw =
    'target' in order
      ? order.target
      : 'against' in order
        ? order.against
        : 'origin' in order
          ? order.origin
          : null;
  return raw !== null && isNation(raw) ? raw : null;
}

/** Whether the reason would tell what others can't see: delays, stocks, talks between two, a breach that is meant. */
function betrays(view: View, order: Order, { key }: Text): boolean {
  switch (deedOf(view, order)) {
    case 'delay':
    case 'end-embargo':
    case 'buy-stock':
    case 'release-stock':
    case 'propose':
    case 'sign':
    case 'refuse':
    case 'substitution':
    case 'know-how':
    case 'withdraw':
      return true;
    default:
      if (key === 'because.promise') return hasSecrets(view.world);
      return key === 'because.cover' || key === 'because.breach';
  }
}
