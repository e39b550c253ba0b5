import type { AccountView } from '#shared/protocol/account.ts';
import { t } from '../i18n/index.ts';

/** Whom one has blocked, and the way back. */
export function Blocked({ account: { blocks }, again }: { account: AccountView; again(id: string): void }) {
  return (
    <section class="class-card" aria-labelledby="blocked-title">
      <h2 id="blocked-title" class="serif">
        {t('account.blocked')}
      </h2>
      <p>{t(blocks.length === 0 ? 'account.blocked-none' : 'account.blocked-how')}</p>
      <ul class="account-keys">
        {blocks.map(({ id, name }) => (
          <li key={id}>
            <span dir="auto">{name}</span>
            <button
              type="button"
              class="button small quiet"
              aria-label={t('account.unblock-of', { name })}
              onClick={() => again(id)}
            >
              {t('account.unblock')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
