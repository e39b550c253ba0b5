import { z } from 'zod';
import { forgive } from '../sites/loans.ts';
import { nation as nationWord, number, text } from '../text.ts';
import { contractWords, leaveContract, leavingCosts } from '../turn/contracts.ts';
import type { View } from '../world/view.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface LeaveContract {
  kind: 'leave-contract';
  contract: string; // id
}

const ours = ({ nation, world }: View, id: string) =>
  world.contracts.find((one) => one.id === id && one.buyer === nation);

/** Leaves an offtake contract before its end, for a price; what was lent against it is lost. */
export const leaveOfftake: OrderKind<LeaveContract> = {
  kind: 'leave-contract',
  schema: z.strictObject({ kind: z.literal('leave-contract'), contract: z.string().max(40) }),
  points: 1,
  subject: (order) => `leave ${order.contract}`,
  cost: () => 0, // paid to the seller when it is applied, not to industry
  check(view, order) {
    const contract = ours(view, order.contract);
    if (!contract) return illegal(text('refusal.no-such-contract'));
    const due = leavingCosts(view.world, contract);
    const left = view.world.nations[view.nation].treasury;
    if (due > left)
      return illegal(text('refusal.no-money', { cost: number(due, 'M USD'), left: number(left, 'M USD') }));
    return legal;
  },
  suggest({ nation, world }) {
    return world.contracts
      .filter((one) => one.buyer === nation && one.rule !== 'spot')
      .filter((one) => (world.market.price[one.commodity][nation] ?? one.price) < 0.6 * one.price)
      .filter((one) => leavingCosts(world, one) < 0.5 * world.nations[nation].treasury)
      .map((one): LeaveContract => ({ kind: 'leave-contract', contract: one.id }));
  },
  apply(world, nation, order, log) {
    const contract = world.contracts.find((one) => one.id === order.contract && one.buyer === nation);
    if (!contract) return;
    const due = leavingCosts(world, contract);
    leaveContract(world, contract);
    forgive(world, contract.id);
    log({
      text: text('event.contract-left', {
        nation: nationWord(nation),
        ...contractWords(contract),
        cost: number(due, 'M USD'),
      }),
      weight: 0.45,
      audience: null,
    });
  },
  outlook(view, order) {
    const contract = ours(view, order.contract);
    if (!contract) return null;
    return text('outlook.leave-contract', { cost: number(leavingCosts(view.world, contract), 'M USD') });
  },
  describe: (order) => text('order.leave-contract', { contract: { is: 'name', text: order.contract } }),
};
