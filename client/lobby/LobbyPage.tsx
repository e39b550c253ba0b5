import { useEffect, useState } from 'preact/hooks';
import type { EnteredLobby, LobbyListing } from '#shared/protocol/lobby.ts';
import { t, word } from '../i18n/index.ts';
import { heldName, keepName } from '../net/name.ts';
import { follow } from '../router.ts';
import { Frame } from '../screens/Frame.tsx';
import { Problem } from '../ui/Problem.tsx';
import { joinLobby, reasonOf, seeLobby } from './api.ts';
import { heldLobby, keepLobby } from './held.ts';
import { NameField } from './NameField.tsx';
import { planName } from './plan.ts';
import { Waiting } from './Waiting.tsx';
import '../styles/lobby.css';

/** One table: to sit down at, or to wait at for the others. */
export function LobbyPage({ code }: { code: string }) {
  const [place, setPlace] = useState(heldLobby(code));
  return (
    <Frame title={t('lobby.table', { code })}>
      {place ? <Waiting place={place} /> : <SitDown code={code} enter={setPlace} />}
    </Frame>
  );
}

/** Whoever comes by a link sees what is played before they sit down. */
function SitDown({ code, enter }: { code: string; enter(place: EnteredLobby): void }) {
  const [table, setTable] = useState<LobbyListing | null>(null);
  const [name, setName] = useState(heldName());
  const [gone, setGone] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    seeLobby(code).then(setTable, (error: unknown) => setGone(reasonOf(error)));
  }, [code]);
  if (gone) return <Gone why={gone} />;
  if (!table) return <p role="status">{t('notice.loading')}</p>;
  const join = async () => {
    keepName(name);
    try {
      const place = await joinLobby(code, name.trim());
      keepLobby(place);
      enter(place);
    } catch (error) {
      setProblem(reasonOf(error));
    }
  };
  return (
    <form
      class="lobby-sit"
      onSubmit={(event) => {
        event.preventDefault();
        void join();
      }}
    >
      <h1 class="serif">{t('lobby.table-of', { name: table.host || word('lobby.nobody') })}</h1>
      <p class="lead">
        {planName(table.plan)} · {t('lobby.free', { count: table.free })}
      </p>
      <p class="serif">{word(`scenario.${table.plan.scenario}.story`)}</p>
      <NameField name={name} rename={setName} />
      <Problem of={problem} />
      <p>
        <button type="submit" class="button next">
          {t('lobby.take')}
        </button>
      </p>
    </form>
  );
}

/** The table is no more, and where others are. */
export function Gone({ why }: { why: string }) {
  return (
    <>
      <h1 class="serif">{t('lobby.gone')}</h1>
      <p role="alert">{why}</p>
      <p>
        <a class="button primary" href="/online" onClick={(event) => follow(event, '/online')}>
          {t('lobby.others')}
        </a>
      </p>
    </>
  );
}
