import { NATIONS } from '#shared/world/terms.ts';
import { word } from '../i18n/index.ts';

/** The four nations, to choose one from a list. */
export const NationOptions = () => (
  <>
    {NATIONS.map((nation) => (
      <option key={nation} value={nation}>
        {word(`region.${nation}`)}
      </option>
    ))}
  </>
);
