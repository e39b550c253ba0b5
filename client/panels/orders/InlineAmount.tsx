import type { Order } from '#shared/orders/index.ts';
import { t, word } from '../../i18n/index.ts';
import { FIELDS, type Field } from './fields.ts';
import { nudge, roundStep } from './Stepper.tsx';

type AmountField = Extract<Field, { as: 'number' | 'share' | 'limit' }>;

/** The one figure of an order that is changed most, as it stands in the tray. */
export interface Amount {
  field: AmountField;
  value: number;
}

const MAIN = ['funds', 'tonnes', 'severity', 'rate', 'share', 'capacity', 'escrow', 'price'];

/** The main figure of an order; null where it has none, or no number now. */
export function amountOf(order: Order): Amount | null {
  const fields = FIELDS[order.kind].filter((one): one is AmountField =>
    ['number', 'share', 'limit'].includes(one.as),
  );
  const field = MAIN.flatMap((name) => fields.find((one) => one.name === name) ?? [])[0];
  const value: unknown = field && Reflect.get(order, field.name);
  return field && typeof value === 'number' ? { field, value } : null;
}

/** A small stepper in the row: buttons in round steps, or a typed number. */
export function InlineAmount({
  amount: { field, value },
  order,
  set,
}: {
  amount: Amount;
  order: string;
  set(value: number): void;
}) {
  const scale = field.as === 'share' ? 100 : 1;
  const [min, max] =
    field.as === 'number' ? [field.min, field.max] : [0, field.as === 'share' ? 100 : 1_000_000];
  const shown = Number((value * scale).toPrecision(12));
  const step = field.as === 'share' ? 5 : roundStep(shown);
  const label = t('orders.amount', { field: word(`field.${field.name}`), order });
  const go = (way: 1 | -1) => set(nudge(shown, step, way, min, max) / scale);
  return (
    <span class="amount">
      <button
        type="button"
        onClick={() => go(-1)}
        disabled={shown <= min}
        aria-label={t('field.less', { field: label })}
      >
        −
      </button>
      <input
        type="text"
        inputMode="decimal"
        aria-label={label}
        value={shown}
        onChange={({ currentTarget }) => {
          const typed = Number(currentTarget.value.replace('−', '-').replace(',', '.'));
          if (Number.isFinite(typed) && currentTarget.value.trim() !== '')
            set(Math.min(max, Math.max(min, typed)) / scale);
          else currentTarget.value = String(shown);
        }}
      />
      <button
        type="button"
        onClick={() => go(1)}
        disabled={shown >= max}
        aria-label={t('field.more', { field: label })}
      >
        +
      </button>
    </span>
  );
}
