import { useEffect, useState } from 'preact/hooks';
import type { Feature } from '#shared/replay/player.ts';
import { t, tell, word } from '../i18n/index.ts';
import { SeatBids } from '../screens/MatchScreen.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { fits, howOf, type Judged, standingOf } from './standing.ts';
import type { ReplayThread } from './thread.ts';

/** A seal that says how far the match can be trusted, and what was checked. */
export function Trust({ thread, feature }: { thread: ReplayThread; feature: Feature }) {
  const [judged, setJudged] = useState<Judged | null>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    Promise.all([thread.ask({ is: 'check' }), ourKey()]).then(
      ([checked, ours]) => checked && setJudged({ checked, ours }),
      () => undefined, // the thread has ended with the page
    );
  }, []);
  const standing = standingOf(judged);
  const sound = standing !== 'false';
  return (
    <>
      <button
        type="button"
        class={`button small trust ${sound ? '' : 'bad'}`}
        disabled={!judged}
        onClick={() => setOpen(true)}
      >
        <Icon name={sound ? 'seal' : 'alarm'} /> {word(`replay.trust.${standing}`)}
      </button>
      {open && judged && <Details judged={judged} feature={feature} close={() => setOpen(false)} />}
    </>
  );
}

function Details({ judged, feature, close }: { judged: Judged; feature: Feature; close(): void }) {
  const { faults, signed, commitment } = judged.checked;
  const standing = standingOf(judged);
  return (
    <Dialog title={t('replay.trust.title')} close={close}>
      <p>{t('replay.trust.played', { turns: feature.turns })}</p>
      {faults.map((fault) => (
        <p key={fault.key} class="problem">
          {tell(fault, { start: feature.start, sites: [] })}
        </p>
      ))}
      {standing !== 'false' && <p>{word(`replay.trust.${howOf(judged)}-how`)}</p>}
      {(commitment !== null || fits(judged) === false) && (
        <p class={fits(judged) === false ? 'problem' : ''}>{t(seedWords(judged))}</p>
      )}
      {feature.bids && (
        <section>
          <h3 class="cap">{t('auction.title')}</h3>
          <SeatBids bids={feature.bids} mine={null} />
        </section>
      )}
      <dl class="trust-facts">
        <dt>{t('replay.trust.rules')}</dt>
        <dd class="num">{feature.rules}</dd>
        {commitment !== null && (
          <>
            <dt>{t('replay.seed.hash')}</dt>
            <dd class="num">{commitment}</dd>
          </>
        )}
        <dt>{t('replay.trust.hash')}</dt>
        <dd class="num">{feature.outcome.hash}</dd>
        {signed && (
          <>
            <dt>{t('replay.trust.key')}</dt>
            <dd class="num">{signed.certificate.key}</dd>
          </>
        )}
      </dl>
    </Dialog>
  );
}

function seedWords(judged: Judged) {
  const known = fits(judged);
  return known === null ? 'replay.seed.untold' : known ? 'replay.seed.fits' : 'replay.seed.differs';
}

async function ourKey(): Promise<string | null> {
  try {
    const response = await fetch('/api/key');
    const said: unknown = await response.json();
    const key = typeof said === 'object' && said !== null && 'key' in said ? said.key : null;
    return typeof key === 'string' ? key : null;
  } catch {
    return null;
  }
}
