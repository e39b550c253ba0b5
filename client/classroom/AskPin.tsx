import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { Frame } from '../screens/Frame.tsx';
import { ClosedNotice } from './Closed.tsx';
import { consoleSecrets, pinStore } from './links.ts';

/** What is behind the secret of the teacher's link, and a PIN for whoever looks over a shoulder. */
export function WithPin({
  code,
  title,
  children,
}: {
  code: string;
  title: string;
  children(secrets: { teacher: string; pin: string }, screen: string, again: () => void): ComponentChildren;
}) {
  const [secrets] = useState(consoleSecrets);
  const [pin, setPin] = useState(() => pinStore(code).held());
  const keep = (typed: string | null) => {
    pinStore(code).keep(typed);
    setPin(typed);
  };
  if (secrets && pin !== null)
    return <>{children({ teacher: secrets.teacher, pin }, secrets.screen, () => keep(null))}</>;
  return (
    <Frame title={title}>{secrets ? <AskPin done={keep} /> : <ClosedNotice why="wrong-secret" />}</Frame>
  );
}

function AskPin({ done }: { done(pin: string): void }) {
  const [typed, setTyped] = useState('');
  return (
    <form
      class="class-join"
      onSubmit={(event) => {
        event.preventDefault();
        done(typed);
      }}
    >
      <h1 class="serif">{t('teach.ask-pin')}</h1>
      <p>{t('teach.ask-pin-how')}</p>
      <label for="pin">{t('teach.pin')}</label>
      <input
        id="pin"
        class="class-type"
        value={typed}
        required
        minLength={6}
        maxLength={6}
        inputMode="numeric"
        autocomplete="off"
        onInput={(event) => setTyped(event.currentTarget.value.replace(/\D/g, ''))}
      />
      <p>
        <button type="submit" class="button primary">
          {t('teach.open')}
        </button>
      </p>
    </form>
  );
}
