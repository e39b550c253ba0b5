import { useState } from 'preact/hooks';
import type { Feature } from '#shared/replay/player.ts';
import { RULES } from '#shared/world/rules.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { date, place, t, word } from '../i18n/index.ts';
import { goOn } from '../net/solo/fork.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Seal } from '../ui/Seal.tsx';
import type { ReplayThread } from './thread.ts';

interface Props {
  thread: ReplayThread;
  feature: Feature;
  at: number;
  side: NationId; // offered first
}

/** From here it may go otherwise: any moment, in any seat, against bots. */
export function PlayOn(props: Props) {
  const [open, setOpen] = useState(false);
  const { at, feature } = props;
  const over = at >= feature.turns;
  if (feature.rules !== RULES)
    return <p class="older">{t('replay.older', { theirs: feature.rules, ours: RULES })}</p>;
  return (
    <>
      <button
        type="button"
        class="button"
        disabled={over}
        title={over ? t('replay.over') : undefined}
        onClick={() => setOpen(true)}
      >
        <Icon name="undo" /> {t('replay.play-on')}
      </button>
      {open && <Choice {...props} close={() => setOpen(false)} />}
    </>
  );
}

function Choice({ thread, feature, at, side, close }: Props & { close(): void }) {
  const [busy, setBusy] = useState<NationId | null>(null);
  const [failed, setFailed] = useState(false);
  const when = date(feature.start, at);
  const begin = async (seat: NationId) => {
    setBusy(seat);
    const kept = await thread.ask({ is: 'fork', at, seat }).catch(() => null);
    if (!kept) {
      setBusy(null);
      setFailed(true);
      return;
    }
    const name = t('solo.fork-name', { name: word(`region.${seat}`), date: when });
    goOn({ ...kept, token: '', name, turn: at, over: false });
  };
  return (
    <Dialog title={t('replay.play-on-from', { date: when })} close={close}>
      <p>{t('replay.play-on-how')}</p>
      <ul class="seats-to-take">
        {[side, ...NATIONS.filter((one) => one !== side)].map((seat) => (
          <li key={seat}>
            <button
              type="button"
              class={`button ${seat === side ? 'primary' : ''}`}
              disabled={busy !== null}
              onClick={() => void begin(seat)}
            >
              <Seal of={seat} />{' '}
              {busy === seat ? t('home.starting') : t('home.play-as', { nation: place(seat) })}
            </button>
          </li>
        ))}
      </ul>
      {failed && (
        <p class="problem" role="alert">
          {t('solo.not-back')}
        </p>
      )}
    </Dialog>
  );
}
