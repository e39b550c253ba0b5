import { Camera } from './camera.ts';
import { drawLand } from './land.ts';

/** Draws the map once into a canvas, without trade: the ground behind the front page. Returns how to stop following its size. */
export function drawStill(canvas: HTMLCanvasElement): () => void {
  const camera = new Camera();
  const draw = () => {
    const pixel = Math.min(2, window.devicePixelRatio || 1);
    const width = Math.round(canvas.clientWidth * pixel);
    const height = Math.round(canvas.clientHeight * pixel);
    const context = canvas.getContext('2d');
    if (!context || width < 2 || height < 2) return;
    canvas.width = width;
    canvas.height = height;
    camera.resize(width, height);
    drawLand(context, camera, { width, height, pixel }, null);
  };
  draw();
  const observer = new ResizeObserver(draw);
  observer.observe(canvas);
  return () => observer.disconnect();
}
