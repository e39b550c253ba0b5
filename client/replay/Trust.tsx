import { useEffect, useState } from 'preact/hooks';
import type { Examined } from '#shared/replay/examine.ts';
import { t, tell, word } from '../i18n/index.ts';
import { seatIn } from '../net/seats.ts';
import { SeatBids } from '../screens/MatchScreen.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { Feature } from './protocol.ts';
import type { ReplayThread } from './thread.ts';

type Standing = 'checking' | 'signed' | 'foreign' | 'unchecked' | 'unsigned' | 'false';

/** What came of the check, and by which key this server signs; null where there is no server to ask. */
interface Checked {
  examined: Examined;
  ours: string | null;
}

/** A seal that says how far the match can be trusted, and what was checked. */
export function Trust({ thread, feature }: { thread: ReplayThread; feature: Feature }) {
  const [checked, setChecked] = useState<Checked | null>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    Promise.all([thread.ask({ is: 'examine' }), ourKey()]).then(
      ([examined, ours]) => setChecked({ examined, ours }),
      () => undefined, // the thread has ended with the page
    );
  }, []);
  const standing = standingOf(checked);
  const sound = standing !== 'false';
  return (
    <>
      <button
        type="button"
        class={`button small trust ${sound ? '' : 'bad'}`}
        disabled={!checked}
        onClick={() => setOpen(true)}
      >
        <Icon name={sound ? 'seal' : 'alarm'} /> {word(`replay.trust.${standing}`)}
      </button>
      {open && checked && <Details checked={checked} feature={feature} close={() => setOpen(false)} />}
    </>
  );
}

function Details({ checked, feature, close }: { checked: Checked; feature: Feature; close(): void }) {
  const { faults, signed, commitment } = checked.examined;
  const standing = standingOf(checked);
  return (
    <Dialog title={t('replay.trust.title')} close={close}>
      <p>{t('replay.trust.played', { turns: feature.turns })}</p>
      {faults.map((fault) => (
        <p key={fault.key} class="problem">
          {tell(fault, { start: feature.start, sites: [] })}
        </p>
      ))}
      {standing !== 'false' && <p>{word(`replay.trust.${standing}-how`)}</p>}
      {(commitment !== null || fits(checked) === false) && (
        <p class={fits(checked) === false ? 'problem' : ''}>{t(seedWords(checked))}</p>
      )}
      {feature.bids && (
        <section>
          <h3 class="cap">{t('auction.title')}</h3>
          <SeatBids bids={feature.bids} mine={null} />
        </section>
      )}
      <dl class="trust-facts">
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

/** Whether the seed is the one of which this browser was told the hash; null where it was told nothing. */
function fits({ examined: { signed, commitment } }: Checked): boolean | null {
  const told = signed ? seatIn(signed.certificate.match)?.commitment : undefined;
  return told === undefined ? null : told === commitment;
}

function seedWords(checked: Checked) {
  const known = fits(checked);
  return known === null ? 'replay.seed.untold' : known ? 'replay.seed.fits' : 'replay.seed.differs';
}

function standingOf(checked: Checked | null): Standing {
  if (!checked) return 'checking';
  const { examined, ours } = checked;
  if (examined.faults.length > 0 || fits(checked) === false) return 'false';
  if (!examined.signed) return 'unsigned';
  if (examined.signed.known === null) return 'unchecked';
  return examined.signed.certificate.key === ours ? 'signed' : 'foreign';
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
