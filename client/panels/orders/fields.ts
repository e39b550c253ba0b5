import { MANNERS } from '#shared/control/embargoes.ts';
import type { Kind, Order } from '#shared/orders/index.ts';
import { COMMODITIES, GOODS, isNation, ORES, STAGES } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { quantity, siteName, word } from '../../i18n/index.ts';
import type { IconName } from '../../ui/Icon.tsx';
import { blankControl, CONTROL, rivals } from './control.ts';
import { blankDiplomacy, DIPLOMACY } from './diplomacy.ts';

/** One thing a player may set about an order, as the form shows it. */
export type Field =
  | { name: string; as: 'choice'; options(view: View): { value: string; text: string }[] }
  | { name: string; as: 'number'; unit: 't' | 'USD/kg' | 'M USD' | 'turns'; min: number; max: number }
  | { name: string; as: 'share' }
  | { name: string; as: 'clauses' } // the promises of a treaty
  | { name: string; as: 'limit' }; // tonnes, or no limit at all

const regions = (name: string, allowed: (id: string, view: View) => boolean): Field => ({
  name,
  as: 'choice',
  options: (view) =>
    Object.keys(view.world.regions)
      .filter((id) => id !== 'ROW' && allowed(id, view))
      .map((id) => ({ value: id, text: word(`region.${id}`) })),
});

const goods = (name: string, list: readonly string[]): Field => ({
  name,
  as: 'choice',
  options: () => list.map((good) => ({ value: good, text: word(`good.${good}`) })),
});

const stages = (name: string): Field => ({
  name,
  as: 'choice',
  options: () => STAGES.map((stage) => ({ value: stage, text: word(`stage.${stage}`) })),
});

const foreign = (id: string, view: View) => id !== view.nation;
const buildable = (id: string, view: View) => id === view.nation || !isNation(id);

