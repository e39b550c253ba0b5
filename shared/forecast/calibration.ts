import calibration from './calibration.json' with { type: 'json' };
import type { QuantityKind } from './quantities.ts';

/** Half-years that a full forecast samples: more make a range steadier, not truer. */
export const SAMPLES = 64;

/**
 * How many times as wide as the sampled outcomes a range must be for eight of ten real outcomes to fall into it.
 * Made by `npm run calibrate -- --fit`; docs/model.md, What-if ranges.
 */
export const STRETCH: Record<QuantityKind, number> = calibration.stretch;

/** Matches from which the stretch was learned. */
export const GAMES: number = calibration.games;
