import { palette } from '../theme/index.ts';
import { Camera, MIDDLE } from './camera.ts';
import { drawFrame, drawGround } from './ground.ts';
import { roughShapes } from './shapes.ts';

/** Draws the map once into a canvas, without trade: the ground behind the front page. Returns how to stop following its size. */
export function drawStill(canvas: HTMLCanvasElement): () => void {
  const camera = new Camera();
  const draw = () => {
    const pixel = Math.min(2, window.devicePixelRatio || 1);
    const w = canvas.clientWidth;
    const h = canvas.clientHeight;
    const context = canvas.getContext('2d');
    if (!context || w < 2 || h < 2) return;
    canvas.width = Math.round(w * pixel);
    canvas.height = Math.round(h * pixel);
    camera.resize(w, h);
    camera.lookAt(...MIDDLE, 1);
    context.scale(pixel, pixel);
    const nobody = { mine: null, shades: new Map() };
    drawGround(context, camera, { x: 0, y: 0, w, h }, roughShapes(), roughShapes(), nobody, palette.value);
    drawFrame(context, camera, { w, h }, palette.value);
  };
  const dressing = palette.subscribe(draw);
  const observer = new ResizeObserver(draw);
  observer.observe(canvas);
  return () => {
    observer.disconnect();
    dressing();
  };
}
