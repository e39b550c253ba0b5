import { FONT, type Palette } from '../theme/index.ts';
import type { Badge } from './countries.ts';
import type { Point } from './geometry.ts';
import type { Inset } from './inset.ts';
import { BADGE, type Face, LINE, type Measure, type Names, type Words } from './picture.ts';
import { drawGlyph } from './plates.ts';

type Pen = CanvasRenderingContext2D;

const FACES: Record<Face, string> = {
  nation: `700 13px ${FONT.condensed}`,
  partner: `500 12px ${FONT.condensed}`,
  sea: `italic 400 14px ${FONT.serif}`,
  caption: `600 12px ${FONT.condensed}`,
  badge: `600 11px ${FONT.condensed}`,
};

/** Fonts that must be there before words are measured. */
export const FACE_FONTS = Object.values(FACES);

export function measurer(pen: Pen): Measure {
  const known = new Map<string, number>();
  return (words, face) => {
    const key = `${face}${words}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    pen.font = FACES[face];
    const width = Math.ceil(pen.measureText(words).width);
    known.set(key, width);
    return width;
  };
}

/** Names, captions and the figures beside names, each in the box it was given. */
export function drawWords(pen: Pen, words: Words, names: Names, measure: Measure, colours: Palette): void {
  const { box, face, lines } = words;
  pen.font = FACES[face];
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  if (face === 'caption') {
    drawLeader(pen, words, colours);
    pen.fillStyle = colours.ink;
    pen.fillRect(box.x, box.y, box.w, box.h);
    pen.fillStyle = colours.paper;
    pen.textAlign = 'left';
    lines.forEach((line, index) => {
      pen.fillText(line, box.x + 6, box.y + 3 + (index + 0.5) * LINE.caption + 0.5);
    });
    return;
  }
  pen.textAlign = 'center';
  const colour = face === 'nation' ? colours.ink : face === 'sea' ? colours.map.seaName : colours.ink2;
  const x = box.x + box.w / 2;
  const y = box.y + LINE[face] / 2;
  const [line = ''] = lines;
  if (face !== 'sea') {
    pen.lineWidth = 3.4;
    pen.strokeStyle = colours.map.casing;
    pen.strokeText(line, x, y);
  }
  pen.fillStyle = colour;
  pen.fillText(line, x, y);
  if (words.badges.length > 0)
    drawBadges(pen, words.badges, { x, y: box.y + LINE[face] }, names, measure, colours);
}

/** From a caption to what it tells of, where they do not touch. */
function drawLeader(pen: Pen, { box, at }: Words, { ink }: Palette): void {
  const x = Math.min(box.x + box.w, Math.max(box.x, at.x));
  const y = Math.min(box.y + box.h, Math.max(box.y, at.y));
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(at.x, at.y);
  pen.lineWidth = 1;
  pen.strokeStyle = ink;
  pen.stroke();
}

function drawBadges(
  pen: Pen,
  badges: readonly Badge[],
  { x, y }: Point,
  names: Names,
  measure: Measure,
  colours: Palette,
): void {
  const widths = badges.map((badge) => BADGE.sign + measure(names.badge(badge), 'badge'));
  const whole = widths.reduce((sum, width) => sum + width + BADGE.gap, -BADGE.gap);
  let left = x - whole / 2;
  pen.fillStyle = colours.map.plate;
  pen.globalAlpha = 0.86;
  pen.fillRect(left - 3, y, whole + 6, LINE.badge);
  pen.globalAlpha = 1;
  badges.forEach((badge, index) => {
    drawSign(pen, badge, { x: left + 6, y: y + LINE.badge / 2 }, colours);
    pen.font = FACES.badge;
    pen.textAlign = 'left';
    pen.textBaseline = 'middle';
    pen.fillStyle = colours.ink;
    pen.fillText(names.badge(badge), left + BADGE.sign, y + LINE.badge / 2 + 0.5);
    left += (widths[index] ?? 0) + BADGE.gap;
  });
}

function drawSign(pen: Pen, { is, value }: Badge, at: Point, colours: Palette): void {
  switch (is) {
    case 'dependence':
      drawPie(pen, value, at, colours);
      break;
    case 'standing':
      drawFace(pen, value, at, colours);
      break;
    case 'stocks':
      drawGlyph(pen, 'stock', at, 12, colours.ink);
      break;
    case 'consent':
      drawGlyph(pen, 'home', at, 12, colours.ink);
      break;
  }
}

/** The share of what a nation uses that comes through China. */
function drawPie(pen: Pen, share: number, { x, y }: Point, { ink, map, nation }: Palette): void {
  pen.beginPath();
  pen.arc(x, y, 5.4, 0, 2 * Math.PI);
  pen.fillStyle = map.plate;
  pen.fill();
  pen.lineWidth = 1.2;
  pen.strokeStyle = ink;
  pen.stroke();
  pen.beginPath();
  pen.moveTo(x, y);
  pen.arc(x, y, 5.4, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * share);
  pen.closePath();
  pen.fillStyle = nation.CHN;
  pen.fill();
}

/** What a country thinks of us: a mouth that smiles, is straight, or does not. */
function drawFace(pen: Pen, points: number, { x, y }: Point, { ink, good, bad }: Palette): void {
  const colour = points >= 15 ? good : points <= -15 ? bad : ink;
  pen.lineWidth = 1.3;
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(x, y, 5.4, 0, 2 * Math.PI);
  pen.stroke();
  for (const dx of [-2, 2]) pen.fillRect(x + dx - 0.7, y - 2.2, 1.4, 1.6);
  const bend = (3 * points) / 100;
  pen.beginPath();
  pen.moveTo(x - 2.6, y + 2 - bend / 2);
  pen.quadraticCurveTo(x, y + 2 + 1.6 * bend, x + 2.6, y + 2 - bend / 2);
  pen.stroke();
}

/** The title and the edge of an inset. */
export function drawHead(pen: Pen, { head, body }: Inset, title: string, { ink, paper }: Palette): void {
  pen.fillStyle = ink;
  pen.fillRect(head.x, head.y, head.w, head.h);
  pen.fillStyle = paper;
  pen.font = FACES.caption;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  pen.fillText(fitted(pen, title, head.w - 18), head.x + 9, head.y + head.h / 2 + 0.5);
  pen.strokeStyle = ink;
  pen.lineWidth = 1;
  pen.strokeRect(body.x + 0.5, body.y, body.w - 1, body.h - 0.5);
}

/** Words cut to a width. */
function fitted(pen: Pen, words: string, width: number): string {
  if (pen.measureText(words).width <= width) return words;
  let kept = words;
  while (kept.length > 1 && pen.measureText(`${kept}…`).width > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
