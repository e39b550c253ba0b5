import type { Places } from './foretold.ts';

const at = (place: number): string => `left:${place * 100}%`;

/** A row's figures as marks on one line: now, without orders, with the draft and its range. The cells beside it say the same. */
export function RangePlot({ places, rough, drafted }: { places: Places; rough: boolean; drafted: boolean }) {
  return (
    <span class="plot" aria-hidden="true">
      {!rough && (
        <i class="plot-range" style={`${at(places.low)};width:${(places.high - places.low) * 100}%`} />
      )}
      <i class="plot-now" style={at(places.now)} />
      <i class="plot-passing" style={at(places.passing)} />
      {drafted && <i class="plot-acting" style={at(places.acting)} />}
    </span>
  );
}
