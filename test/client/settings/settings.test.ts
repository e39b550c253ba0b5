import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  DEFAULTS,
  remember,
  remembered,
  restoreDefaults,
  settings,
} from '../../../client/settings/settings.ts';
import { fakeStorage } from '../storage.ts';

const STORE = 'lanthanide.settings';
const holding = (stored: string) => ({ getItem: (key: string) => (key === STORE ? stored : null) });

afterEach(() => {
  restoreDefaults();
  vi.unstubAllGlobals();
});

describe('what was set before', () => {
  it('comes back as it was', () => {
    const storage = fakeStorage();
    vi.stubGlobal('localStorage', storage);
    const stop = remember();
    settings.theme.value = 'contrast';
    settings.textSize.value = 150;
    settings.keys.value = { seal: 'F9' };
    stop();
    expect(remembered(storage)).toEqual({
      ...DEFAULTS,
      theme: 'contrast',
      textSize: 150,
      keys: { seal: 'F9' },
    });
  });

  it.each(['', '{', 'null', '[]', '7', '"dark"'])('falls back where %j is stored', (stored) => {
    expect(remembered(holding(stored))).toEqual(DEFAULTS);
  });

  it('keeps what is sound and drops what is not, each by itself', () => {
    const stored = {
      theme: 'dark',
      textSize: 110,
      vision: 'blue-yellow',
      volume: 7,
      sound: 'yes',
      tones: true,
      keys: { undo: 'F8', redo: 8 },
      colour: 'pink',
    };
    expect(remembered(holding(JSON.stringify(stored)))).toEqual({
      ...DEFAULTS,
      theme: 'dark',
      vision: 'blue-yellow',
      tones: true,
      keys: { undo: 'F8' },
    });
  });

  it('is no hindrance where nothing can be stored', () => {
    vi.stubGlobal('localStorage', fakeStorage(true));
    const stop = remember();
    settings.theme.value = 'dark';
    expect(settings.theme.value).toBe('dark');
    stop();
  });

  it('goes back to the defaults at a word', () => {
    settings.language.value = 'en';
    settings.letterKeys.value = false;
    restoreDefaults();
    expect([settings.language.value, settings.letterKeys.value]).toEqual([null, true]);
  });
});
