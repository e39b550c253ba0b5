import { computed, signal } from '@preact/signals';
import { settings } from './settings.ts';

/** What can be done with a key, and its usual key. The help lists them in this order. */
export const ACTIONS = {
  orders: '1',
  market: '2',
  nation: '3',
  talks: '4',
  map: '5',
  'new-order': 'N',
  command: '/',
  undo: 'Ctrl+Z',
  redo: 'Ctrl+Y',
  seal: 'Ctrl+Enter',
  table: 'T',
  home: 'H',
  'zoom-in': '+',
  'zoom-out': '-',
  connect: 'C',
  'what-if': 'W',
  prices: 'P',
  'market-room': 'M',
  clock: 'Q',
  'next-region': 'F6',
  'last-region': 'Shift+F6',
  coach: 'K',
  help: '?',
  settings: ',',
} as const;
export type Action = keyof typeof ACTIONS;

const isAction = (name: string): name is Action => Object.hasOwn(ACTIONS, name);
export const ALL_ACTIONS: readonly Action[] = Object.keys(ACTIONS).filter(isAction);

/** The key of an action; none where the reader has taken it away. */
export const keyOf = (action: Action): string => settings.keys.value[action] ?? ACTIONS[action];

/** Gives an action a key; its usual one, and what is stored has nothing to say about it. */
export function bind(action: Action, key: string): void {
  const { [action]: _, ...others } = settings.keys.value;
  settings.keys.value = key === ACTIONS[action] ? others : { ...others, [action]: key };
}

/** Other actions that have the same key. */
export const rivals = (action: Action): Action[] =>
  keyOf(action) === '' ? [] : ALL_ACTIONS.filter((one) => one !== action && keyOf(one) === keyOf(action));

/** What moves the focus, chooses or closes stays the browser's. */
const RESERVED = new Set('Tab Enter Escape Space ArrowUp ArrowDown ArrowLeft ArrowRight'.split(' '));
const MODIFIERS = new Set([
  'Control',
  'Shift',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'Dead',
  'Unidentified',
]);

/** The name of what was pressed, such as "Ctrl+Z", "?" or "Shift+F6"; null for what cannot be a shortcut. */
export function pressed(event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}): string | null {
  if (MODIFIERS.has(event.key)) return null;
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const control = event.ctrlKey || event.metaKey;
  // Shift is part of a character such as "?", but not of a key that has a name, nor of a combination.
  const shift = event.shiftKey && (event.key.length > 1 || control);
  const name = `${control ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
  return RESERVED.has(name) ? null : name;
}

/** Single characters, which a slip of the hand or dictated speech can trigger (WCAG 2.1.4). */
export const isLetter = (key: string): boolean => [...key].length === 1;

/** Does what the key asks for, unless it returns false: then the key is the browser's. */
type Handler = () => unknown;
const handlers = signal<Partial<Record<Action, readonly Handler[]>>>({});

/** Answers an action's key until the returned function is called; the newest handler goes first. */
export function onKey(action: Action, handler: Handler): () => void {
  handlers.value = { ...handlers.peek(), [action]: [handler, ...(handlers.peek()[action] ?? [])] };
  return () => {
    const left = (handlers.peek()[action] ?? []).filter((one) => one !== handler);
    handlers.value = { ...handlers.peek(), [action]: left };
  };
}

/** Actions that something on the page answers now: only these are worth telling of. */
export const answered = computed(() =>
  ALL_ACTIONS.filter((action) => (handlers.value[action]?.length ?? 0) > 0),
);

/** Whether a key press did something. */
export function press(key: string): boolean {
  if (key === '' || (isLetter(key) && !settings.letterKeys.peek())) return false;
  const action = ALL_ACTIONS.find((one) => keyOf(one) === key);
  return (action && handlers.peek()[action]?.some((handler) => handler() !== false)) ?? false;
}

/** Hears the keys of a page: not while somebody types or a dialog asks. */
export function hearKeys(page: Document): void {
  page.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.repeat || typing(event.target)) return;
    if (page.querySelector('dialog')) return; // also one that is just closing: it would take with it what a key opens
    const key = pressed(event);
    if (key && press(key)) event.preventDefault();
  });
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=radio], [type=checkbox], [type=range]), select, textarea'));
