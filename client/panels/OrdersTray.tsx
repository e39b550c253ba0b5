import { useState } from 'preact/hooks';
import { cost, type Kind, type Order, points, pointsPerTurn, suggest } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import { quantity, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Figure } from '../ui/Figure.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Crises } from './Crises.tsx';
import { blank, FIELDS, GROUPS, KIND_ICON } from './orders/fields.ts';
import { OrderForm } from './orders/OrderForm.tsx';

type Open =
  | { what: 'menu'; group: (typeof GROUPS)[number] }
  | { what: 'form'; order: Order; index: number | null };

/** The orders of this turn: add, edit, take back, seal. */
export function OrdersTray({ play }: { play: Play }) {
  const [open, setOpen] = useState<Open | null>(null);
  const view = play.view.value;
  if (!view) return null;
  const draft = play.connection.draft.value;
  const sealed = play.connection.sealed.value;
  const spent = draft.reduce((sum, order) => sum + cost(view, order), 0);
  const put = (order: Order, index: number | null) => {
    play.put(order, index);
    setOpen(null);
  };
  return (
    <section class="tray" aria-labelledby="tray-title" id="orders">
      <header class="tray-head">
        <h2 class="cap" id="tray-title">
          {t('orders.title')}
        </h2>
        <DraftState play={play} />
        <span class="grow" />
        <button
          type="button"
          class="button small quiet"
          onClick={() => play.undo()}
          disabled={sealed || !play.canUndo.value}
          aria-label={t('orders.undo')}
        >
          <Icon name="undo" />
        </button>
        <button
          type="button"
          class="button small quiet"
          onClick={() => play.redo()}
          disabled={sealed || !play.canRedo.value}
          aria-label={t('orders.redo')}
        >
          <Icon name="redo" />
        </button>
        <SealButton play={play} />
      </header>
      {play.problem.value && (
        <p class="problem" role="alert">
          {play.problem.value}
        </p>
      )}
      <Crises play={play} />
      {draft.length === 0 ? (
        <p class="empty">{t(sealed ? 'orders.none-sealed' : 'orders.none')}</p>
      ) : (
        <ol class="orders">
          {draft.map((order, index) => (
            <OrderRow
              key={JSON.stringify(order)}
              play={play}
              view={view}
              order={order}
              index={index}
              locked={sealed}
              edit={() => setOpen({ what: 'form', order, index })}
            />
          ))}
        </ol>
      )}
      {!sealed && (
        <fieldset class="add" aria-label={t('orders.add')}>
          {GROUPS.map((group) => (
            <button
              type="button"
              class="button small"
              key={group.id}
              onClick={() => setOpen({ what: 'menu', group })}
            >
              <Icon name={group.icon} /> {word(`group.${group.id}`)}
            </button>
          ))}
        </fieldset>
      )}
      <p class="budget">
        <span>
          {t('orders.points-left', { left: Math.max(0, play.pointsLeft.value), all: pointsPerTurn(view) })}
        </span>
        <Figure is="treasury" class="num">
          {t('orders.money', {
            spent: quantity(spent, 'M USD'),
            all: quantity(view.world.nations[view.nation].treasury, 'M USD'),
          })}
        </Figure>
      </p>
      {open?.what === 'menu' && (
        <Dialog title={word(`group.${open.group.id}`)} close={() => setOpen(null)}>
          <Menu
            play={play}
            view={view}
            kinds={open.group.kinds}
            put={(order) => put(order, null)}
            form={(order) => setOpen({ what: 'form', order, index: null })}
          />
        </Dialog>
      )}
      {open?.what === 'form' && (
        <Dialog key="form" title={word(`kind.${open.order.kind}`)} close={() => setOpen(null)}>
          <OrderForm
            play={play}
            view={view}
            order={open.order}
            done={(order) => (order ? put(order, open.index) : setOpen(null))}
          />
        </Dialog>
      )}
    </section>
  );
}

