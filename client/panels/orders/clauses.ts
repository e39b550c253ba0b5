import {
  CLAUSE_IDS,
  type Clause,
  type ClauseId,
  clauseSchema,
  usualClause,
} from '#shared/diplomacy/clauses/index.ts';
import { COMMODITIES, isNation, type NationId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { place, word } from '../../i18n/index.ts';
import type { Field } from './fields.ts';

/** Clauses that bind both sides alike; in the others one side promises. */
const JOINT: readonly ClauseId[] = ['joint-stockpile', 'joint-research'];

const commodity: Field = {
  name: 'commodity',
  as: 'choice',
  options: () => COMMODITIES.map((good) => ({ value: good, text: word(`good.${good}`) })),
};
const price = (name: string): Field => ({ name, as: 'number', unit: 'USD/kg', min: 0, max: 100_000 });
const money: Field = { name: 'funds', as: 'number', unit: 'M USD', min: 1, max: 5000 };
const tonnes: Field = { name: 'tonnes', as: 'number', unit: 't', min: 1, max: 200_000 };

/** What one may set about each kind of promise; who makes it is chosen when it is added. */
const CLAUSE_FIELDS: Record<ClauseId, Field[]> = {
  'no-embargo': [],
  'quota-floor': [tonnes],
  'price-band': [commodity, price('low'), price('high')],
  'tariff-freeze': [{ name: 'most', as: 'share' }],
  'joint-stockpile': [commodity, tonnes],
  'joint-research': [commodity, money],
  technology: [
    {
      name: 'stage',
      as: 'choice',
      options: () =>
        ['separation', 'magnet'].map((stage) => ({ value: stage, text: word(`skill.${stage}`) })),
    },
  ],
  'side-payment': [
    money,
    {
      name: 'every',
      as: 'choice',
      options: () => ['once', 'turn'].map((every) => ({ value: every, text: word(`every.${every}`) })),
    },
  ],
};

export const clauseFields = (kind: ClauseId): Field[] => CLAUSE_FIELDS[kind];
export const fieldsOf = (clause: Clause): Field[] => clauseFields(clause.kind);

/** Promises that can be added between two nations, in words: "China: no embargo". */
export function addable(view: View, to: NationId): { value: string; text: string; clause: Clause }[] {
  return CLAUSE_IDS.flatMap((kind) => {
    const usual = usualClause(kind, view.world, [view.nation, to]);
    if (JOINT.includes(kind)) return [{ value: kind, text: word(`clause.${kind}`), clause: usual }];
    const by = kind === 'quota-floor' ? [view.nation, to].filter((one) => one === 'CHN') : [to, view.nation];
    return by.map((one) => ({
      value: `${kind} ${one}`,
      text: `${place(one)}: ${word(`clause.${kind}`)}`,
      clause: 'by' in usual ? { ...usual, by: one } : usual,
    }));
  });
}

/** The promises of a form, as far as they can be read. */
export const read = (value: unknown): Clause[] =>
  Array.isArray(value)
    ? value.flatMap((one) => {
        const clause = clauseSchema.safeParse(one);
        return clause.success ? [clause.data] : [];
      })
    : [];

/** The same promises with another nation. */
export function withOther(value: unknown, nation: NationId, to: unknown): Clause[] {
  if (typeof to !== 'string' || !isNation(to)) return read(value);
  return read(value).map((clause) =>
    'by' in clause && clause.by !== nation ? { ...clause, by: to } : clause,
  );
}
