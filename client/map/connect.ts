import type { RegionId } from '#shared/world/terms.ts';

/** A way being drawn from one country to another: with a drag, with two taps, or with the keyboard. */
export interface Connecting {
  from: RegionId;
  over: RegionId | null; // the country it would end at
  by: 'drag' | 'steps';
}

export type Gesture =
  | { is: 'pull'; from: RegionId } // a drag begins
  | { is: 'begin'; from: RegionId } // "Trade with…", or the key
  | { is: 'over'; region: RegionId | null }
  | { is: 'end'; region: RegionId | null } // dropped, tapped or entered
  | { is: 'cancel' };

/** The next state, and the way that was completed, if it was. */
export function connect(
  now: Connecting | null,
  gesture: Gesture,
): { next: Connecting | null; way: { from: RegionId; to: RegionId } | null } {
  switch (gesture.is) {
    case 'pull':
      return { next: { from: gesture.from, over: null, by: 'drag' }, way: null };
    case 'begin':
      return { next: { from: gesture.from, over: null, by: 'steps' }, way: null };
    case 'over':
      return { next: now && { ...now, over: gesture.region }, way: null };
    case 'end': {
      if (!now) return { next: null, way: null };
      const { region } = gesture;
      if (region !== null && region !== now.from) return { next: null, way: { from: now.from, to: region } };
      // A drop on the sea lets go; a tap there waits for a better one.
      return { next: now.by === 'drag' ? null : now, way: null };
    }
    case 'cancel':
      return { next: null, way: null };
  }
}
