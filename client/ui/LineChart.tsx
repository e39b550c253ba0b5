/** Lines over turns with end labels; every chart has a table twin beside it. */
export interface Line {
  name: string;
  colour: string;
  dash?: string;
  values: (number | null)[];
}

const WIDTH = 520;
const LEFT = 44;
const RIGHT = 74;
const TOP = 10;
const BOTTOM = 22;

export function LineChart({
  lines,
  labels,
  height = 190,
  show,
  label,
}: {
  lines: Line[];
  labels: string[];
  height?: number;
  show(value: number): string;
  label: string;
}) {
  const all = lines.flatMap((line) => line.values.filter((value): value is number => value !== null));
  const high = Math.max(...all, 1e-9);
  const low = Math.min(0, ...all);
  const x = (index: number) => LEFT + (index * (WIDTH - LEFT - RIGHT)) / Math.max(1, labels.length - 1);
  const y = (value: number) => TOP + ((high - value) / (high - low || 1)) * (height - TOP - BOTTOM);
  const every = Math.ceil(labels.length / 6);
  const ends = spreadEnds(
    lines.map((line) => y(lastOf(line.values))),
    13,
    TOP + 4,
    height - BOTTOM,
  );
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} class="line-chart" role="img" aria-label={label}>
      {[0, 0.5, 1].map((share) => {
        const value = low + (high - low) * share;
        return (
          <g key={share}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} class="grid" />
            <text x={LEFT - 6} y={y(value) + 4} class="axis" text-anchor="end">
              {show(value)}
            </text>
          </g>
        );
      })}
      {labels.map((one, index) =>
        index % every === 0 ? (
          <text key={one} x={x(index)} y={height - 6} class="axis" text-anchor="middle">
            {one}
          </text>
        ) : null,
      )}
      {lines.map((line, index) => (
        <g key={line.name}>
          <path
            d={path(line.values, x, y)}
            fill="none"
            stroke={line.colour}
            stroke-width="2.2"
            stroke-dasharray={line.dash}
          />
          <text x={WIDTH - RIGHT + 6} y={(ends[index] ?? 0) + 4} class="end" fill={line.colour}>
            {line.name}
          </text>
        </g>
      ))}
    </svg>
  );
}

function path(values: (number | null)[], x: (index: number) => number, y: (value: number) => number): string {
  let pen = false;
  return values
    .map((value, index) => {
      if (value === null) {
        pen = false;
        return '';
      }
      const step = `${pen ? 'L' : 'M'}${x(index).toFixed(1)},${y(value).toFixed(1)}`;
      pen = true;
      return step;
    })
    .join('');
}

const lastOf = (values: (number | null)[]): number =>
  values.findLast((value): value is number => value !== null) ?? 0;

/** Moves labels apart that would lie on each other. */
function spreadEnds(places: number[], apart: number, top: number, bottom: number): number[] {
  const order = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const out = [...places];
  let last = top - apart;
  for (const index of order) {
    last = Math.max(last + apart, out[index] ?? 0);
    out[index] = last;
  }
  const over = Math.max(0, last - bottom);
  return out.map((place) => place - over);
}
