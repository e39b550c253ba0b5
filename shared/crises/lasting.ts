import { heldBack } from '../control/detour.ts';
import type { CrisisInput, MarketInputs, PolicyInput } from '../market/inputs.ts';
import { COMMODITIES, each, isNation, NATIONS, type NationId, type RegionId } from '../world/terms.ts';
import type { Region, World } from '../world/world.ts';
import type { Running } from './terms.ts';

export const calm = (): CrisisInput => ({
  outage: {},
  cost: {},
  freight: {},
  halts: [],
  demand: {},
  speculation: {},
});

/** The running effects of crises as the market feels them: a slice of its inputs, so that `explain` can name them. */
export function crisisInput(world: World): CrisisInput {
  const input = calm();
  for (const { kind, on, amount } of world.crises.running)
    for (const place of on)
      switch (kind) {
        case 'outage':
          input.outage[place] = 1 - (1 - (input.outage[place] ?? 0)) * (1 - amount);
          break;
        case 'freight':
          input.freight[place] = (input.freight[place] ?? 0) + amount;
          break;
        case 'halt':
          halt(world, input, place, amount);
          break;
        default:
          input[kind][place] = (input[kind][place] ?? 1) * (1 + amount);
      }
  return input;
}

function halt(world: World, input: CrisisInput, place: string, share: number): void {
  const [from, to, commodity] = parts(place);
  if (!from || !to || !commodity) return;
  input.halts.push(heldBack(world, { by: from, target: to, commodity, severity: share }));
}

function parts(place: string) {
  const [from, to, good] = place.split(' ');
  return [
    from && isNation(from) ? from : null,
    to && isNation(to) ? to : null,
    COMMODITIES.find((commodity) => commodity === good) ?? null,
  ] as const;
}

/** Whether a crisis holds back this trade: then it is not the usual one. */
export const halted = (world: World, from: RegionId, to: RegionId, good: string): boolean =>
  world.crises.running.some(
    ({ kind, on }: Running) => kind === 'halt' && on.includes(`${from} ${to} ${good}`),
  );

/** The market's inputs and freight rates with what crises do to them. */
export function disturbed(
  inputs: MarketInputs,
  regions: Record<RegionId, Region>,
): { inputs: MarketInputs; regions: Record<RegionId, Region> } {
  const { outage, cost, freight, halts, demand, speculation } = inputs.crises;
  return {
    inputs: {
      ...inputs,
      sites: touched(
        inputs.sites,
        [outage, cost],
        ({ id }) => id,
        (site, id) => ({
          ...site,
          capacity: site.capacity * (1 - (outage[id] ?? 0)),
          cost: site.cost * (cost[id] ?? 1),
        }),
      ),
      demand: touched(
        inputs.demand,
        [demand],
        ({ sector, region }) => `${sector} ${region}`,
        (use, id) => ({
          ...use,
          quantity: use.quantity * (demand[id] ?? 1),
        }),
      ),
      hoarding: {
        ...inputs.hoarding,
        holders: touched(
          inputs.hoarding.holders,
          [speculation],
          ({ commodity, region }) => `${commodity} ${region}`,
          (holder, id) => ({ ...holder, worth: holder.worth * (speculation[id] ?? 1) }),
        ),
      },
      policy: halts.length > 0 ? withHalts(inputs.policy, halts) : inputs.policy,
    },
    regions: withFreight(regions, freight),
  };
}

/** Changes the items that one of the effects names; the list itself when none does. */
function touched<T>(
  items: T[],
  effects: Record<string, number>[],
  key: (item: T) => string,
  change: (item: T, key: string) => T,
): T[] {
  if (effects.every((effect) => isEmpty(effect))) return items;
  return items.map((item) => {
    const id = key(item);
    return effects.some((effect) => id in effect) ? change(item, id) : item;
  });
}

function isEmpty(record: object): boolean {
  for (const _ in record) return false;
  return true;
}

function withHalts(
  policy: Record<NationId, PolicyInput>,
  halts: CrisisInput['halts'],
): Record<NationId, PolicyInput> {
  return each(NATIONS, (nation) => ({
    ...policy[nation],
    embargoes: [
      ...policy[nation].embargoes.map((embargo) => {
        const own = halts.filter((one) => covers(one, nation, embargo));
        return { ...embargo, ceiling: Math.min(embargo.ceiling, ...own.map((one) => one.ceiling)) };
      }),
      ...halts
        .filter((one) => one.by === nation)
        .filter((one) => !policy[nation].embargoes.some((embargo) => covers(one, nation, embargo))),
    ],
  }));
}

const covers = (
  halt: CrisisInput['halts'][number],
  from: NationId,
  embargo: PolicyInput['embargoes'][number],
): boolean => halt.by === from && halt.target === embargo.target && halt.commodity === embargo.commodity;

function withFreight(
  regions: Record<RegionId, Region>,
  freight: Record<RegionId, number>,
): Record<RegionId, Region> {
  if (isEmpty(freight)) return regions;
  const dear = { ...regions };
  for (const id in freight) {
    const region = dear[id];
    if (region) dear[id] = { ...region, transport: region.transport + (freight[id] ?? 0) };
  }
  return dear;
}
