import { closeness, regard } from '../diplomacy/partners.ts';
import { input, type Kind } from './figure.ts';

/** The figures of diplomacy: treaties, what a nation's word is worth, what partner countries think. */
export const DIPLOMACY_FIGURES = {
  treaty: {
    inputs: ({ world, nation }) => [input('treasury', world.nations[nation].treasury, 'M USD')],
    sources: () => ['game', 'model'],
  },
  reputation: {
    inputs: ({ world, nation }) => [
      input('treaties-kept', world.treaties.filter((one) => one.state === 'fulfilled').length, 'count'),
      input('treaties-broken', world.treaties.filter((one) => one.by === nation).length, 'count'),
    ],
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
