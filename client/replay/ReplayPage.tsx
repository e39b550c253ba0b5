import { useEffect, useState } from 'preact/hooks';
import { t, tell, word } from '../i18n/index.ts';
import { follow } from '../router.ts';
import { useTitle } from '../screens/arrival.ts';
import { PageBar } from '../settings/PageBar.tsx';
import { type OpenedFile, OpenFile } from './OpenFile.tsx';
import type { Opened, Source } from './protocol.ts';
import { find, type Missing } from './source.ts';
import { Theatre } from './Theatre.tsx';
import { ReplayThread } from './thread.ts';

type Shown =
  | { is: 'waiting' }
  | { is: 'refused'; code: Missing | 'wrong'; why: string | null }
  | { is: 'open'; thread: ReplayThread; opened: Extract<Opened, { ok: true }>; name: string };

/** A finished match once more, by its address, or out of a file. */
export function ReplayPage({ match }: { match: string | null }) {
  const [file, setFile] = useState<OpenedFile | null>(null);
  const [opened, setOpened] = useState(0); // files so far: each is shown anew, also the same once more
  const open = (next: OpenedFile) => {
    setFile(next);
    setOpened(opened + 1);
  };
  if (!file && match === null) return <Hall open={open} />;
  return (
    <Show
      key={opened}
      name={file?.name ?? match ?? ''}
      source={async () => (file ? { ok: true, source: { is: 'file', text: file.text } } : find(match ?? ''))}
      open={open}
    />
  );
}

type OpenIt = (file: OpenedFile) => void;

function Show({ name, source, open }: { name: string; source(): ReturnType<typeof find>; open: OpenIt }) {
  const [shown, setShown] = useState<Shown>({ is: 'waiting' });
  useEffect(() => {
    let thread: ReplayThread | null = null;
    let gone = false;
    const begin = async () => {
      const found = await source();
      if (gone) return;
      if (!found.ok) return setShown({ is: 'refused', code: found.code, why: null });
      setShown(
        await showing(found.source, name, (made) => {
          thread = made;
        }),
      );
    };
    begin().catch(() => setShown({ is: 'refused', code: 'wrong', why: null }));
    return () => {
      gone = true;
      thread?.close();
    };
  }, []);
  if (shown.is === 'open')
    return <Theatre thread={shown.thread} feature={shown.opened.feature} name={shown.name} />;
  if (shown.is === 'waiting')
    return (
      <main class="notice" aria-busy="true">
        <p role="status">{t('replay.opening')}</p>
      </main>
    );
  return <Hall open={open} refused={shown} />;
}

async function showing(source: Source, name: string, made: (thread: ReplayThread) => void): Promise<Shown> {
  const thread = new ReplayThread(source);
  made(thread);
  const opened = await thread.ask({ is: 'open' });
  if (opened.ok) return { is: 'open', thread, opened, name };
  const { code, why } = opened;
  const telling = { start: { year: 2010, half: 1 } as const, sites: [] };
  return { is: 'refused', code, why: why && tell(why, telling) };
}

/** Where a file can be opened; and why there is nothing else to see. */
function Hall({ open, refused }: { open: OpenIt; refused?: { code: string; why: string | null } }) {
  useTitle(t('replay.title'));
  return (
    <div class="replay-hall">
      <PageBar />
      <main class="notice" id="main">
        <h1 class="serif">{refused ? word(`replay.refused.${refused.code}`) : t('replay.title')}</h1>
        {refused && (
          <p class={refused.why ? 'problem' : ''} role="alert">
            {refused.why ?? word(`replay.refused.${refused.code}-mend`)}
          </p>
        )}
        <OpenFile open={open} />
        <a class="button quiet" href="/" onClick={(event) => follow(event, '/')}>
          {t('notice.home')}
        </a>
      </main>
    </div>
  );
}
