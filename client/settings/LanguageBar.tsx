import { t } from '../i18n/index.ts';
import { LANGUAGES } from '../i18n/languages.ts';
import { spoken } from '../i18n/speak.ts';
import { settings } from './settings.ts';

/** The languages, each by its own name, for those who do not read the one on the page. */
export function LanguageBar() {
  if (LANGUAGES.length < 2) return null;
  return (
    <nav class="languages" aria-label={t('settings.language')}>
      {LANGUAGES.map(({ id, name, locale }) => (
        <button
          key={id}
          type="button"
          lang={locale}
          aria-pressed={id === spoken.value}
          onClick={() => {
            settings.language.value = id;
          }}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}
