import { useState } from 'preact/hooks';
import { check, cost, ORDERS, type Order, outlook, parseOrder, points } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import { quantity, t, word } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { Figure } from '../../ui/Figure.tsx';
import { SeeTerms } from '../Glossary.tsx';
import { TERMS_OF } from '../terms.ts';
import { ClauseEditor } from './ClauseEditor.tsx';
import { withOther } from './clauses.ts';
import { FieldRow } from './FieldRow.tsx';
import { FIELDS } from './fields.ts';

interface Props {
  play: Play;
  view: View;
  order: Order;
  done(order: Order | null): void;
}

/** Edits one order; says in place whether it may be given, what it costs, and how to mend it. */
export function OrderForm({ play, view, order, done }: Props) {
  const [fields, setFields] = useState<Record<string, unknown>>({ ...order });
  const [touched, setTouched] = useState(false); // before that, what is still open is no fault
  const read = parseOrder(fields);
  const verdict = read.ok ? check(view, read.order) : read;
  const expected = read.ok ? outlook(view, read.order) : null;
  const set = (name: string, value: unknown) => {
    const next = { ...fields, [name]: value };
    // Another partner to a treaty: what the first was to promise, the second is.
    if (name === 'to') next.clauses = withOther(fields.clauses, view.nation, value);
    setFields(next);
    setTouched(true);
  };
  return (
    <form
      class="order-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (read.ok && verdict.ok) done(read.order);
        else setTouched(true);
      }}
    >
      <p class="mute">{word(`help.${order.kind}`)}</p>
      <SeeTerms terms={TERMS_OF[order.kind] ?? []} />
      {FIELDS[order.kind].map((field) =>
        field.as === 'clauses' ? (
          <ClauseEditor
            key={field.name}
            play={play}
            view={view}
            to={fields.to}
            value={fields[field.name]}
            set={(clauses) => set(field.name, clauses)}
          />
        ) : (
          <FieldRow key={field.name} field={field} view={view} value={fields[field.name]} set={set} />
        ),
      )}
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
        {read.ok ? (verdict.ok ? '' : play.say(verdict.why)) : touched ? unreadable(order, fields) : ''}
      </p>
      <div class="row end">
        <button type="button" class="button quiet" onClick={() => done(null)}>
          {t('action.cancel')}
        </button>
        <button type="submit" class="button next" aria-disabled={!verdict.ok}>
          {t(play.writes(order.kind) ? 'orders.put' : 'orders.propose')}
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
