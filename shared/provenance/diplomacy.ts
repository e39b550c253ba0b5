import { recordOf } from '../diplomacy/history.ts';
import { closeness, regard } from '../diplomacy/partners.ts';
import { input, type Kind } from './figure.ts';

/** The figures of diplomacy: treaties, what a nation's word is worth, what partner countries think. */
export const DIPLOMACY_FIGURES = {
  treaty: {
    inputs: ({ world, nation }) => [input('treasury', world.nations[nation].treasury, 'M USD')],
    sources: () => ['game', 'model'],
  },
  reputation: {
    inputs: ({ world, nation }, { nation: of = nation }) => {
      const { kept, left, broken } = recordOf(world, of);
      return [
        input('treaties-kept', kept.length, 'count'),
        input('treaties-broken', left.length + broken.length, 'count'),
      ];
    },
    sources: () => ['game', 'model'],
  },
  regard: {
    inputs: ({ world, nation }, { region }) =>
      region
        ? [
            input('regard', regard(world, region, nation), 'points'),
            input('closeness', closeness(world, region, nation), 'share'),
          ]
        : [],
    sources: () => ['game', 'model'],
  },
} satisfies Record<string, Kind>;
