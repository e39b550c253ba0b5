import { otherOf } from '#shared/diplomacy/treaty.ts';
import { MEASURES } from '#shared/diplomacy/wto.ts';
import { lost } from '#shared/orders/comply.ts';
import type { Order } from '#shared/orders/index.ts';
import { leavable } from '#shared/orders/withdraw.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { word } from '../../i18n/index.ts';
import type { Field } from './fields.ts';

type Kind = 'propose' | 'answer' | 'withdraw' | 'partnership' | 'wto-case' | 'comply';

const nations = (name: string): Field => ({
  name,
  as: 'choice',
  options: (view) =>
    NATIONS.filter((nation) => nation !== view.nation).map((nation) => ({
      value: nation,
      text: word(`region.${nation}`),
    })),
});

/** The forms of the orders of diplomacy. */
export const DIPLOMACY: Record<Kind, Field[]> = {
  propose: [
    nations('to'),
    { name: 'clauses', as: 'clauses' },
    { name: 'turns', as: 'number', unit: 'turns', min: 2, max: 20 },
    { name: 'escrow', as: 'number', unit: 'M USD', min: 0, max: 2000 },
  ],
  answer: [],
  withdraw: [
    {
      name: 'treaty',
      as: 'choice',
      options: (view) =>
        leavable(view).map((one) => ({
          value: one.id,
          text: word(`region.${otherOf(one.parties, view.nation)}`),
        })),
    },
  ],
  partnership: [
    {
      name: 'region',
      as: 'choice',
      options: ({ world }) =>
        Object.keys(world.partners).map((id) => ({ value: id, text: word(`region.${id}`) })),
    },
    { name: 'funds', as: 'number', unit: 'M USD', min: 5, max: 500 },
  ],
  'wto-case': [
    nations('against'),
    {
      name: 'measure',
      as: 'choice',
      options: () => MEASURES.map((one) => ({ value: one, text: word(`measure.${one}`) })),
    },
  ],
  comply: [
    {
      name: 'dispute',
      as: 'choice',
      options: (view) => lost(view).map((one) => ({ value: one.id, text: word(`measure.${one.measure}`) })),
    },
  ],
};

/** An order of diplomacy to fill in. */
export function blankDiplomacy(kind: Kind, nation: NationId): Order {
  switch (kind) {
    case 'propose':
      return { kind, to: nation === 'CHN' ? 'JPN' : 'CHN', clauses: [], turns: 6, escrow: 20 };
    case 'answer':
      return { kind, proposal: '', accept: true };
    case 'withdraw':
      return { kind, treaty: '' };
    case 'partnership':
      return { kind, region: 'AUS', funds: 40 };
    case 'wto-case':
      return {
        kind,
        against: nation === 'CHN' ? 'USA' : 'CHN',
        measure: nation === 'CHN' ? 'tariff' : 'quota',
      };
    case 'comply':
      return { kind, dispute: '' };
  }
}
