import { LONGEST_NAME } from '../classroom/limits.ts';
import { t } from '../i18n/index.ts';

/** What others call one; may be empty. */
export function NameField({ name, rename }: { name: string; rename(name: string): void }) {
  return (
    <p class="lobby-name">
      <label for="name">{t('lobby.name')}</label>
      <input
        id="name"
        value={name}
        maxLength={LONGEST_NAME}
        autocomplete="nickname"
        aria-describedby="name-help"
        onInput={(event) => rename(event.currentTarget.value)}
      />
      <span class="mute" id="name-help">
        {t('lobby.name-help')}
      </span>
    </p>
  );
}
