import { digits } from './measure.ts';

/** How figures grow: a chart with a line for each. Both axes are logarithmic. */
export interface Growth {
  name: string; // of the chart, in a file name
  title: string;
  x: string; // what grows, with its unit
  y: string;
  lines: Line[];
}

export interface Line {
  name: string;
  points: Point[];
  exponent: number | null; // y grows with x to the power of it; null for a line of one point
}
export type Point = readonly [x: number, y: number];

/** The line through what could be measured. */
export function line(name: string, points: readonly (readonly [x: number, y: number | null])[]): Line {
  const measured = points.flatMap(([x, y]): Point[] => (y === null || !(y > 0) ? [] : [[x, y]]));
  return { name, points: measured, exponent: exponent(measured) };
}

/** The slope of the straight line through the points in a plane of logarithms, by least squares. */
export function exponent(points: readonly Point[]): number | null {
  if (points.length < 2) return null;
  return digits(slope(points.map(([x, y]) => [Math.log(x), Math.log(y)])));
}

/** Of the straight line through the points, by least squares. */
export function slope(points: readonly Point[]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  return (
    points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) /
    points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
  );
}
