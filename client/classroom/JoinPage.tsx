import { useState } from 'preact/hooks';
import type { JoinClass } from '#shared/protocol/classroom.ts';
import { t } from '../i18n/index.ts';
import { go } from '../router.ts';
import { Frame } from '../screens/Frame.tsx';
import { Problem } from '../ui/Problem.tsx';
import { joinClass, reasonOf } from './api.ts';
import { type HeldPlace, heldPlaces, keepPlace, placeIn } from './held.ts';
import { Lobby } from './Lobby.tsx';
import { LONGEST_NAME } from './limits.ts';
import { readCode } from './links.ts';

/** A student's way in: code and name; whoever has a place in the class is back in it. */
export function JoinPage({ code }: { code: string | null }) {
  const held = code === null ? undefined : placeIn(code);
  return (
    <Frame title={t('class.join')}>
      {held ? <Lobby key={held.token} place={held} /> : <JoinForm code={code} />}
    </Frame>
  );
}

function JoinForm({ code: given }: { code: string | null }) {
  const [code, setCode] = useState(given ?? '');
  const [back, setBack] = useState(false);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const enter = async () => {
    const by: JoinClass = back ? { personal: typed.trim() } : { name: typed.trim() };
    setBusy(true);
    setProblem(null);
    try {
      const { token, personal, shown } = await joinClass(code, by);
      keepPlace({ code, token, personal, shown, match: null });
      go(`/join/${code}`);
    } catch (error) {
      setProblem(reasonOf(error));
    }
    setBusy(false);
  };

  return (
    <form
      class="class-join"
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <h1 class="serif">{t('class.join')}</h1>
      <Before />
      <label for="code">{t('class.code')}</label>
      <input
        id="code"
        class="class-type"
        value={code}
        required
        minLength={6}
        maxLength={9}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        placeholder="______"
        onInput={(event) => setCode(readCode(event.currentTarget.value))}
      />
      <label for="name">{t(back ? 'class.personal' : 'class.name')}</label>
      <input
        id="name"
        value={typed}
        required
        maxLength={back ? 4 : LONGEST_NAME}
        autocomplete="off"
        autocapitalize={back ? 'characters' : 'words'}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <p class="mute">{t(back ? 'class.personal-help' : 'class.name-help')}</p>
      <Problem of={problem} />
      <p class="class-actions">
        <button type="submit" class="button next" disabled={busy}>
          {t(busy ? 'class.joining' : back ? 'class.come-back' : 'class.enter')}
        </button>
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            setBack(!back);
            setTyped('');
            setProblem(null);
          }}
        >
          {t(back ? 'class.new-here' : 'class.was-here')}
        </button>
      </p>
    </form>
  );
}

/** The places that this browser keeps, to go back to. */
function Before() {
  const places: HeldPlace[] = heldPlaces.value;
  if (places.length === 0) return null;
  return (
    <ul class="class-before">
      {places.map(({ code, shown }) => (
        <li key={code}>
          <button type="button" class="button" onClick={() => go(`/join/${code}`)}>
            {t('class.go-on', { code, name: shown })}
          </button>
        </li>
      ))}
    </ul>
  );
}
