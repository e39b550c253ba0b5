import { known, secret } from '../control/embargoes.ts';
import type { PolicyInput } from '../market/inputs.ts';
import type { NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { aided } from './aid.ts';
import type { Cause, CauseId } from './cause.ts';
import { type Draft, inputsOf } from './draft.ts';
import type { Player } from './players.ts';

type PolicyKey = 'quota' | 'exportTax' | 'tariffs' | 'embargoes';

/** What one state orders, law by law. */
export function policies(nation: NationId): Player[] {
  const cause = (id: CauseId): Cause => ({ cause: id, nation, site: null });
  const law = (world: World): PolicyInput => inputsOf(world).policy[nation];
  const one = (
    id: CauseId,
    key: PolicyKey,
    state: (world: World) => unknown,
    put: (draft: Draft, after: World) => void,
  ): Player => ({
    cause: cause(id),
    group: nation,
    market: (world) => law(world)[key],
    state,
    put: (draft, after) => {
      draft.inputs.policy[nation] = { ...draft.inputs.policy[nation], [key]: law(after)[key] };
      put(draft, after);
    },
  });
  const mine = <T extends { by: NationId }>(all: readonly T[]) => all.filter((each) => each.by === nation);
  const swap = <T extends { by: NationId }>(into: readonly T[], from: readonly T[]) => [
    ...into.filter((each) => each.by !== nation),
    ...mine(from),
  ];
  return [
    one(
      'quota',
      'quota',
      (world) => world.quota[nation],
      ({ world }, after) => {
        world.quota[nation] = after.quota[nation] ?? null;
      },
    ),
    one(
      'export-tax',
      'exportTax',
      (world) => world.exportTax[nation],
      ({ world }, after) => {
        world.exportTax[nation] = after.exportTax[nation] ?? 0;
      },
    ),
    one(
      'tariff',
      'tariffs',
      (world) => mine(world.tariffs),
      ({ world }, after) => {
        world.tariffs = swap(world.tariffs, after.tariffs);
      },
    ),
    one(
      'embargo',
      'embargoes',
      (world) => mine(known(world)),
      ({ world }, after) => {
        world.embargoes = [...swap(known(world), known(after)), ...world.embargoes.filter(secret)];
      },
    ),
    {
      cause: cause('support'),
      group: nation,
      market: (world) =>
        inputsOf(world).sites.flatMap(({ id, aid }) => (aid?.[nation] ? [[id, aid[nation]]] : [])),
      state: (world) => [world.nations[nation].support, mine(world.floors)],
      put: ({ inputs, world }, after) => {
        const aid = new Map<string, number>();
        for (const { id, aid: { [nation]: paid } = {} } of inputsOf(after).sites)
          if (paid !== undefined) aid.set(id, paid);
        inputs.sites = inputs.sites.map((site) =>
          site.aid?.[nation] === aid.get(site.id) ? site : aided(site, nation, aid.get(site.id)),
        );
        world.nations[nation].support = after.nations[nation].support;
        world.floors = swap(world.floors, after.floors);
      },
    },
    {
      cause: cause('contracts'),
      group: nation,
      market: (world) => inputsOf(world).stockpiles.contracts.filter((each) => each.buyer === nation),
      state: (world) => world.contracts.filter((each) => each.buyer === nation).map(({ id }) => id),
      put: ({ inputs, world }, after) => {
        const others = <T extends { buyer: NationId }>(all: T[]) =>
          all.filter((each) => each.buyer !== nation);
        const own = <T extends { buyer: NationId }>(all: T[]) => all.filter((each) => each.buyer === nation);
        inputs.stockpiles.contracts = [
          ...others(inputs.stockpiles.contracts),
          ...own(inputsOf(after).stockpiles.contracts),
        ];
        world.contracts = [...others(world.contracts), ...own(after.contracts).map((each) => ({ ...each }))];
      },
    },
    {
      cause: cause('recycling'),
      group: nation,
      market: (world) => world.nations[nation].recycling,
      state: () => null,
      put: ({ inputs, world }, after) => {
        world.nations[nation].recycling = after.nations[nation].recycling;
        inputs.technology.scrap = [
          ...inputs.technology.scrap.filter((each) => each.region !== nation),
          ...inputsOf(after).technology.scrap.filter((each) => each.region === nation),
        ];
      },
    },
    {
      cause: cause('rules'),
      group: nation,
      market: (world) => ({ ...law(world), quota: 0, exportTax: 0, tariffs: 0, embargoes: 0 }),
      state: () => null,
      put: ({ inputs }, after) => {
        const { quota, exportTax, tariffs, embargoes } = inputs.policy[nation];
        inputs.policy[nation] = { ...law(after), quota, exportTax, tariffs, embargoes };
      },
    },
  ];
}
