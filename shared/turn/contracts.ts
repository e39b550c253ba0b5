import { known } from '../control/embargoes.ts';
import { CONTRACT_SHARE } from '../market/constants.ts';
import { good, nation as nationWord, number, region, text } from '../text.ts';
import { pay, payUpTo, worth } from '../world/ledger.ts';
import { isNation } from '../world/terms.ts';
import type { Contract, World } from '../world/world.ts';
import type { Chronicle } from './events.ts';
import { warm } from './standing.ts';

/** A price that follows the market lies this much below it where the buyer's state lent the money for the plant. */
const LENDERS_DISCOUNT = 0.03;

/** What a nation that holds contracted goods back by embargo owes, as a share of their price. */
const BREACH_SHARE = 0.3;
/** And what it costs in the buyer's eyes, a turn. */
const BREACH_STANDING = 4;

/** The states that guaranteed a contract share in what it gains or loses against the market; who breaks it pays. */
export function settleContracts(world: World, record: Chronicle): void {
  for (const contract of world.contracts) {
    const market = world.market.price[contract.commodity][contract.buyer] ?? contract.price;
    const price = contract.rule === 'spot' ? market * (1 - discount(world, contract)) : contract.price;
    const gain = CONTRACT_SHARE * worth(contract.delivered, market - price);
    const seller = isNation(contract.seller) ? contract.seller : null;
    if (gain >= 0) {
      if (seller) payUpTo(world, seller, 'industry', gain);
      pay(world, 'industry', contract.buyer, gain);
    } else {
      payUpTo(world, contract.buyer, 'industry', -gain);
      if (seller) pay(world, 'industry', seller, -gain);
    }
    punishBreach(world, contract, price, record);
  }
  world.contracts = world.contracts.filter((contract) => contract.until > world.turn + 1);
}

const discount = (world: World, contract: Contract): number =>
  world.loans.some((loan) => loan.contract === contract.id) ? LENDERS_DISCOUNT : 0;

/** A seller whose embargo holds contracted goods back pays the buyer for it; one that cannot make them does not. */
function punishBreach(world: World, contract: Contract, price: number, record: Chronicle): void {
  const { seller, buyer, commodity, tonnes, delivered } = contract;
  const missing = tonnes - delivered;
  if (!isNation(seller) || missing < 0.05 * tonnes) return;
  // Delays that nobody has traced pass for force majeure.
  const stopped = known(world).some(
    (one) => one.by === seller && one.target === buyer && one.commodity === commodity,
  );
  if (!stopped) return;
  const due = Math.min(BREACH_SHARE * worth(missing, price), Math.max(0, world.nations[seller].treasury));
  pay(world, seller, buyer, due);
  warm(world, buyer, seller, -BREACH_STANDING);
  record({
    text: text('event.contract-breached', {
      seller: nationWord(seller),
      buyer: nationWord(buyer),
      good: good(commodity),
      cost: number(due, 'M USD'),
    }),
    nation: seller,
    region: buyer,
    weight: 0.6,
    audience: [seller, buyer],
  });
}

/** M USD a buyer owes who leaves a contract: a share of what it would still have to pay. */
export const leavingCosts = (world: World, contract: Contract): number =>
  LEAVING_SHARE * worth(contract.tonnes, contract.price) * Math.max(1, contract.until - world.turn);

/** Take-or-pay clauses ask for more; a state negotiates. */
const LEAVING_SHARE = 0.15;

/** A buyer walks away: it pays, and whoever sold does not forget. */
export function leaveContract(world: World, contract: Contract): void {
  const { seller, buyer } = contract;
  payUpTo(world, buyer, isNation(seller) ? seller : 'industry', leavingCosts(world, contract));
  if (isNation(seller)) warm(world, seller, buyer, -10);
  world.contracts = world.contracts.filter((one) => one !== contract);
}

export const contractWords = (contract: Contract) => ({
  seller: region(contract.seller),
  good: good(contract.commodity),
  tonnes: number(contract.tonnes, 't'),
  price: number(contract.price, 'USD/kg'),
});
