import { type Signal, useSignal } from '@preact/signals';
import { t, word } from '../i18n/index.ts';
import { KeyName, keyName } from './KeyName.tsx';
import { ACTIONS, type Action, ALL_ACTIONS, bind, keyOf, pressed, rivals } from './keys.ts';

/** All shortcuts, each to be given another key: press the button, then the key. */
export function Keyboard() {
  const asked = useSignal<Action | null>(null);
  return (
    <details class="keyboard">
      <summary>{t('settings.shortcuts')}</summary>
      <p class="mute">{t('settings.shortcuts-how')}</p>
      <ul>
        {ALL_ACTIONS.map((action) => (
          <Shortcut key={action} action={action} asked={asked} />
        ))}
      </ul>
    </details>
  );
}

/** @param asked which action waits for its key: read when a key comes, which may be before the next frame */
function Shortcut({ action, asked }: { action: Action; asked: Signal<Action | null> }) {
  const waiting = asked.value === action;
  const wait = (on: boolean) => {
    asked.value = on ? action : null;
  };
  const key = keyOf(action);
  const others = rivals(action);
  const name = word(`key.${action}`);
  const take = (event: KeyboardEvent) => {
    if (asked.value !== action || event.key === 'Tab') return;
    event.preventDefault();
    if (event.key === 'Escape') return wait(false);
    const given = event.key === 'Backspace' || event.key === 'Delete' ? '' : pressed(event);
    if (given === null) return;
    bind(action, given);
    wait(false);
  };
  return (
    <li>
      <span>{name}</span>
      <button
        type="button"
        class="button small quiet"
        aria-label={
          waiting
            ? t('settings.press', { action: name })
            : t('settings.change', { action: name, key: keyName(key) })
        }
        onClick={() => wait(!waiting)}
        onKeyDown={take}
        onBlur={() => asked.value === action && wait(false)}
      >
        {waiting ? t('settings.waiting') : <KeyName of={key} />}
      </button>
      {key !== ACTIONS[action] && (
        <button type="button" class="button small quiet" onClick={() => bind(action, ACTIONS[action])}>
          {t('settings.usual', { key: keyName(ACTIONS[action]) })}
        </button>
      )}
      {others.length > 0 && (
        <p class="problem" role="alert">
          {t('settings.rivals', {
            key: keyName(key),
            others: others.map((one) => word(`key.${one}`)).join(t('list.comma')),
          })}
        </p>
      )}
    </li>
  );
}
