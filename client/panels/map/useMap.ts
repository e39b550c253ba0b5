import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { word } from '../../i18n/index.ts';
import type { Box, Point } from '../../map/geometry.ts';
import type { Pulling } from '../../map/gestures.ts';
import type { Node } from '../../map/hits.ts';
import type { MapHandle } from '../../map/index.ts';
import type { MapModel } from '../../map/model.ts';
import type { Target } from '../../map/scene.ts';
import type { MapSite } from '../../map/works.ts';
import type { Play } from '../../screens/play.ts';
import { reducedMotion } from '../../settings/system.ts';
import { badgeText, captionLines, insetTitle } from './describe.ts';

interface Reports {
  select(target: Target | null, at: Point): void;
  hover(target: Target | null, at: Point): void;
}

/** The canvas in its host: made when its code has come, kept up to date, made anew on a screen of other sharpness. */
export function useMap(
  host: RefObject<HTMLDivElement | null>,
  model: MapModel | null,
  play: Play,
  inset: boolean,
  map: RefObject<MapHandle | null>,
  pulling: Pulling,
  reports: Reports,
  ms?: number, // how long a change takes to show; left out: as long as a turn's
  magnified = 1, // times as large as on a desk
) {
  const [failed, setFailed] = useState(false);
  const [nodes, setNodes] = useState<Node[]>([]);
  const works = useRef<ReadonlyMap<string, readonly MapSite[]>>(new Map());
  const newest = useRef({ model, reports, inset });
  newest.current = { model, reports, inset };
  const sharpness = useSharpness();
  const still = reducedMotion.value;
  const there = model !== null;

  useEffect(() => {
    let gone = false;
    void import('../../map/index.ts')
      .then(({ mountMap }) => {
        const element = host.current;
        const first = newest.current.model;
        if (gone || !element || !first) return;
        map.current = mountMap(
          element,
          first,
          {
            region: (id) => word(`region.${id}`),
            sea: (id) => word(`sea.${id}`),
            limit: (limit) => captionLines(play, limit),
            badge: badgeText,
            inset: (limits) => insetTitle(play, limits),
          },
          {
            select: (target, at) => newest.current.reports.select(target, at),
            hover: (target, at) => newest.current.reports.hover(target, at),
            arranged: (next, plates) => {
              works.current = plates;
              setNodes(next);
            },
          },
          { still, inset: newest.current.inset, magnified, controls: () => controlsOver(element) },
          pulling,
        );
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
      map.current?.destroy();
      map.current = null;
    };
  }, [there, sharpness, still]);

  useEffect(() => {
    if (model) map.current?.update(model, ms);
  }, [model]);
  useEffect(() => map.current?.inset(inset), [inset]);

  return { failed, nodes, sitesOf: (id: string) => works.current.get(id) ?? [] };
}

/** The parts of the map that controls hide, CSS px of the canvas. */
function controlsOver(host: HTMLElement): Box[] {
  const { left, top } = host.getBoundingClientRect();
  return [...(host.parentElement?.querySelectorAll('[data-over-map]') ?? [])].map((element) => {
    const box = element.getBoundingClientRect();
    return { x: box.left - left, y: box.top - top, w: box.width, h: box.height };
  });
}

/** Device pixels in a CSS pixel; it changes when a window moves to another screen or the page is zoomed. */
function useSharpness(): number {
  const [now, setNow] = useState(window.devicePixelRatio || 1);
  useEffect(() => {
    const list = matchMedia(`(resolution: ${now}dppx)`);
    const look = () => setNow(window.devicePixelRatio || 1);
    list.addEventListener('change', look);
    return () => list.removeEventListener('change', look);
  }, [now]);
  return now;
}
