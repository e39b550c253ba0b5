import type { Point } from '../../map/geometry.ts';

/** What is under the pointer, in a few lines. */
export function MapTip({
  lines,
  at,
  host,
}: {
  lines: readonly string[];
  at: Point;
  host: HTMLElement | null;
}) {
  const [title, ...rest] = lines;
  const right = host !== null && at.x > host.clientWidth - 300;
  const low = host !== null && at.y > host.clientHeight - 120;
  const x = right ? `right:${Math.max(8, (host?.clientWidth ?? 0) - at.x + 14)}px` : `left:${at.x + 14}px`;
  const y = low ? `bottom:${Math.max(8, (host?.clientHeight ?? 0) - at.y + 14)}px` : `top:${at.y + 14}px`;
  return (
    <div class="map-tip" style={`${x};${y}`} role="status">
      <b>{title}</b>
      {rest.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}
