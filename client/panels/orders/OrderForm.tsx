import { useState } from 'preact/hooks';
import { check, cost, ORDERS, type Order, outlook, parseOrder, points } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import { quantity, t, word } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { Figure } from '../../ui/Figure.tsx';
import { FIELDS, type Field } from './fields.ts';
import { roundStep, Stepper } from './Stepper.tsx';

interface Props {
  play: Play;
  view: View;
  order: Order;
  done(order: Order | null): void;
}

/** Edits one order; says in place whether it may be given, what it costs, and how to mend it. */
export function OrderForm({ play, view, order, done }: Props) {
  const [fields, setFields] = useState<Record<string, unknown>>({ ...order });
  const read = parseOrder(fields);
  const verdict = read.ok ? check(view, read.order) : read;
  const expected = read.ok ? outlook(view, read.order) : null;
  const set = (name: string, value: unknown) => setFields({ ...fields, [name]: value });
  return (
    <form
      class="order-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (read.ok && verdict.ok) done(read.order);
      }}
    >
      <p class="mute">{word(`help.${order.kind}`)}</p>
      {FIELDS[order.kind].map((field) => (
        <FieldRow key={field.name} field={field} view={view} value={fields[field.name]} set={set} />
      ))}
      {expected && <p class="mute">{play.say(expected)}</p>}
      {read.ok && (
        <p class="order-price">
          <Figure is="order-cost" class="num">
            {t('orders.cost', { cost: quantity(cost(view, read.order), 'M USD') })}
          </Figure>
          <span class="num">{t('orders.points', { count: points(read.order) })}</span>
        </p>
      )}
      <p class="verdict" role="status">
        {read.ok ? (verdict.ok ? '' : play.say(verdict.why)) : unreadable(order, fields)}
      </p>
      <div class="row end">
        <button type="button" class="button quiet" onClick={() => done(null)}>
          {t('action.cancel')}
        </button>
        <button type="submit" class="button next" aria-disabled={!verdict.ok}>
          {t('orders.put')}
        </button>
      </div>
    </form>
  );
}

/** Names the first field without a usable value by its label. */
function unreadable(order: Order, fields: Record<string, unknown>): string {
  const result = ORDERS[order.kind].schema.safeParse(fields);
  const path = result.error?.issues[0]?.path[0];
  return t('refusal.bad-field', { field: path === undefined ? '' : word(`field.${String(path)}`) });
}

interface RowProps {
  field: Field;
  view: View;
  value: unknown;
  set(name: string, value: unknown): void;
}

function FieldRow({ field, view, value, set }: RowProps) {
  const id = `field-${field.name}`;
  const label = word(`field.${field.name}`);
  switch (field.as) {
    case 'choice': {
      const options = field.options(view);
      const chosen = String(value);
      return (
        <div class="field">
          <label for={id}>{label}</label>
          <select
            id={id}
            value={chosen}
            onChange={({ currentTarget }) =>
              set(field.name, typeof value === 'number' ? Number(currentTarget.value) : currentTarget.value)
            }
          >
            {!options.some((option) => option.value === chosen) && (
              <option value={chosen}>{t('field.choose')}</option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.text}
              </option>
            ))}
          </select>
        </div>
      );
    }
    case 'limit':
      return (
        <div class="field">
          <label for={id}>
            {label} ({word('unit.name.t')})
          </label>
          <Stepper
            id={id}
            label={label}
            min={0}
            max={1_000_000}
            step={roundStep(Number(value))}
            disabled={value === null}
            value={value === null ? Number.NaN : Number(value)}
            set={(next) => set(field.name, next)}
          />
          <label class="check">
            <input
              type="checkbox"
              checked={value === null}
              onChange={({ currentTarget }) => set(field.name, currentTarget.checked ? null : 20_000)}
            />
            {t('field.no-limit')}
          </label>
        </div>
      );
    case 'share':
      return (
        <div class="field">
          <label for={id}>{label} (%)</label>
          <Stepper
            id={id}
            label={label}
            min={0}
            max={100}
            step={5}
            value={Math.round(Number(value) * 100)}
            set={(next) => set(field.name, next / 100)}
          />
        </div>
      );
    case 'number':
      return (
        <div class="field">
          <label for={id}>
            {label} ({word(`unit.name.${field.unit}`)})
          </label>
          <Stepper
            id={id}
            label={label}
            min={field.min}
            max={field.max}
            step={field.unit === 'turns' ? 1 : roundStep(Number(value))}
            value={Number(value)}
            set={(next) => set(field.name, next)}
          />
          {field.unit === 't' && (
            <span class="mute">{t(field.min < 0 ? 'field.sign' : 'field.per-turn')}</span>
          )}
        </div>
      );
  }
}
