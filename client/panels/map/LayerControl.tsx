import { useEffect, useRef, useState } from 'preact/hooks';
import { COMMODITIES } from '#shared/world/terms.ts';
import { t, word } from '../../i18n/index.ts';
import { FORMS, LAYERS, type Shown, toggled, USUAL } from '../../map/shown.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Tile } from '../../ui/Tile.tsx';

/** What the map shows: one press for all or one metal, a sheet of switches for the rest. */
export function LayerControl({ shown, show }: { shown: Shown; show(next: Shown): void }) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Element && !root.current?.contains(event.target)) setOpen(false);
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      root.current?.querySelector<HTMLElement>('.layers-button')?.focus();
    };
    window.addEventListener('pointerdown', outside);
    window.addEventListener('keydown', leave);
    return () => {
      window.removeEventListener('pointerdown', outside);
      window.removeEventListener('keydown', leave);
    };
  }, [open]);
  const everything = shown.goods.length === COMMODITIES.length;
  return (
    <div class="map-layers" ref={root}>
      <fieldset class="map-bar" data-over-map aria-label={t('map.layers')}>
        <button
          type="button"
          class="wide-only"
          aria-pressed={everything}
          onClick={() => show({ ...shown, goods: [...COMMODITIES] })}
        >
          {word('layer.all')}
        </button>
        {COMMODITIES.map((one) => {
          const only = !everything && shown.goods.length === 1 && shown.goods[0] === one;
          return (
            <button
              key={one}
              type="button"
              class="wide-only"
              aria-pressed={only}
              onClick={() => show({ ...shown, goods: only ? [...COMMODITIES] : [one] })}
            >
              <Tile of={one} small /> <span class="wide-word">{word(`layer.${one}`)}</span>
            </button>
          );
        })}
        <button
          type="button"
          class="layers-button"
          aria-expanded={open}
          aria-controls="map-layers"
          onClick={() => setOpen(!open)}
        >
          <Icon name="layers" /> {t('map.more-layers')}
        </button>
      </fieldset>
      {open && <Switches shown={shown} show={show} />}
    </div>
  );
}

function Switches({ shown, show }: { shown: Shown; show(next: Shown): void }) {
  return (
    <div class="layer-sheet" id="map-layers">
      <div>
        <fieldset>
          <legend class="cap">{t('map.metals')}</legend>
          <div class="chips">
            {COMMODITIES.map((one) => (
              <Switch
                key={one}
                on={shown.goods.includes(one)}
                flip={() => show({ ...shown, goods: toggled(COMMODITIES, shown.goods, one) })}
              >
                <Tile of={one} small /> {word(`layer.${one}`)}
              </Switch>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend class="cap">{t('map.forms')}</legend>
          <div class="chips">
            {FORMS.map((one) => (
              <Switch
                key={one}
                on={shown.forms.includes(one)}
                flip={() => show({ ...shown, forms: toggled(FORMS, shown.forms, one) })}
              >
                {word(`form.${one}`)}
              </Switch>
            ))}
          </div>
        </fieldset>
        <button type="button" class="button small quiet" onClick={() => show(USUAL)}>
          {t('map.usual')}
        </button>
      </div>
      <fieldset>
        <legend class="cap">{t('map.overlays')}</legend>
        {LAYERS.map((one) => (
          <Switch
            key={one}
            on={shown.layers.includes(one)}
            flip={() => show({ ...shown, layers: toggled(LAYERS, shown.layers, one) })}
          >
            <span>
              {word(`layer.${one}`)}
              <small>{word(`layer.${one}.how`)}</small>
            </span>
          </Switch>
        ))}
      </fieldset>
    </div>
  );
}

function Switch({ on, flip, children }: { on: boolean; flip(): void; children: preact.ComponentChildren }) {
  return (
    <label class="switch">
      <input type="checkbox" checked={on} onChange={flip} />
      {children}
    </label>
  );
}
