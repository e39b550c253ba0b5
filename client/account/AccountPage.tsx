import { useEffect, useState } from 'preact/hooks';
import type { AccountView } from '#shared/protocol/account.ts';
import { t } from '../i18n/index.ts';
import { Frame } from '../screens/Frame.tsx';
import { Problem } from '../ui/Problem.tsx';
import { account, reasonOf } from './api.ts';
import { Codes } from './Codes.tsx';
import { Door } from './Door.tsx';
import { Mine } from './Mine.tsx';
import '../styles/account.css';

/** What stands on the page: not yet known, a guest, an account. */
type Standing = { is: 'asking' } | { is: 'guest'; said: string } | { is: 'in'; account: AccountView };

/** An account, for whoever wants one. */
export function AccountPage() {
  const [standing, setStanding] = useState<Standing>({ is: 'asking' });
  const [codes, setCodes] = useState<string[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const arrive = (now: AccountView, fresh: string[] | null = null) => {
    setCodes(fresh);
    setStanding({ is: 'in', account: now });
  };
  useEffect(() => {
    account().then(
      (now) => (now ? arrive(now) : setStanding({ is: 'guest', said: '' })),
      (error: unknown) => setProblem(reasonOf(error)),
    );
  }, []);
  return (
    <Frame title={t('account.title')}>
      <h1 class="serif">{t('account.title')}</h1>
      <Problem of={problem} />
      {standing.is === 'asking' && !problem && <p role="status">{t('notice.loading')}</p>}
      {standing.is === 'guest' && (
        <>
          <p role="status">{standing.said}</p>
          <Door enter={arrive} />
        </>
      )}
      {standing.is === 'in' &&
        (codes ? (
          <Codes codes={codes} done={() => setCodes(null)} />
        ) : (
          <Mine
            account={standing.account}
            update={arrive}
            leave={(said) => setStanding({ is: 'guest', said })}
          />
        ))}
    </Frame>
  );
}
