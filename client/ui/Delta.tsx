import type { ComponentChildren } from 'preact';

/** A change with an arrow before it, so that neither sign nor colour stands alone; good and bad where that is clear. */
export function Delta({
  by,
  good = null,
  children,
}: {
  by: number;
  good?: 'up' | 'down' | null;
  children: ComponentChildren;
}) {
  const tone = good === null || by === 0 ? '' : (good === 'up') === by > 0 ? 'good' : 'bad';
  return (
    <span class={`delta ${tone}`}>
      <span aria-hidden="true">{by > 0 ? '▲' : by < 0 ? '▼' : '■'} </span>
      {children}
    </span>
  );
}
