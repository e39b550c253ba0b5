import { z } from 'zod';
import { region, type Value, word } from '../text.ts';
import { isNation, NATIONS, type NationId, type RegionId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import type { Scope } from './terms.ts';

const ROLES = ['self', 'foe', 'nation', 'other', 'region', 'others', 'all', 'importers', 'world'] as const;

/** Somebody on a card: a part in the cast, a group, or a country by its three letters. */
export const role = z.union([z.enum(ROLES), z.string().regex(/^[A-Z]{3}$/, 'use a role or three letters')]);
export type Role = z.infer<typeof role>;

/** The regions a role stands for; none when the cast has nobody for it. */
export function regionsOf(world: World, of: Role, { cast, self }: Scope): RegionId[] {
  switch (of) {
    case 'self':
      return self ? [self] : [];
    case 'foe':
      return [cast.nation, cast.other]
        .filter((one) => one !== null && one !== self)
        .flatMap((one) => one ?? []);
    case 'nation':
      return cast.nation ? [cast.nation] : [];
    case 'other':
      return cast.other ? [cast.other] : [];
    case 'region':
      return [cast.region];
    case 'others':
      return NATIONS.filter((nation) => nation !== (self ?? cast.nation));
    case 'all':
      return [...NATIONS];
    case 'importers':
      return NATIONS.filter((nation) => nation !== 'CHN');
    case 'world':
      return Object.keys(world.regions);
    default:
      return of in world.regions ? [of] : [];
  }
}

export const nationsOf = (world: World, of: Role, scope: Scope): NationId[] =>
  regionsOf(world, of, scope).filter(isNation);

/** A role in a sentence: the country, or the words for a group. */
export function named(world: World, of: Role, scope: Scope): Value {
  const [only, ...more] = regionsOf(world, of, scope);
  return only && more.length === 0 ? region(only) : word(`role.${of}`);
}
