import { t } from '../i18n/index.ts';
import { locale } from '../i18n/speak.ts';
import { linesOf, widthOf } from './lines.ts';

/** From one value to another by named steps; steps that go down are hatched, so that colour is not needed. */
interface Props {
  label: string;
  from: { name: string; value: number };
  to: { name: string; value: number };
  steps: { name: string; change: number; rest?: boolean }[];
  colour: string;
  show(value: number): string;
  showTicks(values: number[]): string[];
  showChange(value: number): string;
  pushed(up: boolean, value: number): string; // what all that pushed one way came to
}

const WIDTH = 720;
const HEIGHT = 340;
const BASE = HEIGHT - 56;
const TOP = 66;
const LEFT = 46;

export function Waterfall({ label, from, to, steps, colour, show, showTicks, showChange, pushed }: Props) {
  let level = from.value;
  const bars = steps.map((step) => {
    const start = level;
    level += step.change;
    return { ...step, start, end: level };
  });
  const levels = [from.value, to.value, ...bars.flatMap((bar) => [bar.start, bar.end])];
  const high = Math.max(...levels, 1e-9);
  const floor = axisFrom(levels, high);
  const y = (value: number) => BASE - (Math.max(0, value - floor) / (high - floor)) * (BASE - TOP);
  const slot = (WIDTH - LEFT) / (bars.length + 2);
  const width = Math.min(72, slot * 0.7);
  const left = (index: number) => LEFT + index * slot + (slot - width) / 2;
  const groups = [true, false].flatMap((up) => {
    const at = bars.flatMap((bar, index) => (!bar.rest && bar.change > 0 === up ? [index] : []));
    const [first, last] = [at[0], at.at(-1)];
    if (first === undefined || last === undefined) return [];
    // Only a run of bars has a line of its own above it.
    const run = at.length === last - first + 1;
    return run
      ? [
          {
            up,
            words: pushed(
              up,
              at.reduce((sum, index) => sum + (bars[index]?.change ?? 0), 0),
            ),
            start: left(first + 1),
            end: left(last + 1) + width,
          },
        ]
      : [];
  });
  const placed = inRows(groups);
  const grid = ticks(floor, high);
  const names = showTicks(grid);
  return (
    <>
      {floor > 0 && <small class="cut">{t('waterfall.cut', { low: show(floor) })}</small>}
      <Rows
        from={from}
        to={to}
        bars={bars}
        floor={floor}
        high={high}
        colour={colour}
        show={show}
        showChange={showChange}
      />
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} class="waterfall">
        <defs>
          <pattern
            id="hatch"
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" fill="var(--paper)" />
            <line x1="0" y1="0" x2="0" y2="6" stroke="var(--ink)" stroke-width="2" />
          </pattern>
        </defs>
        {grid.map((value, index) => (
          <g key={value}>
            <line x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} class="grid" />
            <text x={LEFT - 6} y={y(value) + 4} class="axis">
              {names[index]}
            </text>
          </g>
        ))}
        {placed.map(({ up, words, at, start, end, y }) => (
          <g key={String(up)}>
            <text x={at} y={y} class="group">
              {words}
            </text>
            <line x1={start} x2={end} y1={y + 7} y2={y + 7} stroke="var(--ink)" />
          </g>
        ))}
        <line x1={LEFT} x2={WIDTH} y1={BASE} y2={BASE} stroke="var(--ink)" />
        <Pillar
          x={left(0)}
          width={width}
          top={y(from.value)}
          colour={colour}
          name={from.name}
          value={show(from.value)}
          slot={slot}
        />
        {bars.map((bar, index) => {
          const top = Math.min(y(bar.start), y(bar.end));
          const height = Math.max(1.5, Math.abs(y(bar.start) - y(bar.end)));
          return (
            <g key={bar.name}>
              <line
                x1={left(index) + width}
                x2={left(index + 1)}
                y1={y(bar.start)}
                y2={y(bar.start)}
                class="dots"
              />
              <rect
                x={left(index + 1)}
                y={top}
                width={width}
                height={height}
                fill={bar.change > 0 ? 'var(--ink)' : 'url(#hatch)'}
                stroke="var(--ink)"
              />
              <text x={left(index + 1) + width / 2} y={top - 6} class="value">
                {showChange(bar.change)}
              </text>
              <Name x={left(index + 1) + width / 2} words={bar.name} slot={slot} />
            </g>
          );
        })}
        <Pillar
          x={left(bars.length + 1)}
          width={width}
          top={y(to.value)}
          colour={colour}
          name={to.name}
          value={show(to.value)}
          slot={slot}
        />
      </svg>
    </>
  );
}

