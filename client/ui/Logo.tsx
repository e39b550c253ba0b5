import { t } from '../i18n/index.ts';
import { follow } from '../router.ts';

const SQUARES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];
const LIT = new Set([3, 9]);

/** The fifteen lanthanides as a mark, and the name; leads home. */
export function Logo() {
  return (
    <a class="logo" href="/" onClick={(event) => follow(event, '/')} aria-label={t('logo.home')}>
      <span class="mark" aria-hidden="true">
        {SQUARES.map((square) => (
          <i key={square} class={LIT.has(square) ? 'lit' : ''} />
        ))}
      </span>
      <span>LANTHANIDE</span>
    </a>
  );
}
