import { useState } from 'preact/hooks';
import type { AccountView } from '#shared/protocol/account.ts';
import { LONGEST_NAME } from '../classroom/limits.ts';
import { t, word } from '../i18n/index.ts';
import { heldName } from '../net/name.ts';
import { Problem } from '../ui/Problem.tsx';
import { recover, signIn, signUp } from './api.ts';
import { missing, named } from './passkeys.ts';
import { useDeed } from './useDeed.ts';

/** The ways in: a passkey that is there, a new one, a code for whoever has lost theirs. */
export function Door({ enter }: { enter(account: AccountView, codes?: string[]): void }) {
  const { busy, problem, run } = useDeed();
  const [name, setName] = useState(heldName());
  const [code, setCode] = useState('');
  const why = missing();
  return (
    <>
      <p class="lead">{t('account.lead')}</p>
      <Problem of={problem} />
      {why && (
        <p class="account-why" role="note">
          {word(`account.missing.${why}`)}{' '}
          {why === 'address' && named() && <a href={named() ?? ''}>{named()}</a>}
        </p>
      )}
      <div class="account-ways">
        {!why && (
          <section class="class-card" aria-labelledby="in-title">
            <h2 id="in-title" class="serif">
              {t('account.sign-in')}
            </h2>
            <p>{t('account.sign-in-how')}</p>
            <p>
              <button
                type="button"
                class="button next"
                disabled={busy}
                onClick={() => run(async () => enter(await signIn()))}
              >
                {t('account.sign-in-go')}
              </button>
            </p>
          </section>
        )}
        {!why && (
          <form
            class="class-card account-form"
            aria-labelledby="up-title"
            onSubmit={(event) => {
              event.preventDefault();
              run(async () => {
                const made = await signUp(name.trim());
                enter(made.account, made.codes);
              });
            }}
          >
            <h2 id="up-title" class="serif">
              {t('account.sign-up')}
            </h2>
            <label for="account-name">{t('account.name')}</label>
            <input
              id="account-name"
              value={name}
              maxLength={LONGEST_NAME}
              required
              autocomplete="nickname"
              onInput={(event) => setName(event.currentTarget.value)}
            />
            <p>
              <button type="submit" class="button primary" disabled={busy}>
                {t('account.sign-up-go')}
              </button>
            </p>
          </form>
        )}
        <form
          class="class-card account-form"
          aria-labelledby="lost-title"
          onSubmit={(event) => {
            event.preventDefault();
            run(async () => enter(await recover(code)));
          }}
        >
          <h2 id="lost-title" class="serif">
            {t('account.lost')}
          </h2>
          <label for="account-code">{t('account.code')}</label>
          <input
            id="account-code"
            class="num"
            value={code}
            required
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
          <p>
            <button type="submit" class="button" disabled={busy}>
              {t('account.code-go')}
            </button>
          </p>
        </form>
      </div>
    </>
  );
}
