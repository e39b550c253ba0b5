import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  ACTIONS,
  ALL_ACTIONS,
  answered,
  bind,
  keyOf,
  onKey,
  press,
  pressed,
  rivals,
} from '../../../client/settings/keys.ts';
import { restoreDefaults, settings } from '../../../client/settings/settings.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
afterEach(restoreDefaults);

describe('the name of a key', () => {
  it.each([
    [{ ...none, key: 'z', ctrlKey: true }, 'Ctrl+Z'],
    [{ ...none, key: 'z', metaKey: true }, 'Ctrl+Z'],
    [{ ...none, key: 'Z', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+Z'],
    [{ ...none, key: '?', shiftKey: true }, '?'],
    [{ ...none, key: 'T', shiftKey: true }, 'T'],
    [{ ...none, key: 'F6', shiftKey: true }, 'Shift+F6'],
    [{ ...none, key: 'Shift', shiftKey: true }, null],
    [{ ...none, key: 'Enter' }, null],
    [{ ...none, key: 'Enter', ctrlKey: true }, 'Ctrl+Enter'],
    [{ ...none, key: ' ' }, null],
    [{ ...none, key: 'Tab' }, null],
  ])('%o is %s', (event, name) => {
    expect(pressed(event)).toBe(name);
  });
});

describe('a shortcut', () => {
  it('does what its action does, as long as something answers', () => {
    const seal = vi.fn();
    expect(press('Ctrl+Enter')).toBe(false);
    const stop = onKey('seal', seal);
    expect(answered.value).toEqual(['seal']);
    expect(press('Ctrl+Enter')).toBe(true);
    stop();
    expect(press('Ctrl+Enter')).toBe(false);
    expect(seal).toHaveBeenCalledTimes(1);
  });

  it('asks the newest first, and the one before where that declines', () => {
    const heard: string[] = [];
    const stops = [
      onKey('help', () => heard.push('old')),
      onKey('help', () => {
        heard.push('new');
        return false;
      }),
    ];
    expect(press('?')).toBe(true);
    expect(heard).toEqual(['new', 'old']);
    for (const stop of stops) stop();
  });

  it('of one character is silent where the reader wants none, others are not', () => {
    const help = vi.fn();
    const seal = vi.fn();
    const stops = [onKey('help', help), onKey('seal', seal)];
    settings.letterKeys.value = false;
    expect([press('?'), press('Ctrl+Enter')]).toEqual([false, true]);
    for (const stop of stops) stop();
  });

  it('can be given another key, or none', () => {
    const undo = vi.fn();
    const stop = onKey('undo', undo);
    bind('undo', 'F9');
    expect([press('Ctrl+Z'), press('F9')]).toEqual([false, true]);
    bind('undo', '');
    expect([press('F9'), press('')]).toEqual([false, false]);
    bind('undo', ACTIONS.undo);
    expect(settings.keys.value).toEqual({});
    stop();
  });

  it('tells which others have its key', () => {
    bind('undo', keyOf('redo'));
    expect(rivals('undo')).toEqual(['redo']);
    expect(rivals('seal')).toEqual([]);
    bind('undo', '');
    expect(rivals('undo')).toEqual([]);
  });

  it('is nobody else’s at first', () => {
    expect(ALL_ACTIONS.filter((action) => rivals(action).length > 0)).toEqual([]);
  });
});