const DRAFT_STATE = {
  saved: 'orders.saved',
  saving: 'orders.saving',
  unsaved: 'orders.unsaved',
} as const;

function DraftState({ play }: { play: Play }) {
  const state = play.connection.draftState.value;
  return (
    <span class="tag" role="status">
      {t(play.connection.sealed.value ? 'orders.sealed' : DRAFT_STATE[state])}
    </span>
  );
}

export function SealButton({ play }: { play: Play }) {
  const [busy, setBusy] = useState(false);
  const sealed = play.connection.sealed.value;
  const live = play.connection.status.value === 'live';
  const faulty = play.verdicts.value.some((verdict) => !verdict.ok);
  const act = async () => {
    if (busy || !live) return;
    setBusy(true);
    await (sealed ? play.unseal() : play.seal());
    setBusy(false);
  };
  return (
    <button
      type="button"
      class={`button ${sealed ? 'quiet' : 'next'} seal-button`}
      onClick={() => void act()}
      aria-disabled={busy || !live || (faulty && !sealed)}
    >
      <Icon name="seal" /> {t(busy ? 'orders.sealing' : sealed ? 'orders.unseal' : 'orders.seal')}
    </button>
  );
}

function OrderRow({
  play,
  view,
  order,
  index,
  locked,
  edit,
}: {
  play: Play;
  view: View;
  order: Order;
  index: number;
  locked: boolean;
  edit(): void;
}) {
  const verdict = play.verdicts.value[index];
  const name = play.orderText(order);
  const price = cost(view, order);
  return (
    <li class={verdict && !verdict.ok ? 'faulty' : ''}>
      <Icon name={KIND_ICON[order.kind]} size={18} />
      <div class="grow">
        <span>{name}</span>
        {verdict && !verdict.ok && <small class="bad">{play.say(verdict.why)}</small>}
      </div>
      <span class="num price">
        {price > 0 && <Figure is="order-cost">{`−${quantity(price, 'M USD')}`}</Figure>}
      </span>
      {!locked && (
        <>
          {FIELDS[order.kind].length > 0 && (
            <button type="button" class="plain" onClick={edit} aria-label={t('orders.edit', { order: name })}>
              <Icon name="edit" />
            </button>
          )}
          <button
            type="button"
            class="plain"
            onClick={() => play.remove(index)}
            aria-label={t('orders.remove', { order: name })}
          >
            <Icon name="cross" />
          </button>
        </>
      )}
    </li>
  );
}

/** Sensible orders first, one click each; every kind can also be filled in by hand. */
function Menu({
  play,
  view,
  kinds,
  put,
  form,
}: {
  play: Play;
  view: View;
  kinds: readonly Kind[];
  put(order: Order): void;
  form(order: Order): void;
}) {
  return (
    <ul class="menu">
      {kinds.map((kind) => {
        const ideas = suggest(view, kind).slice(0, 4);
        return (
          <li key={kind}>
            <h3>
              <Icon name={KIND_ICON[kind]} size={18} /> {word(`kind.${kind}`)}
            </h3>
            <p class="mute">{word(`help.${kind}`)}</p>
            <ul>
              {ideas.map((order) => (
                <li key={JSON.stringify(order)}>
                  <button type="button" class="idea" onClick={() => put(order)}>
                    <span>{play.orderText(order)}</span>
                    <span class="num">
                      {cost(view, order) > 0 ? `−${quantity(cost(view, order), 'M USD')} · ` : ''}
                      {t('orders.points', { count: points(order) })}
                    </span>
                  </button>
                </li>
              ))}
              {ideas.length === 0 && <li class="mute">{t('orders.no-idea')}</li>}
            </ul>
            {FIELDS[kind].length > 0 && (
              <button
                type="button"
                class="button small quiet"
                onClick={() => form(ideas[0] ?? blank(kind, view))}
              >
                <Icon name="edit" /> {t('orders.own-terms', { kind: word(`kind.${kind}`) })}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
