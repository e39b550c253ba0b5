import { HORIZON, WORLDS } from '../bots/counsel.ts';
import { GAMES, SAMPLES, STRETCH } from '../forecast/calibration.ts';
import { figures, isQuantity, kindOf, unitOf } from '../forecast/quantities.ts';
import { input, type Kind } from './figure.ts';

/** What may come: figures of the what-if table and of the advisor. */
export const FORECAST_FIGURES = {
  forecast: {
    inputs: ({ world, nation }, { id }) => {
      const now = id && isQuantity(id) ? figures(world, nation)[id] : undefined;
      return [
        ...(id && isQuantity(id) && now !== undefined ? [input('forecast-now', now, unitOf(id))] : []),
        input('forecast-samples', SAMPLES, 'count'),
      ];
    },
    sources: () => ['game', 'model'],
  },
  'forecast-range': {
    inputs: (_, { id }) => [
      input('forecast-samples', SAMPLES, 'count'),
      ...(id && isQuantity(id) ? [input('forecast-stretch', STRETCH[kindOf(id)], 'share')] : []),
      input('forecast-games', GAMES, 'count'),
    ],
    sources: () => ['conformal', 'model'],
  },
  'advice-gain': {
    inputs: () => [input('advice-worlds', WORLDS, 'count'), input('advice-horizon', HORIZON, 'turns')],
    sources: () => ['game', 'model'],
  },
  'advice-sure': {
    inputs: () => [input('advice-worlds', WORLDS, 'count')],
    sources: () => ['game', 'model'],
  },
} satisfies Record<string, Kind>;
