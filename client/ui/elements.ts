import type { Commodity } from '#shared/world/terms.ts';

/** Atomic number, symbol and partner symbol of the metal that stands for a commodity. */
export const ELEMENTS: Record<Commodity, [number: number, symbol: string, partner: string]> = {
  light: [60, 'Nd', 'Pr'],
  heavy: [66, 'Dy', 'Tb'],
  bulk: [58, 'Ce', 'La'],
};
