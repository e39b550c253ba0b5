import { SKILLS } from '#shared/control/knowhow.ts';
import type { Order } from '#shared/orders/index.ts';
import { GOODS, NATIONS } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { word } from '../../i18n/index.ts';
import type { Field } from './fields.ts';

type Kind =
  | 'licensing'
  | 'technology-ban'
  | 'retaliate'
  | 'know-how'
  | 'export-tax'
  | 'mining-quota'
  | 'consolidate'
  | 'crack-down';

/** The other nations, and everybody where an order may be meant for all. */
export const rivals = (name: string, everybody: string | null = null): Field => ({
  name,
  as: 'choice',
  options: ({ nation }) => [
    ...(everybody ? [{ value: 'all', text: word(everybody) }] : []),
    ...NATIONS.filter((other) => other !== nation).map((other) => ({
      value: other,
      text: word(`region.${other}`),
    })),
  ],
});

const chosen = (name: string, ids: readonly string[], family: string): Field => ({
  name,
  as: 'choice',
  options: () => ids.map((id) => ({ value: id, text: word(`${family}.${id}`) })),
});

/** The forms of state control. */
export const CONTROL: Record<Kind, Field[]> = {
  licensing: [
    chosen('good', GOODS, 'good'),
    rivals('target', 'licence.everybody'),
    chosen('level', ['0', '1', '2'], 'licence'),
  ],
  'technology-ban': [chosen('policy', ['ban', 'free'], 'technology')],
  retaliate: [rivals('against'), { name: 'rate', as: 'share' }],
  'know-how': [
    chosen('stage', SKILLS, 'stage'),
    { name: 'funds', as: 'number', unit: 'M USD', min: 1, max: 1000 },
  ],
  'export-tax': [{ name: 'rate', as: 'share' }],
  'mining-quota': [{ name: 'tonnes', as: 'limit' }],
  consolidate: [],
  'crack-down': [{ name: 'funds', as: 'number', unit: 'M USD', min: 1, max: 500 }],
};

/** An order of state control to fill in. */
export function blankControl(kind: Kind, { nation, world }: View): Order {
  switch (kind) {
    case 'licensing':
      return { kind, good: 'magnet', target: 'all', level: 1 };
    case 'technology-ban':
      return { kind, policy: world.nations[nation].control.technologyBan ? 'free' : 'ban' };
    case 'retaliate':
      return { kind, against: nation === 'CHN' ? 'USA' : 'CHN', rate: 0.25 };
    case 'know-how':
      return { kind, stage: 'separation', funds: 40 };
    case 'export-tax':
      return { kind, rate: 0.2 };
    case 'mining-quota':
      return { kind, tonnes: world.nations[nation].control.miningQuota ?? 40_000 };
    case 'consolidate':
      return { kind };
    case 'crack-down':
      return { kind, funds: 30 };
  }
}
