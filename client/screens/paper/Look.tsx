import { t } from '../../i18n/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import { lookAt, type Place } from '../focus.ts';

/** Leads from a line of the paper to its place on the map. */
export function Look({ at, line }: { at: Place | null; line: string }) {
  if (!at) return null;
  return (
    <button type="button" class="look" aria-label={t('report.look', { line })} onClick={() => lookAt(at)}>
      <Icon name="globe" />
    </button>
  );
}
