import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { Icon } from '../Icon.tsx';
import { leave } from './anchor.ts';
import { place } from './place.ts';
import { type Card, cards, closeCard, closeUnseen, pinCard, type Topic } from './stack.ts';

/** What stands in a card. */
export interface Contents {
  title: string;
  body: ComponentChildren;
}

/** Who writes the cards; nobody does outside of a match. */
export const CardWriter = createContext<(topic: Topic) => Contents | null>(() => null);

/** Below this width a card is a sheet, and only the newest is shown. */
const SHEET = '(max-width: 767px)';

/** The cards whose anchors stand on the page, or in one dialog: a modal dialog makes all outside of it inert. */
export function Cards({ within = null }: { within?: HTMLDialogElement | null }) {
  const write = useContext(CardWriter);
  const own = cards.value.filter((one) => one.anchor.closest('dialog') === within);
  useEffect(() => {
    if (within) return;
    const press = (event: KeyboardEvent) => {
      const newest = cards.value.at(-1);
      if (event.key !== 'Escape' || !newest) return;
      event.preventDefault();
      event.stopPropagation();
      closeCard(newest.id);
    };
    const touch = ({ target }: PointerEvent) => {
      const newest = cards.value.at(-1);
      if (!newest || !(target instanceof Element) || target.closest('.card')) return;
      if (newest.anchor.contains(target)) return;
      if (matchMedia(SHEET).matches) for (const one of cards.value) closeCard(one.id);
      else closeUnseen();
    };
    window.addEventListener('keydown', press, true);
    window.addEventListener('pointerdown', touch, true);
    return () => {
      window.removeEventListener('keydown', press, true);
      window.removeEventListener('pointerdown', touch, true);
    };
  }, [within]);
  const sheet = own.length > 0 && matchMedia(SHEET).matches;
  return (
    <>
      {(sheet ? own.slice(-1) : own).map((card) => {
        const contents = write(card.topic);
        return contents && <CardFrame key={card.id} card={card} contents={contents} sheet={sheet} />;
      })}
    </>
  );
}

function CardFrame({ card, contents, sheet }: { card: Card; contents: Contents; sheet: boolean }) {
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.showPopover();
    const settle = () => stand(element, card, sheet);
    settle();
    const grown = new ResizeObserver(settle);
    grown.observe(element);
    window.addEventListener('scroll', settle, true);
    window.addEventListener('resize', settle);
    return () => {
      grown.disconnect();
      window.removeEventListener('scroll', settle, true);
      window.removeEventListener('resize', settle);
    };
  }, [card, sheet]);
  const id = `card-${card.id}`;
  return (
    <section
      ref={box}
      id={id}
      popover="manual"
      class={`card ${card.pinned ? 'pinned' : ''} ${sheet ? 'sheet' : ''}`}
      role={card.pinned || sheet ? 'dialog' : 'note'}
      aria-label={contents.title}
      tabIndex={-1}
      onPointerLeave={leave}
      onFocusOut={leave}
      onKeyDown={(event) => walkOut(event, card)}
    >
      <header class="card-head">
        <b>{contents.title}</b>
        {!sheet && (
          <button
            type="button"
            aria-pressed={card.pinned}
            aria-label={t('card.pin')}
            onClick={() => pinCard(card.id, !card.pinned)}
          >
            <Icon name="pin" />
          </button>
        )}
        <button type="button" aria-label={t('action.close')} onClick={() => closeCard(card.id)}>
          <Icon name="cross" />
        </button>
      </header>
      <div class="card-body">{contents.body}</div>
    </section>
  );
}

/** Tab past either end of a card leads back to its anchor: it lies elsewhere in the order of the page. */
function walkOut(event: KeyboardEvent, card: Card): void {
  if (event.key !== 'Tab' || !(event.currentTarget instanceof HTMLElement)) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button, a[href], summary')];
  const end = event.shiftKey ? stops[0] : stops.at(-1);
  const out = end === document.activeElement || (event.shiftKey && event.target === event.currentTarget);
  if (!out || !card.anchor.isConnected) return;
  event.preventDefault();
  card.anchor.focus();
}

function stand(element: HTMLElement, card: Card, sheet: boolean): void {
  const anchor = card.anchor.getBoundingClientRect();
  if (sheet) {
    // At the edge away from its anchor, so that both are seen.
    const low = anchor.top + anchor.height / 2 > window.innerHeight / 2;
    element.style.cssText = low ? 'top:0;bottom:auto' : 'top:auto;bottom:0';
    return;
  }
  if (!card.anchor.isConnected) return;
  const room = { width: document.documentElement.clientWidth, height: window.innerHeight };
  element.style.maxHeight = '';
  const { width, height } = element.getBoundingClientRect();
  const parent = card.anchor.closest('.card')?.getBoundingClientRect() ?? null;
  const spot = place(anchor, { width, height }, room, parent);
  element.style.left = `${Math.round(spot.left)}px`;
  element.style.top = `${Math.round(spot.top)}px`;
  element.style.maxHeight = `${Math.floor(spot.most)}px`;
}