/** A letter of a group's words at its widest, and the two heights they stand at. */
const LETTER = 8;
const ROWS = { above: 14, below: 34 };

/** Words over their bars, within the drawing; where two would meet, the right ones stand below the left ones. */
function inRows<Group extends { words: string; start: number; end: number }>(groups: Group[]) {
  const inside = groups
    .map((group) => {
      const length = widthOf(group.words) * LETTER;
      return { ...group, length, at: Math.max(0, Math.min(group.start, WIDTH - length)) };
    })
    .sort((a, b) => a.start - b.start);
  const meet = inside.some((one, index) => {
    const before = inside[index - 1];
    return before !== undefined && one.at < before.at + before.length + LETTER;
  });
  return inside.map((one, index) => ({ ...one, y: meet && index > 0 ? ROWS.below : ROWS.above }));
}

/** Where steps are small beside the whole, the axis begins this part of their range below the lowest level. */
const BELOW = 0.6;

/** Nought, unless all that moves is a small part of the whole. */
function axisFrom(levels: readonly number[], high: number): number {
  const low = Math.min(...levels);
  const range = high - low;
  return low > 0 && range < 0.3 * high ? Math.max(0, low - BELOW * Math.max(range, 0.02 * high)) : 0;
}

/** Round values for the lines of the grid: three to five between the ends. */
function ticks(low: number, high: number): number[] {
  const range = high - low;
  if (range <= 0) return [];
  const power = 10 ** Math.floor(Math.log10(range / 3));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => range / one <= 5) ?? range;
  const found: number[] = [];
  for (let value = Math.ceil(low / step) * step; value <= high; value += step) found.push(value);
  return found;
}

/** The same steps lying down, for a narrow screen; the table beside it is what a reader hears. */
function Rows({
  from,
  to,
  bars,
  floor,
  high,
  colour,
  show,
  showChange,
}: Omit<Props, 'label' | 'steps' | 'pushed' | 'showTicks'> & {
  bars: { name: string; change: number; start: number; end: number }[];
  floor: number;
  high: number;
}) {
  const share = (value: number) => (Math.max(0, value - floor) / (high - floor)) * 100;
  const row = (name: string, low: number, top: number, fill: string, value: string) => (
    <li key={name}>
      <span>{name}</span>
      <span class="track">
        <i
          class={fill}
          style={`left:${share(low)}%;width:${Math.max(0.8, share(top) - share(low))}%${fill ? '' : `;background:${colour}`}`}
        />
      </span>
      <span class="num">{value}</span>
    </li>
  );
  return (
    <ul class="waterfall-rows" aria-hidden="true">
      {row(from.name, floor, from.value, '', show(from.value))}
      {bars.map(({ name, change, start, end }) =>
        row(name, Math.min(start, end), Math.max(start, end), change > 0 ? 'up' : 'down', showChange(change)),
      )}
      {row(to.name, floor, to.value, '', show(to.value))}
    </ul>
  );
}

function Pillar({
  x,
  width,
  top,
  colour,
  name,
  value,
  slot,
}: {
  x: number;
  width: number;
  top: number;
  colour: string;
  name: string;
  value: string;
  slot: number;
}) {
  return (
    <g>
      <rect x={x} y={top} width={width} height={BASE - top} fill={colour} />
      <text x={x + width / 2} y={top - 6} class="value whole">
        {value}
      </text>
      <Name x={x + width / 2} words={name} slot={slot} />
    </g>
  );
}

/** A name on up to three short lines. */
function Name({ x, words, slot }: { x: number; words: string; slot: number }) {
  const lines = linesOf(words, Math.max(6, Math.floor(slot / 6.6)), locale.value);
  return (
    <text class="name">
      {lines.slice(0, 3).map((line, index) => (
        <tspan key={line} x={x} y={BASE + 16 + index * 14}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
