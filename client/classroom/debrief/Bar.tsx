/** A share as a bar; the figure stands beside it. */
export const Bar = ({ share }: { share: number }) => (
  <span class="debrief-bar" aria-hidden="true">
    <span style={{ width: `${Math.round(100 * share)}%` }} />
  </span>
);
