import { t } from '../i18n/index.ts';

/** From one value to another by named steps; steps that go down are hatched, so that colour is not needed. */
interface Props {
  label: string;
  from: { name: string; value: number };
  to: { name: string; value: number };
  steps: { name: string; change: number }[];
  colour: string;
  show(value: number): string;
  showChange(value: number): string;
}

const WIDTH = 720;
const HEIGHT = 300;
const BASE = HEIGHT - 52;
const TOP = 24;

export function Waterfall({ label, from, to, steps, colour, show, showChange }: Props) {
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
  const slot = WIDTH / (bars.length + 2);
  const width = Math.min(72, slot * 0.7);
  const left = (index: number) => index * slot + (slot - width) / 2;
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
            <rect width="6" height="6" fill="#fff" />
            <line x1="0" y1="0" x2="0" y2="6" stroke="#0e1c25" stroke-width="2" />
          </pattern>
        </defs>
        <line x1="0" x2={WIDTH} y1={BASE} y2={BASE} stroke="#0e1c25" />
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
                fill={bar.change > 0 ? '#0e1c25' : 'url(#hatch)'}
                stroke="#0e1c25"
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

/** Where steps are small beside the whole, the axis begins this part of their range below the lowest level. */
const BELOW = 0.6;

/** Nought, unless all that moves is a small part of the whole. */
function axisFrom(levels: readonly number[], high: number): number {
  const low = Math.min(...levels);
  const range = high - low;
  return low > 0 && range < 0.3 * high ? Math.max(0, low - BELOW * Math.max(range, 0.02 * high)) : 0;
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
}: Omit<Props, 'label' | 'steps'> & {
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
      <text x={x + width / 2} y={top - 6} class="value">
        {value}
      </text>
      <Name x={x + width / 2} words={name} slot={slot} />
    </g>
  );
}

/** A name on up to three short lines. */
function Name({ x, words, slot }: { x: number; words: string; slot: number }) {
  const most = Math.max(6, Math.floor(slot / 6.6));
  const lines: string[] = [];
  for (const part of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length < most) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(part);
  }
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
