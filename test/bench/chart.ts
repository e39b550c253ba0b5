import type { Growth, Line, Point } from './growth.ts';

const WIDTH = 720;
const HEIGHT = 360;
const LEFT = 90;
const RIGHT = 20;
const TOP = 40;
const BOTTOM = 56;
const LEGEND = 22; // height of a line of the legend

/** Told apart with any eyes (Okabe and Ito 2008), and by their dashes where there is no colour at all. */
const LOOKS = [
  { colour: '#0072b2', dash: 'none' },
  { colour: '#d55e00', dash: '8 4' },
  { colour: '#009e73', dash: '2 4' },
  { colour: '#cc79a7', dash: '10 3 2 3' },
  { colour: '#e69f00', dash: '5 2' },
  { colour: '#56b4e9', dash: '1 3' },
];

const STYLE = `
text { font: 13px system-ui, sans-serif; fill: #24292f; }
.title { font-weight: 600; font-size: 15px; }
.paper { fill: #ffffff; }
.grid { stroke: #24292f; stroke-opacity: 0.15; }
@media (prefers-color-scheme: dark) { .paper { fill: #0d1117; } text { fill: #e6edf3; } .grid { stroke: #e6edf3; } }
`;

/** A chart with logarithmic axes as SVG, for pages light and dark: a line for each thing that grows, with its exponent. */
export function chart({ title, x, y, lines }: Growth): string {
  const points = lines.flatMap((one) => one.points);
  const across = axis(
    points.map(([at]) => at),
    LEFT,
    WIDTH - RIGHT,
  );
  const up = axis(
    points.map(([, at]) => at),
    HEIGHT - BOTTOM,
    TOP,
  );
  const place = ([a, b]: Point) => `${across.place(a)},${up.place(b)}`;
  const height = HEIGHT + lines.length * LEGEND + 8;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    '<rect class="paper" width="100%" height="100%"/>',
    label(LEFT, 22, title, 'class="title"'),
    ...across.ticks.map(
      (at) =>
        `<path class="grid" d="M${across.place(at)},${TOP}V${HEIGHT - BOTTOM}"/>${label(across.place(at), HEIGHT - BOTTOM + 18, figure(at), 'text-anchor="middle"')}`,
    ),
    ...up.ticks.map(
      (at) =>
        `<path class="grid" d="M${LEFT},${up.place(at)}H${WIDTH - RIGHT}"/>${label(LEFT - 8, up.place(at) + 4, figure(at), 'text-anchor="end"')}`,
    ),
    label((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 16, x, 'text-anchor="middle"'),
    label(
      0,
      0,
      y,
      `text-anchor="middle" transform="translate(16 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)"`,
    ),
    ...lines.map((one, index) => drawn(one, index, place)),
    ...lines.map((one, index) => legend(one, index)),
    '</svg>\n',
  ].join('\n');
}

function drawn({ points }: Line, index: number, place: (point: Point) => string): string {
  const { colour, dash } = look(index);
  return [
    `<polyline points="${points.map(place).join(' ')}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`,
    ...points.map((point) => {
      const [cx, cy] = place(point).split(',');
      return `<circle cx="${cx}" cy="${cy}" r="3.5" fill="${colour}"/>`;
    }),
  ].join('\n');
}

function legend({ name, exponent }: Line, index: number): string {
  const { colour, dash } = look(index);
  const at = HEIGHT + index * LEGEND;
  return [
    `<path d="M${LEFT},${at}h36" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`,
    label(LEFT + 46, at + 4, exponent === null ? name : `${name}: to the power of ${exponent}`),
  ].join('\n');
}

const look = (index: number) => LOOKS[index % LOOKS.length] ?? { colour: '#808080', dash: 'none' };

/** A logarithmic axis from pixel to pixel, with a little room at both ends and ticks at 1, 2 and 5 of each decade. */
function axis(values: readonly number[], from: number, to: number) {
  const least = Math.min(...values) / 1.15;
  const most = Math.max(...values) * 1.15;
  const span = Math.log(most / least);
  const ticks: number[] = [];
  for (let decade = 10 ** Math.floor(Math.log10(least)); decade <= most; decade *= 10)
    for (const step of [1, 2, 5])
      if (decade * step >= least && decade * step <= most) ticks.push(decade * step);
  const shown =
    ticks.length > 8
      ? ticks.filter((at) => Math.abs(Math.log10(at) - Math.round(Math.log10(at))) < 1e-9)
      : ticks;
  return {
    ticks: shown,
    place: (value: number) => Math.round((from + ((to - from) * Math.log(value / least)) / span) * 10) / 10,
  };
}

const figure = (value: number) => Number(value.toPrecision(3)).toLocaleString('en');

const label = (x: number, y: number, text: string, more = '') =>
  `<text x="${x}" y="${y}" ${more}>${escaped(text)}</text>`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