/** The form of every kind of order: a new kind adds one line here. */
export const FIELDS: Record<Kind, Field[]> = {
  offtake: [
    regions('seller', foreign),
    goods('commodity', COMMODITIES),
    { name: 'tonnes', as: 'number', unit: 't', min: 1, max: 100_000 },
    { name: 'price', as: 'number', unit: 'USD/kg', min: 0.01, max: 100_000 },
    { name: 'turns', as: 'number', unit: 'turns', min: 2, max: 20 },
    {
      name: 'rule',
      as: 'choice',
      options: () => ['fixed', 'spot'].map((rule) => ({ value: rule, text: word(`rule.${rule}`) })),
    },
    { name: 'finance', as: 'number', unit: 'M USD', min: 0, max: 2000 },
  ],
  accept: [],
  ...DIPLOMACY,
  'leave-contract': [
    {
      name: 'contract',
      as: 'choice',
      options: ({ nation, world }) =>
        world.contracts
          .filter((one) => one.buyer === nation)
          .map((one) => ({
            value: one.id,
            text: `${word(`region.${one.seller}`)}: ${quantity(one.tonnes, 't')} ${word(`good.${one.commodity}`)}, ${quantity(one.price, 'USD/kg')}`,
          })),
    },
  ],
  quota: [{ name: 'tonnes', as: 'limit' }],
  ...CONTROL,
  tariff: [regions('origin', foreign), goods('good', GOODS), { name: 'rate', as: 'share' }],
  embargo: [
    rivals('target'),
    goods('commodity', COMMODITIES),
    { name: 'severity', as: 'share' },
    {
      name: 'manner',
      as: 'choice',
      options: () => MANNERS.map((manner) => ({ value: manner, text: word(`embargo.${manner}`) })),
    },
  ],
  'build-mine': [
    {
      name: 'site',
      as: 'choice',
      options: (view) =>
        view.world.sites
          .filter((site) => !site.developing && site.phase !== 'operation' && site.phase !== 'ramp-up')
          .filter((site) => buildable(site.region, view))
          .map((site) => ({ value: site.id, text: `${siteName(site)}, ${word(`region.${site.region}`)}` })),
    },
  ],
  'build-separation': [
    regions('region', buildable),
    {
      name: 'ore',
      as: 'choice',
      options: () => ORES.map((ore) => ({ value: ore, text: word(`ore.${ore}`) })),
    },
    { name: 'capacity', as: 'number', unit: 't', min: 200, max: 30_000 },
  ],
  'build-magnet': [
    regions('region', buildable),
    { name: 'capacity', as: 'number', unit: 't', min: 100, max: 20_000 },
  ],
  explore: [regions('region', buildable), { name: 'funds', as: 'number', unit: 'M USD', min: 5, max: 200 }],
  subsidy: [stages('stage'), { name: 'share', as: 'share' }],
  'price-floor': [
    {
      name: 'site',
      as: 'choice',
      options: ({ nation, world }) =>
        world.sites
          .filter(
            (site) =>
              site.region === nation ||
              site.owner === nation ||
              world.loans.some((loan) => loan.lender === nation && loan.site === site.id),
          )
          .filter((site) => site.stage !== 'magnet' && !site.illegal && site.phase !== 'closed')
          .map((site) => ({ value: site.id, text: `${siteName(site)}, ${word(`region.${site.region}`)}` })),
    },
    goods('metal', ['light', 'heavy']),
    { name: 'price', as: 'number', unit: 'USD/kg', min: 0.01, max: 100_000 },
    { name: 'turns', as: 'number', unit: 'turns', min: 2, max: 20 },
  ],
  'tax-credit': [{ name: 'share', as: 'share' }],
  standards: [
    {
      name: 'level',
      as: 'choice',
      options: () =>
        [0, 1, 2, 3].map((level) => ({ value: String(level), text: word(`standards.${level}`) })),
    },
  ],
  diversify: [{ name: 'funds', as: 'number', unit: 'M USD', min: 1, max: 1000 }],
  recycling: [
    {
      name: 'level',
      as: 'choice',
      options: () =>
        [0, 1, 2, 3].map((level) => ({ value: String(level), text: word(`recycling.${level}`) })),
    },
  ],
  stockpile: [
    goods('commodity', COMMODITIES),
    { name: 'tonnes', as: 'number', unit: 't', min: -200_000, max: 200_000 },
    { name: 'limit', as: 'number', unit: 'USD/kg', min: 0.01, max: 100_000 },
  ],
  substitution: [
    goods('commodity', COMMODITIES),
    { name: 'funds', as: 'number', unit: 'M USD', min: 1, max: 1000 },
  ],
  'export-control-law': [],
  respond: [],
  campaign: [{ name: 'funds', as: 'number', unit: 'M USD', min: 1, max: 5000 }],
  consult: [regions('region', buildable), { name: 'funds', as: 'number', unit: 'M USD', min: 1, max: 1000 }],
  'clean-up': [{ name: 'funds', as: 'number', unit: 'M USD', min: 1, max: 5000 }],
};

export const KIND_ICON: Record<Kind, IconName> = {
  offtake: 'contract',
  accept: 'contract',
  propose: 'talk',
  answer: 'talk',
  withdraw: 'talk',
  partnership: 'globe',
  'wto-case': 'law',
  comply: 'law',
  'leave-contract': 'contract',
  quota: 'gate',
  licensing: 'gate',
  'technology-ban': 'research',
  retaliate: 'gate',
  'know-how': 'research',
  'export-tax': 'gate',
  'mining-quota': 'mine',
  consolidate: 'law',
  'crack-down': 'law',
  tariff: 'gate',
  embargo: 'gate',
  'export-control-law': 'law',
  'build-mine': 'mine',
  'build-separation': 'flask',
  'build-magnet': 'magnet',
  explore: 'mine',
  subsidy: 'money',
  'price-floor': 'money',
  'tax-credit': 'money',
  standards: 'law',
  diversify: 'money',
  recycling: 'recycle',
  stockpile: 'stock',
  substitution: 'research',
  respond: 'alarm',
  campaign: 'talk',
  consult: 'talk',
  'clean-up': 'recycle',
};

