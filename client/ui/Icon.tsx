/** Our own strokes on a 16 grid. */
export const PATHS = {
  mine: 'M3.2 13.4 11.8 4.2M12.8 13.4 4.2 4.2M9.9 2.4l3.9 3.7M6.1 2.4l-3.9 3.7',
  flask: 'M6.2 2.6h3.6M7 2.6v3.6L3.6 12.4q-.6 1.2.8 1.2h7.2q1.4 0 .8-1.2L9 6.2V2.6M5.2 10h5.6',
  magnet: 'M3.6 2.8v5.4a4.4 4.4 0 0 0 8.8 0V2.8H9.6v5.2a1.6 1.6 0 0 1-3.2 0V2.8zM3.6 5.4h2.8M9.6 5.4h2.8',
  recycle: 'M8 2.8 10.6 7M8 2.8 5.4 7M3 13.2h5M3 13.2 5 9M13 13.2 10.8 9.4M13 13.2H10',
  stock: 'M2.8 13.2h10.4M4 13V9.6h3.6V13M8.4 13V9.6H12V13M6.2 9.4V6h3.6v3.4',
  research:
    'M8 6.8a1.2 1.2 0 1 0 .01 0M2 8a6 2.5 0 1 0 12 0a6 2.5 0 1 0-12 0M5 2.8a6 2.5 60 1 0 6 10.4a6 2.5 60 1 0-6-10.4',
  contract: 'M3.5 2.5h6l3 3v8h-9zM9.5 2.5v3h3M5.5 8.5h5M5.5 11h3',
  gate: 'M2.5 3v10.5M13.5 3v10.5M2.5 5.5h11M2.5 8.5h11M5.5 5.5v3M8.5 5.5v3M11.5 5.5v3',
  seal: 'M8 2.2l1.6 1.2 2-.1.5 1.9 1.7 1-.7 1.8.7 1.8-1.7 1-.5 1.9-2-.1L8 13.8l-1.6-1.2-2 .1-.5-1.9-1.7-1 .7-1.8-.7-1.8 1.7-1 .5-1.9 2 .1zM5.8 8l1.6 1.6 2.8-3',
  law: 'M8 2.5v11M4 13.5h8M3 5h10M5 5 3 9.5h4zM11 5 9 9.5h4z',
  layers: 'M8 2.6 14 6 8 9.4 2 6zM2 9l6 3.4L14 9',
  inset: 'M2.5 3.5h11v9h-11zM7.5 7.5h6v5h-6zM4.5 5.5l3 2',
  table: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 3.5v9',
  slot: 'M4.5 2.5h7v11L8 10.6l-3.5 2.9z',
  home: 'M2.5 8 8 3l5.5 5M4 7v6h8V7',
  paper: 'M2.5 3.5h9v9h-8q-1 0-1-1zM11.5 6.5h2v5q0 1-1 1h-1M4.5 6h5M4.5 8.3h5M4.5 10.4h3',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  cross: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  alarm: 'M8 2.4 14.2 13H1.8zM8 6.4v3.2M8 11.2v.2',
  help: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M6.2 6.2q.2-1.7 1.9-1.7t1.8 1.6q0 1-1.9 2v.9M8 11.2v.2',
  undo: 'M6 3 2.5 6.5 6 10M2.5 6.5h7a3.5 3.5 0 0 1 0 7H6',
  redo: 'M10 3l3.5 3.5L10 10M13.5 6.5h-7a3.5 3.5 0 0 0 0 7H10',
  chart: 'M2.5 11.5 6 8l2.5 2 5-6M10.5 4h3v3',
  globe: 'M8 2a6 6 0 1 0 .01 0M2 8h12M8 2q-3.4 3-3.4 6T8 14M8 2q3.4 3 3.4 6T8 14',
  clock: 'M8 2a6 6 0 1 0 .01 0M8 4.6V8l2.4 1.6',
  away: 'M2 6.4a9 9 0 0 1 12 0M4.4 9a5.4 5.4 0 0 1 7.2 0M8 12.4v.2M2.4 2.4l11.2 11.2',
  eye: 'M1.8 8Q8 1.6 14.2 8 8 14.4 1.8 8zM8 6a2 2 0 1 0 .01 0',
  check: 'M3 8.5 6.5 12 13 4.5',
  up: 'M3.5 10 8 5.5 12.5 10',
  talk: 'M2.5 3.5h11v7.5H8l-3 2.5V11H2.5z',
  money: 'M8 3a5 2 0 1 0 .01 0M3 5v6a5 2 0 0 0 10 0V5M3 8a5 2 0 0 0 10 0',
  pin: 'M6 2.5h4M6.8 2.5v4.2L4.5 9.5h7L9.2 6.7V2.5M8 9.5v4.3',
  gear: 'M8 10.2a2.2 2.2 0 1 0 0-4.4a2.2 2.2 0 0 0 0 4.4M6.9 1.9h2.2l.4 1.8 1.3.7 1.7-.6 1.1 1.9-1.3 1.2v1.5l1.3 1.2-1.1 1.9-1.7-.6-1.3.7-.4 1.8H6.9l-.4-1.8-1.3-.7-1.7.6-1.1-1.9 1.3-1.2V6.9L2.4 5.7l1.1-1.9 1.7.6 1.3-.7z',
  play: 'M4.5 3v10l8.5-5z',
  pause: 'M5.5 3v10M10.5 3v10',
  more: 'M3 8h.2M7.9 8h.2M12.8 8h.2',
  edit: 'M3 13l.8-3L11 2.8l2.2 2.2L6 12.2zM9.6 4.2l2.2 2.2',
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
