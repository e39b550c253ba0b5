import type { Partner } from '../diplomacy/partners.ts';
import type { Treaty } from '../diplomacy/treaty.ts';
import { COMMODITIES, each, GOODS, NATIONS } from './terms.ts';
import type { Market, Nation, Region, SectorUse, Site, World } from './world.ts';

/** A deep copy of plain data. */
export function clone<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(clone) as T;
  const copy = { ...value };
  for (const key in copy) copy[key] = clone(copy[key]);
  return copy;
}

/**
 * A copy that a turn may change. What a turn never changes, or puts anew instead of changing it, is shared with the
 * old world: summaries of the past, what the last market left. Each kind of thing is copied by code of its own: a
 * spread that meets objects of one kind only is several times as fast.
 */
export function nextWorld(world: World): World {
  const { crises, underground } = world;
  return {
    ...world,
    nations: each(NATIONS, (id) => copyNation(world.nations[id])),
    regions: copyEach(world.regions, copyRegion),
    sites: world.sites.map(copySite),
    floors: world.floors.map((floor) => ({ ...floor })),
    surveys: world.surveys.map((survey) => ({ ...survey })),
    sectors: world.sectors.map(copySector),
    contracts: world.contracts.map((contract) => ({ ...contract })),
    offers: world.offers.slice(),
    loans: world.loans.map((loan) => ({ ...loan })),
    quota: { ...world.quota },
    exportTax: { ...world.exportTax },
    tariffs: world.tariffs.map((tariff) => ({ ...tariff })),
    embargoes: world.embargoes.map((embargo) => ({ ...embargo })),
    underground: { digging: { ...underground.digging }, routes: { ...underground.routes } },
    proposals: world.proposals.slice(),
    treaties: world.treaties.map(copyTreaty),
    disputes: world.disputes.map((one) => ({ ...one, complainants: one.complainants.slice() })),
    partners: copyEach(world.partners, copyPartner),
    crises: {
      open: crises.open.map((one) => ({ ...one })),
      running: crises.running.slice(),
      last: { ...crises.last },
    },
    liabilities: { ...world.liabilities },
    market: copyMarket(world.market),
    history: world.history.slice(),
    random: copyEach(world.random, ([a, b, c, counter]) => [a, b, c, counter]),
    accounts: { ...world.accounts },
  };
}

function copyEach<T>(things: Record<string, T>, copy: (thing: T) => T): Record<string, T> {
  const copies: Record<string, T> = {};
  for (const key in things) {
    const thing = things[key];
    if (thing !== undefined) copies[key] = copy(thing);
  }
  return copies;
}

function copyNation(nation: Nation): Nation {
  const { substitution, support, control } = nation;
  return {
    ...nation,
    stockpile: { ...nation.stockpile },
    targets: { ...nation.targets },
    substitution: each(COMMODITIES, (commodity) => ({ ...substitution[commodity] })),
    support: { ...support, subsidy: { ...support.subsidy } },
    control: {
      ...control,
      licences: control.licences.slice(),
      duties: control.duties.slice(),
      research: { ...control.research },
    },
    standing: { ...nation.standing },
    usual: { ...nation.usual },
    tally: { ...nation.tally },
    politics: { ...nation.politics },
  };
}

const copyRegion = (region: Region): Region => ({
  ...region,
  prospect: { ...region.prospect },
  knowHow: { ...region.knowHow },
  inventory: { ...region.inventory },
  use: { ...region.use },
});

const copySite = (site: Site): Site => ({ ...site, project: { ...site.project } });
const copySector = (use: SectorUse): SectorUse => ({ ...use });

const copyTreaty = (treaty: Treaty): Treaty => ({
  ...treaty,
  stores: treaty.stores.map((store) => ({ ...store })),
});

const copyPartner = (partner: Partner): Partner => ({
  ...partner,
  regard: { ...partner.regard },
  funds: { ...partner.funds },
});

const copyMarket = (market: Market): Market => ({
  ...market,
  memory: {
    inside: each(GOODS, (good) => ({ ...market.memory.inside[good] })),
    outside: each(GOODS, (good) => ({ ...market.memory.outside[good] })),
  },
  thrift: { ...market.thrift },
});
