import { cost, type Order, parseOrder, subject } from '#shared/orders/index.ts';
import { type Mend, mend } from '#shared/orders/mend.ts';
import type { View } from '#shared/world/view.ts';
import { quantity, t, word } from '../../i18n/index.ts';
import { recompose } from '../../screens/compose.ts';
import type { Play } from '../../screens/play.ts';
import { Figure } from '../../ui/Figure.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { FIELDS, KIND_ICON } from './fields.ts';
import { amountOf, InlineAmount } from './InlineAmount.tsx';
import { memberName } from './Members.tsx';

interface Props {
  play: Play;
  view: View;
  order: Order;
  index: number;
  locked: boolean;
}

/** An order of the draft: its words, price and main amount, whose it is, and what is wrong with it. */
export function OrderRow({ play, view, order, index, locked }: Props) {
  const verdict = play.verdicts.value[index];
  const name = play.orderText(order);
  const price = cost(view, order);
  const written = play.connection.written;
  const arrived = written.arrivals.value.some((one) => one.subject === subject(order));
  const own = play.writes(order.kind);
  const amount = own ? amountOf(order) : null;
  const fault = verdict && !verdict.ok ? verdict.why : null;
  return (
    <li class={`order ${fault ? 'faulty' : ''} ${arrived ? 'arrived' : ''}`}>
      <Icon name={KIND_ICON[order.kind]} size={18} />
      <p class="grow">
        {name}
        <Marks play={play} order={order} />
      </p>
      <span class="num price">
        {price > 0 && <Figure is="order-cost">{`−${quantity(price, 'M USD')}`}</Figure>}
      </span>
      {!locked && (
        <span class="row-buttons">
          {FIELDS[order.kind].length > 0 && (
            <button
              type="button"
              class="plain"
              aria-haspopup="dialog"
              onClick={() => recompose(order)}
              aria-label={t('orders.edit', { order: name })}
            >
              <Icon name="edit" />
            </button>
          )}
          <button
            type="button"
            class="plain"
            onClick={() => play.remove(index)}
            aria-label={t(own ? 'orders.remove' : 'orders.propose-without', { order: name })}
          >
            <Icon name="cross" />
          </button>
        </span>
      )}
      {((amount && !locked) || fault) && (
        <div class="under">
          {amount && !locked && (
            <InlineAmount
              amount={amount}
              order={name}
              set={(value) => {
                const read = parseOrder({ ...order, [amount.field.name]: value });
                if (read.ok) play.put(read.order, subject(order));
              }}
            />
          )}
          {fault && <small class="bad">{play.say(fault)}</small>}
          {fault && !locked && <Fix play={play} view={view} index={index} />}
        </div>
      )}
    </li>
  );
}

/** Who wrote it, where several write; and that the server does not hold it yet. */
function Marks({ play, order }: { play: Play; order: Order }) {
  const { written, members, status } = play.connection;
  const by = written.authors.value[subject(order)];
  const { members: here, you } = members.value;
  const other = by && (here.length > 1 || by.number !== you);
  const waiting = status.value !== 'live' && written.waiting.value.has(subject(order));
  return (
    <>
      {other && <span class="by">{memberName(by)}</span>}
      {waiting && <span class="by">{t('orders.will-send')}</span>}
    </>
  );
}

const FIX = {
  change: 'mend.change',
  other: 'mend.other',
  drop: 'mend.drop',
  'leave-out': 'mend.leave-out',
} as const satisfies Record<Mend['how'], string>;

/** The way to mend an illegal order, on a button that does it. */
export function Fix({ play, view, index }: { play: Play; view: View; index: number }) {
  const draft = play.connection.draft.value;
  const way = mend(view, draft, index);
  const old = draft[index];
  if (!way || !old) return null;
  const drops = way.how === 'drop' || way.how === 'leave-out';
  const apply = () =>
    play.change(
      drops
        ? { do: 'remove', subject: subject(way.order) }
        : { do: 'put', order: way.order, instead: subject(old), before: null },
    );
  return (
    <button type="button" class="button small fix" onClick={apply}>
      <b>{word('mend.fix')}</b> {t(FIX[way.how], { order: play.orderText(way.order) })}
    </button>
  );
}
