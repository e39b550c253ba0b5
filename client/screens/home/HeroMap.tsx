import { useEffect, useRef } from 'preact/hooks';

/** The atlas behind the words; it comes after them, and the page is whole without it. */
export function HeroMap() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let stop = () => {};
    let gone = false;
    void import('../../map/still.ts').then(
      ({ drawStill }) => {
        if (canvas.current && !gone) stop = drawStill(canvas.current);
      },
      () => undefined,
    );
    return () => {
      gone = true;
      stop();
    };
  }, []);
  return (
    <div class="hero-map" aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
}
