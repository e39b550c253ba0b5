import { z } from 'zod';
import { COMMODITIES, type Commodity, type Good, type Ore } from '#shared/world/terms.ts';

/** Forms in which the metals travel. */
export const FORMS = ['concentrate', 'oxide', 'magnets'] as const;
export type Form = (typeof FORMS)[number];

/** What can be laid over the map, several at a time. */
export const LAYERS = ['works', 'limits', 'politics', 'dependence', 'stocks', 'environment'] as const;
export type Layer = (typeof LAYERS)[number];

/** What a reader wants to see. */
export interface Shown {
  goods: Commodity[];
  forms: Form[];
  layers: Layer[];
}

export const USUAL: Shown = {
  goods: [...COMMODITIES],
  forms: [...FORMS],
  layers: ['works', 'limits'],
};

const Stored = z.object({
  goods: z.array(z.enum(COMMODITIES)).catch(USUAL.goods),
  forms: z.array(z.enum(FORMS)).catch(USUAL.forms),
  layers: z.array(z.enum(LAYERS)).catch(USUAL.layers),
});

const STORE = 'lanthanide.map';

export function rememberedShown(): Shown {
  try {
    return Stored.catch(USUAL).parse(JSON.parse(localStorage.getItem(STORE) ?? '{}'));
  } catch {
    return USUAL;
  }
}

export function rememberShown(shown: Shown): void {
  try {
    localStorage.setItem(STORE, JSON.stringify(shown));
  } catch {
    // Without storage the choice holds until the page is left.
  }
}

/** The list with a member put in or taken out, in the order of the family. */
export const toggled = <T>(family: readonly T[], list: readonly T[], one: T): T[] =>
  family.filter((member) => (member === one ? !list.includes(one) : list.includes(member)));

const METALS: Record<Good | Ore, readonly Commodity[]> = {
  light: ['light'],
  heavy: ['heavy'],
  bulk: ['bulk'],
  magnet: ['light', 'heavy'],
  rock: ['light', 'bulk'],
  clay: ['heavy'],
};

export const formOf = (good: Good | Ore): Form =>
  good === 'magnet' ? 'magnets' : good === 'rock' || good === 'clay' ? 'concentrate' : 'oxide';

/** Whether goods of this kind are asked for: in this form, with one of these metals in it. */
export const wanted = ({ goods, forms }: Shown, good: Good | Ore): boolean =>
  forms.includes(formOf(good)) && METALS[good].some((metal) => goods.includes(metal));
