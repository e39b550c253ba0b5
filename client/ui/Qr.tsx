import { qr } from '#shared/qr.ts';

/** Light round a code that readers need, in modules. */
const QUIET = 4;

/** An address for the camera of a phone, always dark on white; nothing where it is too long for one. */
export function Qr({ of, label }: { of: string; label: string }) {
  const modules = qr(of);
  if (!modules) return null;
  const size = modules.length + 2 * QUIET;
  const path = modules
    .flatMap((line, row) =>
      line.map((dark, column) => (dark ? `M${column + QUIET} ${row + QUIET}h1v1h-1z` : '')),
    )
    .join('');
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  );
}
