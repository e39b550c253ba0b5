import { useState } from 'preact/hooks';
import type { AccountView } from '#shared/protocol/account.ts';
import { LONGEST_NAME } from '../classroom/limits.ts';
import { t } from '../i18n/index.ts';
import { locale } from '../i18n/speak.ts';
import { hand } from '../market/csv.ts';
import { follow } from '../router.ts';
import { Problem } from '../ui/Problem.tsx';
import {
  addPasskey,
  blockPlayer,
  claim,
  countClaimable,
  deleteAccount,
  exportAll,
  removePasskey,
  rename,
  renewCodes,
  signOut,
} from './api.ts';
import { Blocked } from './Blocked.tsx';
import { missing } from './passkeys.ts';
import { useDeed } from './useDeed.ts';

interface Own {
  account: AccountView;
  update(account: AccountView, codes?: string[]): void;
  leave(said: string): void;
}

/** One's own account: name, ways in, matches, data, and the way out. */
export function Mine({ account, update, leave }: Own) {
  const { busy, problem, run } = useDeed();
  const [said, setSaid] = useState('');
  const [name, setName] = useState(account.name);
  const save = async () =>
    hand('lanthanide-account.json', JSON.stringify(await exportAll()), 'application/json');
  const attach = async () => {
    const done = await claim();
    update(done.account);
    setSaid(
      t(done.taken > 0 ? 'account.claimed-taken' : 'account.claimed', {
        claimed: done.claimed,
        taken: done.taken,
      }),
    );
  };
  const out = async (everywhere: boolean) => {
    await signOut(everywhere);
    leave(t('account.signed-out'));
  };
  const act = (text: string, deed: () => Promise<void>, more = '') => (
    <button type="button" class={`button ${more}`} disabled={busy} onClick={() => run(deed)}>
      {text}
    </button>
  );
  return (
    <>
      <p class="lead">{t('account.signed-in', { name: account.name })}</p>
      <Problem of={problem} />
      <p role="status">{said}</p>
      <div class="account-ways">
        <form
          class="class-card account-form"
          aria-labelledby="name-title"
          onSubmit={(event) => {
            event.preventDefault();
            run(async () => {
              update(await rename(name.trim()));
              setSaid(t('account.renamed'));
            });
          }}
        >
          <h2 id="name-title" class="serif">
            {t('account.you')}
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
          <p class="class-actions">
            <button type="submit" class="button" disabled={busy}>
              {t('account.rename')}
            </button>
          </p>
          <p class="class-actions">
            {act(t('account.sign-out'), () => out(false))}
            {act(t('account.sign-out-all'), () => out(true), 'quiet')}
          </p>
        </form>
        <section class="class-card" aria-labelledby="ways-title">
          <h2 id="ways-title" class="serif">
            {t('account.passkeys')}
          </h2>
          <Keys account={account} remove={(id) => run(async () => update(await removePasskey(id)))} />
          <p class="class-actions">
            {!missing() && act(t('account.passkey-add'), async () => update(await addPasskey()))}
          </p>
          <p>{t('account.codes-left', { count: account.codes })}</p>
          <p class="class-actions">
            {act(t('account.codes-new'), async () => {
              const renewed = await renewCodes();
              update(renewed.account, renewed.codes);
            })}
          </p>
        </section>
        <section class="class-card" aria-labelledby="seats-title">
          <h2 id="seats-title" class="serif">
            {t('account.seats')}
          </h2>
          <p>{t('account.seats-count', { count: account.seats })}</p>
          <p>{t('account.claim-how')}</p>
          <p class="class-actions">
            {countClaimable() > 0 && act(t('account.claim', { count: countClaimable() }), attach)}
          </p>
        </section>
        <Standing account={account} />
        <Blocked account={account} again={(id) => run(async () => update(await blockPlayer(id, false)))} />
        <section class="class-card" aria-labelledby="data-title">
          <h2 id="data-title" class="serif">
            {t('account.data')}
          </h2>
          <p>{t('account.data-how')}</p>
          <p class="class-actions">{act(t('account.export'), save)}</p>
          <Delete
            busy={busy}
            sure={() =>
              run(async () => {
                await deleteAccount();
                leave(t('account.deleted'));
              })
            }
          />
        </section>
      </div>
    </>
  );
}

/** How one stands among those who play for a rank. */
function Standing({ account: { id, rating } }: { account: AccountView }) {
  return (
    <section class="class-card" aria-labelledby="rating-title">
      <h2 id="rating-title" class="serif">
        {t('account.rating')}
      </h2>
      <p>
        {rating
          ? t('account.rating-now', { points: rating.points, give: rating.give, games: rating.games })
          : t('account.rating-none')}
      </p>
      {rating?.provisional && <p class="mute">{t('account.rating-provisional')}</p>}
      {rating !== null && rating.strikes > 0 && (
        <p>{t('account.rating-strikes', { count: rating.strikes })}</p>
      )}
      {rating && (
        <p>
          <a href={`/player/${id}`} onClick={(event) => follow(event, `/player/${id}`)}>
            {t('rank.page')}
          </a>
        </p>
      )}
    </section>
  );
}

function Keys({ account, remove }: { account: AccountView; remove(id: string): void }) {
  const day = new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium' });
  return (
    <ul class="account-keys">
      {account.passkeys.map(({ id, created, used }) => {
        const made = t('account.passkey', { date: day.format(created) });
        return (
          <li key={id}>
            <span>
              {made}
              {used !== null && (
                <span class="mute"> · {t('account.passkey-used', { date: day.format(used) })}</span>
              )}
            </span>
            {account.passkeys.length > 1 && (
              <button
                type="button"
                class="button small quiet"
                aria-label={t('account.passkey-remove-of', { key: made })}
                onClick={() => remove(id)}
              >
                {t('account.passkey-remove')}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Asks once more, in the place of the button. */
function Delete({ busy, sure }: { busy: boolean; sure(): void }) {
  const [asked, setAsked] = useState(false);
  return (
    <>
      <p>{t('account.delete-how')}</p>
      <p class="class-actions">
        {asked ? (
          <>
            <span role="alert">{t('account.delete-sure')}</span>
            <button type="button" class="button" disabled={busy} onClick={sure}>
              {t('account.delete-yes')}
            </button>
            <button type="button" class="button quiet" disabled={busy} onClick={() => setAsked(false)}>
              {t('account.delete-no')}
            </button>
          </>
        ) : (
          <button type="button" class="button quiet" disabled={busy} onClick={() => setAsked(true)}>
            {t('account.delete')}
          </button>
        )}
      </p>
    </>
  );
}
