import { useState } from 'preact/hooks';
import { t } from '../i18n/index.ts';

/** Where whoever looks after a server types its secret. @param lead whose secret it is */
export function SecretDoor({
  lead,
  busy,
  open,
}: {
  lead: string;
  busy: boolean;
  open(secret: string): void;
}) {
  const [typed, setTyped] = useState('');
  return (
    <form
      class="class-card moderate-secret"
      onSubmit={(event) => {
        event.preventDefault();
        open(typed.trim());
      }}
    >
      <p>{lead}</p>
      <label for="secret">{t('moderate.secret')}</label>
      <input
        id="secret"
        type="password"
        value={typed}
        required
        autocomplete="off"
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <p>
        <button type="submit" class="button primary" disabled={busy}>
          {t('moderate.open')}
        </button>
      </p>
    </form>
  );
}
