import type { Kind } from '#shared/orders/index.ts';
import type { Anchor } from '#shared/tutorial/situation.ts';
import { openMarket } from '../../market/room.ts';
import { compose } from '../../screens/compose.ts';
import { lookAt } from '../../screens/focus.ts';
import { GROUPS } from '../orders/fields.ts';

/** The part of the table in which a thing is found, where parts take turns. */
type Part = 'orders' | 'nation' | 'map';

/**
 * The name under which a thing carries `data-anchor`: the style sheet draws a line around it while `data-points` of
 * the match has the same name.
 */
export const anchorName = (anchor: Anchor): string =>
  anchor.is === 'order' ? `order-${groupOf(anchor.order.kind)}` : anchor.is;

const groupOf = (kind: Kind): string =>
  GROUPS.find(({ kinds }) => (kinds as readonly Kind[]).includes(kind))?.id ?? '';

/** Takes the player to the thing: opens what has to be opened, and leaves what has to be decided to them. */
export function show(anchor: Anchor, turnTo: (part: Part) => void): void {
  switch (anchor.is) {
    case 'order':
      compose(anchor.order);
      return;
    case 'room':
      openMarket({ tab: 'book' });
      return;
    case 'plant':
      turnTo('map');
      lookAt({ is: 'site', site: anchor.site });
      return;
    case 'dependence':
      turnTo('nation');
      break;
    case 'crisis':
    case 'ideas':
    case 'seal':
      turnTo('orders');
      break;
    case 'paper':
      break;
  }
  // The part that was turned to stands there in the next frame.
  requestAnimationFrame(() => {
    const control = goTo(anchorName(anchor));
    if (anchor.is === 'dependence') control?.click(); // the card of the figure is what is meant
  });
}

const CONTROL = 'button:not(:disabled), a[href], input';

function goTo(name: string): HTMLElement | null {
  const found = [...document.querySelectorAll<HTMLElement>(`[data-anchor="${name}"]`)].find((one) =>
    one.checkVisibility(),
  );
  if (!found) return null;
  const control = found.matches(CONTROL)
    ? found
    : ([...found.querySelectorAll<HTMLElement>(CONTROL)].find((one) => one.checkVisibility()) ?? found);
  control.scrollIntoView({ block: 'center' });
  control.focus();
  return control;
}
