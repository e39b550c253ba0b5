import type { Stage } from '#shared/world/terms.ts';

/** Our own strokes on a grid of 16, as lists of points; curves are given as short polylines. */
export type Stroke = [x: number, y: number][];

const arc = (cx: number, cy: number, rx: number, ry: number, from: number, to: number): Stroke => {
  const points: Stroke = [];
  for (let k = 0; k <= 10; k++) {
    const angle = ((from + ((to - from) * k) / 10) * Math.PI) / 180;
    points.push([cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)]);
  }
  return points;
};

/** Crossed hammers, a flask, a horseshoe magnet. */
export const GLYPHS: Record<Stage, Stroke[]> = {
  mine: [
    [
      [3.2, 13.4],
      [11.8, 4.2],
    ],
    [
      [12.8, 13.4],
      [4.2, 4.2],
    ],
    [
      [9.9, 2.4],
      [13.8, 6.1],
    ],
    [
      [6.1, 2.4],
      [2.2, 6.1],
    ],
  ],
  separation: [
    [
      [6.2, 2.6],
      [9.8, 2.6],
    ],
    [
      [7, 2.6],
      [7, 6.2],
      [3.4, 12.6],
      [4.4, 13.6],
      [11.6, 13.6],
      [12.6, 12.6],
      [9, 6.2],
      [9, 2.6],
    ],
    [
      [5.2, 10],
      [10.8, 10],
    ],
  ],
  magnet: [
    [
      [3.6, 2.8],
      [3.6, 8.2],
      ...arc(8, 8.2, 4.4, 4.6, 180, 0),
      [12.4, 2.8],
      [9.6, 2.8],
      [9.6, 8],
      ...arc(8, 8, 1.6, 1.7, 0, 180),
      [6.4, 2.8],
      [3.6, 2.8],
    ],
    [
      [3.6, 5.4],
      [6.4, 5.4],
    ],
    [
      [9.6, 5.4],
      [12.4, 5.4],
    ],
  ],
};

/** The plate a glyph stands on: square for mines, circle for separation, hexagon for magnets. */
export function plate(stage: Stage, size: number): Stroke {
  if (stage === 'mine')
    return [
      [-size, -size],
      [size, -size],
      [size, size],
      [-size, size],
    ];
  if (stage === 'separation') return arc(0, 0, size + 0.6, size + 0.6, 0, 342);
  return [
    [-size - 1.5, 0],
    [-size / 2 - 0.6, -size],
    [size / 2 + 0.6, -size],
    [size + 1.5, 0],
    [size / 2 + 0.6, size],
    [-size / 2 - 0.6, size],
  ];
}
