import type { RefObject } from 'preact';
import { t } from '../../i18n/index.ts';
import type { MapHandle } from '../../map/index.ts';
import { KeyName, keyName } from '../../settings/KeyName.tsx';
import { keyOf } from '../../settings/keys.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';

/** Tables instead of the map, the closer look, home, and zoom. */
export function MapTools({
  map,
  table,
  setTable,
  inset,
  setInset,
}: {
  map: RefObject<MapHandle | null>;
  table: boolean;
  setTable(on: boolean): void;
  inset: boolean;
  setInset(on: boolean): void;
}) {
  const tool = (name: string, icon: IconName, act: () => void, kind = '', pressed?: boolean) => (
    <button type="button" class={kind} aria-pressed={pressed} onClick={act} aria-label={name} title={name}>
      <Icon name={icon} />
    </button>
  );
  return (
    <div class="map-tools map-bar" data-over-map>
      <button
        type="button"
        aria-pressed={table}
        onClick={() => setTable(!table)}
        aria-label={t('map.table-key', { key: keyName(keyOf('table')) })}
      >
        <Icon name="table" /> <span class="wide-only">{t('map.table')}</span>{' '}
        <span class="wide-only">
          <KeyName of={keyOf('table')} />
        </span>
      </button>
      {!table && (
        <>
          {tool(t('map.inset'), 'inset', () => setInset(!inset), 'inset-button', inset)}
          {tool(t('map.home'), 'home', () => map.current?.home())}
          {tool(t('map.zoom-out'), 'minus', () => map.current?.zoom(1 / 1.5), 'zoom-button')}
          {tool(t('map.zoom-in'), 'plus', () => map.current?.zoom(1.5), 'zoom-button')}
        </>
      )}
    </div>
  );
}
