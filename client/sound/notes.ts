/** A tone of an oscillator. */
export interface Note {
  hertz: number;
  at: number; // seconds from now
  length: number; // seconds
  wave?: OscillatorType;
  loud?: number; // part of the volume that is set
}

/** Where something happens that is seen and told as well, a short sound. */
export const CUES = {
  seal: [
    { hertz: 196, at: 0, length: 0.09, wave: 'triangle' },
    { hertz: 294, at: 0.08, length: 0.22, wave: 'triangle' },
  ],
  'price-up': [
    { hertz: 523, at: 0, length: 0.07, loud: 0.5 },
    { hertz: 659, at: 0.07, length: 0.09, loud: 0.5 },
  ],
  'price-down': [
    { hertz: 659, at: 0, length: 0.07, loud: 0.5 },
    { hertz: 523, at: 0.07, length: 0.09, loud: 0.5 },
  ],
  embargo: [
    { hertz: 98, at: 0, length: 0.22, wave: 'triangle' },
    { hertz: 73, at: 0.16, length: 0.34, wave: 'triangle' },
  ],
  clock: [
    { hertz: 880, at: 0, length: 0.06, loud: 0.6 },
    { hertz: 880, at: 0.22, length: 0.06, loud: 0.6 },
  ],
  letter: [
    { hertz: 784, at: 0, length: 0.08, loud: 0.5 },
    { hertz: 1047, at: 0.09, length: 0.16, loud: 0.4 },
  ],
} as const satisfies Record<string, readonly Note[]>;
export type Cue = keyof typeof CUES;

const LOWEST = 220; // Hz, for the lowest price of a series
const OCTAVES = 2;
const BEAT = 0.17; // seconds a half-year takes

/** A series of prices as pitches: twice the price is always the same step up. */
export function melody(prices: readonly number[], at: number, wave: OscillatorType): Note[] {
  const logs = prices.map((price) => Math.log(Math.max(price, 0.01)));
  const low = Math.min(...logs);
  const range = Math.max(...logs) - low;
  return logs.map((log, index) => ({
    hertz: LOWEST * 2 ** (range > 0 ? ((log - low) / range) * OCTAVES : OCTAVES / 2),
    at: at + index * BEAT,
    length: BEAT * 0.9,
    wave,
    loud: wave === 'square' ? 0.25 : 0.7, // a square wave sounds louder than it is
  }));
}

/** Several series one after the other, each in its own timbre, with a breath between. */
export function medley(series: readonly (readonly number[])[]): Note[] {
  const waves = ['sine', 'triangle', 'square'] as const;
  let at = 0;
  return series.flatMap((prices, index) => {
    const notes = melody(prices, at, waves[index % waves.length] ?? 'sine');
    at += prices.length * BEAT + 3 * BEAT;
    return notes;
  });
}
