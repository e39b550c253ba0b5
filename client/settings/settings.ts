import { batch, effect, type Signal, signal } from '@preact/signals';
import { VISIONS, type Vision } from '../theme/visions.ts';

export const THEME_CHOICES = ['system', 'atlas', 'dark', 'contrast'] as const;
export const MOTIONS = ['system', 'reduced', 'full'] as const;
export const TEXT_SIZES = [100, 125, 150, 200] as const;

export interface Settings {
  language: string | null; // null: as the browser asks
  textSize: (typeof TEXT_SIZES)[number];
  theme: (typeof THEME_CHOICES)[number];
  vision: Vision;
  motion: (typeof MOTIONS)[number];
  maskRude: boolean; // rude words in letters of others
  sound: boolean;
  volume: number; // 0 to 1
  tones: boolean; // prices as pitches
  letterKeys: boolean; // single characters as shortcuts (WCAG 2.1.4)
  keys: Readonly<Record<string, string>>; // action to key, where it is not the usual one
}

export const DEFAULTS: Settings = {
  language: null,
  textSize: 100,
  theme: 'system',
  vision: 'default',
  motion: 'system',
  maskRude: true,
  sound: false,
  volume: 0.6,
  tones: false,
  letterKeys: true,
  keys: {},
};

/** Reads one setting from what was stored. By hand: zod would double the weight of the front page. */
type Reader<T> = (stored: unknown) => T | undefined;
const oneOf =
  <T>(values: readonly T[]): Reader<T> =>
  (stored) =>
    values.find((value) => value === stored);
const flag: Reader<boolean> = oneOf([true, false]);

const READERS: { readonly [Name in keyof Settings]: Reader<Settings[Name]> } = {
  language: (stored) => (typeof stored === 'string' ? stored : undefined),
  textSize: oneOf(TEXT_SIZES),
  theme: oneOf(THEME_CHOICES),
  vision: oneOf(VISIONS),
  motion: oneOf(MOTIONS),
  maskRude: flag,
  sound: flag,
  volume: (stored) => (typeof stored === 'number' && stored >= 0 && stored <= 1 ? stored : undefined),
  tones: flag,
  letterKeys: flag,
  keys: (stored) =>
    isObject(stored)
      ? Object.fromEntries(
          Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
        )
      : undefined,
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const STORE = 'lanthanide.settings';

/** Remembered settings; what is missing or broken falls back, each by itself. */
export function remembered(storage: Pick<Storage, 'getItem'>): Settings {
  let stored: unknown;
  try {
    stored = JSON.parse(storage.getItem(STORE) ?? '{}');
  } catch {
    return DEFAULTS;
  }
  const read = <Name extends keyof Settings>(name: Name): Settings[Name] =>
    READERS[name](isObject(stored) ? stored[name] : undefined) ?? DEFAULTS[name];
  return {
    language: read('language'),
    textSize: read('textSize'),
    theme: read('theme'),
    vision: read('vision'),
    motion: read('motion'),
    maskRude: read('maskRude'),
    sound: read('sound'),
    volume: read('volume'),
    tones: read('tones'),
    letterKeys: read('letterKeys'),
    keys: read('keys'),
  };
}

/** Every setting as a signal: whoever reads one follows it. */
export const settings: { readonly [Name in keyof Settings]: Signal<Settings[Name]> } = signals(
  remembered({ getItem: (key) => localStorage.getItem(key) }),
);

function signals(now: Settings): typeof settings {
  return {
    language: signal(now.language),
    textSize: signal(now.textSize),
    theme: signal(now.theme),
    vision: signal(now.vision),
    motion: signal(now.motion),
    maskRude: signal(now.maskRude),
    sound: signal(now.sound),
    volume: signal(now.volume),
    tones: signal(now.tones),
    letterKeys: signal(now.letterKeys),
    keys: signal(now.keys),
  };
}

const NAMES = Object.keys(READERS).filter((name): name is keyof Settings => name in DEFAULTS);

/** Writes every change down. Returns how to stop. */
export function remember(): () => void {
  return effect(() => {
    const words = JSON.stringify(Object.fromEntries(NAMES.map((name) => [name, settings[name].value])));
    try {
      localStorage.setItem(STORE, words);
    } catch {
      // A private window without storage still obeys; it only forgets on reload.
    }
  });
}

export function restoreDefaults(): void {
  const restore = <Name extends keyof Settings>(name: Name) => {
    settings[name].value = DEFAULTS[name];
  };
  batch(() => NAMES.forEach(restore));
}
