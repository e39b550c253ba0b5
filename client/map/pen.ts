import type Phaser from 'phaser';
import type { Point } from './places.ts';

type Pen = Phaser.GameObjects.Graphics;

function trace(pen: Pen, points: readonly Point[]): void {
  pen.beginPath();
  points.forEach((point, index) => {
    if (index === 0) pen.moveTo(point.x, point.y);
    else pen.lineTo(point.x, point.y);
  });
}

export function strokePath(pen: Pen, points: readonly Point[], closed: boolean): void {
  trace(pen, points);
  if (closed) pen.closePath();
  pen.strokePath();
}

export function fillPath(pen: Pen, points: readonly Point[]): void {
  trace(pen, points);
  pen.closePath();
  pen.fillPath();
}
