import type { Range } from '#shared/forecast/ranges.ts';
import type { Unit } from '#shared/text.ts';
import { figure } from '../../i18n/index.ts';
import { apart, axisUnit, fine, ticks } from '../../ui/axis.ts';
import { useWidth } from '../../ui/useWidth.ts';

/** One line over half-years, with the pattern that tells it apart without colour. */
export interface TimeLine {
  id: string;
  name: string;
  colour: string; // of CSS
  dash?: string;
  strong?: boolean;
  values: (number | null)[];
}

/** What a line may become, with the range of four cases in five. */
export interface Outlook extends Range {
  line: string; // id
  turn: number;
}

const LEFT = 46;
const TOP = 18;
const BOTTOM = 24;

interface Props {
  turns: number[];
  lines: TimeLine[];
  marks: boolean[]; // half-years with news
  unit: Unit;
  height: number;
  label: string;
  date(turn: number): string;
  at: number; // the half-year under the crosshair, its place among the turns
  setAt(index: number): void;
  read: string; // what is at the crosshair, in words
  outlook?: Outlook | null;
}

/** Lines over half-years with a crosshair that pointer and arrow keys move. */
export function TimeChart(props: Props) {
  const { turns, lines, marks, unit, height, label, date, at, setAt, read, outlook = null } = props;
  const [host, width] = useWidth<HTMLDivElement>(640);
  const right = width < 480 ? 100 : 112;
  const begin = turns.findIndex((_, index) => lines.some((line) => line.values[index] != null));
  const first = turns[Math.max(0, begin)] ?? 0;
  const last = Math.max(outlook?.turn ?? first, turns.at(-1) ?? first);
  const span = Math.max(1, last - first);
  const x = (turn: number) => LEFT + ((turn - first) * (width - LEFT - right)) / span;
  const all = lines.flatMap((line) => line.values.filter((value): value is number => value !== null));
  const high = Math.max(...all, outlook?.high ?? 0, 1e-9);
  const y = (value: number) => TOP + (1 - value / (high * 1.04)) * (height - TOP - BOTTOM);
  const here = Math.max(first, turns[at] ?? last);
  const steps = ticks(high);
  const nearest = (clientX: number, box: DOMRect) => {
    const turn = first + ((clientX - box.left - LEFT) * span) / Math.max(1, width - LEFT - right);
    let best = 0;
    turns.forEach((one, index) => {
      if (Math.abs(one - turn) < Math.abs((turns[best] ?? 0) - turn)) best = index;
    });
    setAt(best);
  };
  const keys: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    Home: 0,
    End: turns.length - 1,
  };
  return (
    <div
      ref={host}
      class="time-chart"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={turns.length - 1}
      aria-valuenow={at}
      aria-valuetext={read}
      onPointerMove={(event) => nearest(event.clientX, event.currentTarget.getBoundingClientRect())}
      onPointerDown={(event) => nearest(event.clientX, event.currentTarget.getBoundingClientRect())}
      onKeyDown={(event) => {
        const to = keys[event.key];
        if (to === undefined) return;
        event.preventDefault();
        setAt(Math.max(0, Math.min(turns.length - 1, to)));
      }}
    >
      <svg width={width} height={height} aria-hidden="true">
        {steps.map((value) => (
          <g key={value}>
            <line
              x1={LEFT}
              x2={width - right}
              y1={y(value)}
              y2={y(value)}
              class={value === 0 ? 'base' : 'grid'}
            />
            <text x={LEFT - 6} y={y(value) + 4} class="axis" text-anchor="end">
              {figure(value, axisUnit(steps, unit))}
            </text>
          </g>
        ))}
        <Dates turns={turns.slice(Math.max(0, begin))} x={x} y={height - 6} width={width} date={date} />
        {first < -1 && last >= 0 && (
          <line x1={x(-0.5)} x2={x(-0.5)} y1={TOP} y2={height - BOTTOM} class="divide" />
        )}
        {turns.map((turn, index) =>
          marks[index] && index >= begin ? (
            <path
              key={turn}
              d={`M${x(turn)} ${TOP - 3}l-5 -8h10z`}
              class={index === at ? 'mark on' : 'mark'}
            />
          ) : null,
        )}
        <line x1={x(here)} x2={x(here)} y1={TOP} y2={height - BOTTOM} class="cross" />
        {outlook && <Band outlook={outlook} lines={lines} turns={turns} x={x} y={y} />}
        {lines.map((line) => (
          <g key={line.id} style={`--line:${line.colour}`}>
            <path
              d={path(line.values, turns, x, y)}
              class={line.strong ? 'series strong' : 'series'}
              stroke-dasharray={line.dash}
            />
            {line.values[at] != null && (
              <circle cx={x(here)} cy={y(line.values[at] ?? 0)} r="3.5" class="dot" />
            )}
          </g>
        ))}
        <Ends lines={lines} x={width - right + 6} y={y} bottom={height - BOTTOM} />
      </svg>
    </div>
  );
}

type Scale = (value: number) => number;

function Dates({
  turns,
  x,
  y,
  width,
  date,
}: {
  turns: number[];
  x: Scale;
  y: number;
  width: number;
  date(turn: number): string;
}) {
  let free = Number.NEGATIVE_INFINITY;
  return (
    <>
      {turns.map((turn, index) => {
        const at = x(turn);
        const last = index === turns.length - 1;
        if ((at < free || (!last && x(turns.at(-1) ?? turn) - at < 62)) && !(last && at >= free)) return null;
        free = at + Math.max(62, width / 12);
        return (
          <text key={turn} x={at} y={y} class="axis" text-anchor="middle">
            {date(turn)}
          </text>
        );
      })}
    </>
  );
}

function path(values: (number | null)[], turns: number[], x: Scale, y: Scale): string {
  let pen = false;
  return values
    .map((value, index) => {
      if (value === null) return '';
      const step = `${pen ? 'L' : 'M'}${fine(x(turns[index] ?? 0))} ${fine(y(value))}`;
      pen = true;
      return step;
    })
    .join('');
}

/** Names of lines where they end. */
function Ends({ lines, x, y, bottom }: { lines: TimeLine[]; x: number; y: Scale; bottom: number }) {
  const ended = lines.filter((line) => line.values.some((value) => value !== null));
  const places = apart(
    ended.map((line) => y(line.values.findLast((value): value is number => value !== null) ?? 0)),
    14,
    TOP,
    bottom,
  );
  return (
    <>
      {ended.map((line, index) => (
        <text
          key={line.id}
          x={x}
          y={(places[index] ?? 0) + 4}
          class={line.strong ? 'end strong' : 'end'}
          style={`--line:${line.colour}`}
        >
          {line.name}
        </text>
      ))}
    </>
  );
}

/** Where a line may go. */
function Band({
  outlook,
  lines,
  turns,
  x,
  y,
}: {
  outlook: Outlook;
  lines: TimeLine[];
  turns: number[];
  x: Scale;
  y: Scale;
}) {
  const line = lines.find((one) => one.id === outlook.line);
  const from = turns.at(-1);
  const now = line?.values.at(-1);
  if (!line || from === undefined || now == null) return null;
  const start = `${x(from)} ${y(now)}`;
  const end = x(outlook.turn);
  return (
    <g style={`--line:${line.colour}`}>
      <path d={`M${start}L${end} ${y(outlook.high)}V${y(outlook.low)}Z`} class="band" />
      <path d={`M${start}L${end} ${y(outlook.mid)}`} class="series" stroke-dasharray="3 3" />
    </g>
  );
}
