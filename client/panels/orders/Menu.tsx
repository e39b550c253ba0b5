import { cost, type Kind, type Order, points, suggest } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import { quantity, t, word } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { Icon } from '../../ui/Icon.tsx';
import { blank, FIELDS, KIND_ICON } from './fields.ts';
import { Proposed } from './Proposed.tsx';

/** Sensible orders first, one click each; every kind can also be filled in by hand. */
export function Menu({
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
              <Icon name={KIND_ICON[kind]} size={18} /> {word(`kind.${kind}`)}{' '}
              <Proposed play={play} kind={kind} />
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
