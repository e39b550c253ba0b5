import type { Unit } from '#shared/text.ts';
import { figure } from '../i18n/index.ts';
import { apart, axisUnit, ticks } from './axis.ts';
import { useWidth } from './useWidth.ts';

/** Lines over turns with end labels; every chart has a table twin beside it. */
export interface Line {
  name: string;
  colour: string;
  dash?: string;
  width?: number;
  values: (number | null)[];
}

/** Widest drawing, px of its own: where there is more room it grows with its letters, as on a projector. */
const WIDEST = 520;
const TOP = 10;
const BOTTOM = 22;
/** About what a letter of the axes and of the names takes, and one of Chinese or Japanese, px. */
const DIGIT = 6.8;
const LETTER = 6.4;
const IDEOGRAM = 12.4;
const LABEL = 62;

export function LineChart({
  lines,
  labels,
  height = 190,
  unit,
  label,
  marks = [],
}: {
  lines: Line[];
  labels: string[];
  height?: number;
  unit: Unit;
  label: string;
  marks?: readonly number[]; // turns of the first line that stand out
}) {
  const all = lines.flatMap((line) => line.values.filter((value): value is number => value !== null));
  const high = Math.max(...all, 1e-9);
  const steps = ticks(high, 3);
  const [room, measured] = useWidth<HTMLDivElement>(WIDEST);
  const width = Math.min(WIDEST, measured);
  const names = steps.map((value) => figure(value, axisUnit(steps, unit)));
  const left = Math.max(30, 10 + Math.max(...names.map((one) => one.length * DIGIT)));
  const right = 14 + Math.max(24, ...lines.map(({ name }) => long(name)));
  const x = (index: number) => left + (index * (width - left - right)) / Math.max(1, labels.length - 1);
  const y = (value: number) => TOP + (1 - value / high) * (height - TOP - BOTTOM);
  const every = Math.ceil(labels.length / Math.max(1, Math.floor((width - left - right) / LABEL)));
  const ends = apart(
    lines.map((line) => y(lastOf(line.values))),
    13,
    TOP + 4,
    height - BOTTOM,
  );
  return (
    <div ref={room}>
      <svg viewBox={`0 0 ${width} ${height}`} class="line-chart" role="img" aria-label={label}>
        {steps.map((value, index) => (
          <g key={value}>
            <line x1={left} x2={width - right} y1={y(value)} y2={y(value)} class="grid" />
            <text x={left - 6} y={y(value) + 4} class="axis" text-anchor="end">
              {names[index]}
            </text>
          </g>
        ))}
        {labels.map((one, index) =>
          index % every === 0 ? (
            <text key={one} x={x(index)} y={height - 6} class="axis" text-anchor="middle">
              {one}
            </text>
          ) : null,
        )}
        {marks.map((index) => {
          const value = lines[0]?.values[index];
          return value === undefined || value === null ? null : (
            <circle key={index} cx={x(index)} cy={y(value)} r="5" class="mark" />
          );
        })}
        {lines.map((line, index) => (
          <g key={line.name}>
            <path
              d={path(line.values, x, y)}
              fill="none"
              stroke={line.colour}
              stroke-width={line.width ?? 2.2}
              stroke-dasharray={line.dash}
            />
            {alone(line.values).map((at) => (
              <circle
                key={at}
                cx={x(at)}
                cy={y(line.values[at] ?? 0)}
                r={1.6 * (line.width ?? 2.2)}
                fill={line.colour}
              />
            ))}
            <text x={width - right + 6} y={(ends[index] ?? 0) + 4} class="end" fill={line.colour}>
              {line.name}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** About the width of a name, px. */
const long = (name: string): number =>
  [...name].reduce((sum, letter) => sum + (letter > '\u2e7f' ? IDEOGRAM : LETTER), 0);

/** Values without a neighbour, which no line would show. */
const alone = (values: (number | null)[]): number[] =>
  values.flatMap((value, at) =>
    value !== null && (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null ? [at] : [],
  );

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
