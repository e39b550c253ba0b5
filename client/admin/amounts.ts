import { locale } from '../i18n/speak.ts';

const STEPS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Bytes, in the largest unit of which there is one. */
export function bytes(amount: number): string {
  let [value, step] = [amount, 0];
  while (value >= 1_000 && step < STEPS.length - 1) {
    value /= 1_000;
    step += 1;
  }
  return new Intl.NumberFormat(locale.value, {
    style: 'unit',
    unit: STEPS[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value);
}

export const milliseconds = (amount: number): string =>
  new Intl.NumberFormat(locale.value, {
    style: 'unit',
    unit: 'millisecond',
    maximumFractionDigits: amount < 10 ? 1 : 0,
  }).format(amount);

export const count = (amount: number): string => new Intl.NumberFormat(locale.value).format(amount);
