import { t } from '../i18n/index.ts';
import { hand } from '../market/csv.ts';
import { Copy } from '../ui/Copy.tsx';

/** The recovery codes, this once. */
export function Codes({ codes, done }: { codes: readonly string[]; done(): void }) {
  const text = codes.join('\n');
  return (
    <section class="class-card" aria-labelledby="codes-title">
      <h2 id="codes-title" class="serif">
        {t('account.codes')}
      </h2>
      <p role="status">{t('account.codes-how')}</p>
      <ul class="account-codes num">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p class="class-actions">
        <button
          type="button"
          class="button"
          onClick={() => hand('lanthanide-recovery-codes.txt', text, 'text/plain')}
        >
          {t('account.codes-save')}
        </button>
        <Copy of={text}>{t('account.codes-copy')}</Copy>
      </p>
      <p>
        <button type="button" class="button primary" onClick={done}>
          {t('account.codes-kept')}
        </button>
      </p>
    </section>
  );
}
