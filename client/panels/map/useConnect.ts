import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RegionId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { type Connecting, connect, type Gesture } from '../../map/connect.ts';
import type { Point } from '../../map/geometry.ts';
import type { Pulling } from '../../map/gestures.ts';
import type { MapHandle } from '../../map/index.ts';

export interface Way {
  from: RegionId;
  to: RegionId;
}

/** Ways drawn between countries: by drag, by two taps, by keyboard. All end in the same choice of deals. */
export function useConnect(map: RefObject<MapHandle | null>, view: View | null, sealed: boolean) {
  const [state, setState] = useState<Connecting | null>(null);
  const [at, setAt] = useState<Point | null>(null);
  const [way, setWay] = useState<Way | null>(null);
  const now = useRef<Connecting | null>(null);
  const newest = useRef({ view, sealed });
  newest.current = { view, sealed };

  const lead = (gesture: Gesture) => {
    const step = connect(now.current, gesture);
    now.current = step.next;
    setState(step.next);
    if (step.way) setWay(step.way);
    if (!step.next) setAt(null);
  };

  const show = (next: Connecting | null, point: Point | null, drift: Point | null) => {
    const targets = next && newest.current.view ? targetsOf(newest.current.view, next.from) : new Map();
    map.current?.link(
      next && { from: next.from, to: next.over, at: point, targets, drift, fixed: next.by === 'steps' },
    );
  };

  const pulling = useMemo(
    (): Pulling => ({
      start: (from) => {
        if (newest.current.sealed || !newest.current.view) return false;
        lead({ is: 'pull', from });
        return true;
      },
      move: (over, point, drift) => {
        lead({ is: 'over', region: over });
        setAt(point);
        show(now.current, point, drift);
      },
      end: (over) => {
        lead({ is: 'end', region: over });
        show(null, null, null);
      },
      cancel: () => {
        lead({ is: 'cancel' });
        show(null, null, null);
      },
    }),
    [],
  );

  useEffect(() => {
    if (state?.by !== 'drag') show(state, null, null);
    if (!state) return;
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      lead({ is: 'cancel' });
      show(null, null, null);
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [state]);

  return {
    state,
    at,
    way,
    pulling,
    lead,
    choose: (next: Way | null) => setWay(next),
  };
}

/** Every other country, and whether a deal with it can begin there. */
export function targetsOf({ nation, world }: View, from: RegionId): Map<RegionId, boolean> {
  return new Map(
    Object.keys(world.regions)
      .filter((id) => id !== from)
      .map((id) => [id, id !== 'ROW' && from !== 'ROW' && (from === nation || id === nation)]),
  );
}