/** The buttons of the tray, and the kinds behind each. */
export const GROUPS = [
  { id: 'trade', icon: 'contract', kinds: ['offtake', 'accept', 'leave-contract'] },
  {
    id: 'diplomacy',
    icon: 'talk',
    kinds: ['propose', 'answer', 'withdraw', 'partnership', 'wto-case', 'comply'],
  },
  {
    id: 'restrict',
    icon: 'gate',
    kinds: ['embargo', 'quota', 'tariff', 'export-control-law', 'export-tax', 'licensing', 'retaliate'],
  },
  { id: 'control', icon: 'law', kinds: ['mining-quota', 'consolidate', 'crack-down', 'technology-ban'] },
  { id: 'build', icon: 'mine', kinds: ['build-mine', 'build-separation', 'build-magnet', 'explore'] },
  { id: 'support', icon: 'money', kinds: ['subsidy', 'price-floor', 'tax-credit', 'standards', 'diversify'] },
  { id: 'research', icon: 'research', kinds: ['substitution', 'know-how', 'recycling'] },
  { id: 'stock', icon: 'stock', kinds: ['stockpile'] },
  { id: 'crisis', icon: 'alarm', kinds: ['respond'] },
  { id: 'home', icon: 'home', kinds: ['campaign', 'consult', 'clean-up'] },
] as const satisfies { id: string; icon: IconName; kinds: Kind[] }[];

/** An order to fill in, where no sensible one of its kind offers itself. */
export function blank(kind: Kind, { nation, world }: View): Order {
  const price = Math.max(1, Math.round(world.market.price.light[nation] ?? 10));
  switch (kind) {
    case 'offtake':
      return {
        kind,
        seller: 'AUS',
        commodity: 'light',
        tonnes: 100,
        price,
        turns: 6,
        rule: 'fixed',
        finance: 0,
      };
    case 'accept':
      return { kind, offer: '' };
    case 'propose':
    case 'answer':
    case 'withdraw':
    case 'partnership':
    case 'wto-case':
    case 'comply':
      return blankDiplomacy(kind, nation);
    case 'leave-contract':
      return { kind, contract: '' };
    case 'quota':
      return { kind, tonnes: world.quota[nation] ?? 20_000 };
    case 'licensing':
    case 'technology-ban':
    case 'retaliate':
    case 'know-how':
    case 'export-tax':
    case 'mining-quota':
    case 'consolidate':
    case 'crack-down':
      return blankControl(kind, { nation, world });
    case 'tariff':
      return { kind, origin: nation === 'CHN' ? 'USA' : 'CHN', good: 'magnet', rate: 0.25 };
    case 'embargo':
      return {
        kind,
        target: nation === 'CHN' ? 'JPN' : 'CHN',
        commodity: 'light',
        severity: 0.4,
        manner: 'open',
      };
    case 'build-mine':
      return { kind, site: '' };
    case 'build-separation':
      return { kind, region: nation, ore: 'rock', capacity: 2500 };
    case 'build-magnet':
      return { kind, region: nation, capacity: 1500 };
    case 'explore':
      return { kind, region: nation, funds: 30 };
    case 'subsidy':
      return { kind, stage: 'mine', share: 0.2 };
    case 'price-floor':
      return { kind, site: '', metal: 'light', price: Math.round(price * 1.3), turns: 10 };
    case 'tax-credit':
      return { kind, share: 0.3 };
    case 'standards':
      return { kind, level: Math.min(3, world.nations[nation].standards + 1) };
    case 'diversify':
      return { kind, funds: 60 };
    case 'recycling':
      return { kind, level: Math.min(3, world.nations[nation].recycling + 1) };
    case 'stockpile':
      return { kind, commodity: 'light', tonnes: 100, limit: Math.round(price * 1.2) };
    case 'substitution':
      return { kind, commodity: 'heavy', funds: 50 };
    case 'export-control-law':
      return { kind };
    case 'respond':
      return { kind, crisis: '', response: '' };
    case 'campaign':
      return { kind, funds: 40 };
    case 'consult':
      return { kind, region: nation, funds: 30 };
    case 'clean-up':
      return { kind, funds: 30 };
  }
}
