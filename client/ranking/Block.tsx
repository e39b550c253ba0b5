import { useEffect, useState } from 'preact/hooks';
import type { AccountView } from '#shared/protocol/account.ts';
import { account, blockPlayer, reasonOf } from '../account/api.ts';
import { t } from '../i18n/index.ts';
import { Problem } from '../ui/Problem.tsx';

/** For whoever is signed in: meets somebody no more, or again. */
export function Block({ player, name }: { player: string; name: string }) {
  const [own, setOwn] = useState<AccountView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (deed: () => Promise<AccountView | null>) => {
    setBusy(true);
    setProblem(null);
    try {
      setOwn(await deed());
    } catch (error) {
      setProblem(reasonOf(error));
    }
    setBusy(false);
  };
  useEffect(() => {
    void run(account);
  }, []);
  if (!own || own.id === player) return null;
  const on = own.blocks.some(({ id }) => id === player);
  return (
    <section class="player-block" aria-labelledby="block-title">
      <h2 id="block-title" class="serif">
        {t('account.block-title')}
      </h2>
      <Problem of={problem} />
      <p role="status">{on ? t('account.block-on', { name }) : t('account.block-how')}</p>
      <p>
        <button
          type="button"
          class="button"
          disabled={busy}
          onClick={() => void run(() => blockPlayer(player, !on))}
        >
          {t(on ? 'account.unblock-of' : 'account.block', { name })}
        </button>
      </p>
    </section>
  );
}
