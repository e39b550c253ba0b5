import type { Commodity } from '#shared/world/terms.ts';
import { t } from '../i18n/index.ts';
import { ELEMENTS } from './elements.ts';

/** The little periodic-table tile of a commodity; decoration beside its name in text. */
export function Tile({ of, small = false }: { of: Commodity; small?: boolean }) {
  const [number, symbol, partner] = ELEMENTS[of];
  return (
    <span class={`tile ${of} ${small ? 'small' : ''}`} aria-hidden="true">
      <i>{number}</i>
      <b>{symbol}</b>
      <em>{partner}</em>
    </span>
  );
}

const LANTHANIDES = 'La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu'.split(' ');
const PART_OF: Record<string, Commodity> = {
  La: 'bulk',
  Ce: 'bulk',
  Pr: 'light',
  Nd: 'light',
  Tb: 'heavy',
  Dy: 'heavy',
};

/** The row of fifteen: the game's own emblem. */
export function Lanthanides() {
  return (
    <ol class="lanthanides" aria-label={t('home.lanthanides')}>
      {LANTHANIDES.map((symbol, index) => (
        <li key={symbol} class={PART_OF[symbol] ?? ''}>
          <i>{57 + index}</i>
          <b>{symbol}</b>
        </li>
      ))}
    </ol>
  );
}
