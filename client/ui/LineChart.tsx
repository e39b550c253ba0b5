import type { Unit } from '#shared/text.ts';
import { figure } from '../i18n/index.ts';
import { apart, axisUnit, ticks } from './axis.ts';

/** Lines over turns with end labels; every chart has a table twin beside it. */
export interface Line {
  name: string;
  colour: string;
  dash?: string;
  width?: number;
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
  const x = (index: number) => LEFT + (index * (WIDTH - LEFT - RIGHT)) / Math.max(1, labels.length - 1);
  const y = (value: number) => TOP + (1 - value / high) * (height - TOP - BOTTOM);
  const every = Math.ceil(labels.length / 6);
  const ends = apart(
    lines.map((line) => y(lastOf(line.values))),
    13,
    TOP + 4,
    height - BOTTOM,
  );
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} class="line-chart" role="img" aria-label={label}>
      {steps.map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} class="grid" />
          <text x={LEFT - 6} y={y(value) + 4} class="axis" text-anchor="end">
            {figure(value, axisUnit(steps, unit))}
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
