import type { NationId, RegionId } from '#shared/world/terms.ts';
import { isNation } from '#shared/world/terms.ts';
import { word } from '../i18n/index.ts';

const CODE: Record<NationId, string> = { CHN: 'CN', JPN: 'JP', USA: 'US', EUR: 'EU' };

/** A nation's two letters on its colour; yellow for one's own. */
export function Seal({ of, mine = false }: { of: RegionId; mine?: boolean }) {
  const code = isNation(of) ? CODE[of] : of.slice(0, 2);
  const ground = isNation(of) ? of.toLowerCase() : 'bulk';
  return (
    <abbr
      class={`seal ${mine ? 'mine' : ''}`}
      style={`--nation:var(--${ground});text-decoration:none`}
      title={word(`region.${of}`)}
    >
      {code}
    </abbr>
  );
}
