import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, word } from '../i18n/index.ts';
import type { HeldSeat } from '../net/seats.ts';
import { forkHere } from '../net/solo/fork.ts';
import { isHere } from '../net/solo/here.ts';
import { USUAL } from '../net/solo/wish.ts';
import { follow } from '../router.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Problem } from '../ui/Problem.tsx';
import type { Play } from './play.ts';

/** The menu of a match that this browser keeps, and its button in the top bar; nothing for any other match. */
export function useSoloMenu(
  play: Play,
  seat: HeldSeat,
): { button: JSX.Element | null; dialog: JSX.Element | null; open: (() => void) | null } {
  const [shown, setShown] = useState(false);
  if (!isHere(seat.match)) return { button: null, dialog: null, open: null };
  const open = () => setShown(true);
  const name = t('solo.title');
  return {
    open,
    button: (
      <button type="button" class="top-button to-menu" onClick={open} aria-label={name} title={name}>
        <Icon name="slot" size={18} />
      </button>
    ),
    dialog: shown ? <SoloMenu play={play} seat={seat} close={() => setShown(false)} /> : null,
  };
}

/** What can be done with a match besides playing it: leave it, or go back in it. */
function SoloMenu({ play, seat, close }: { play: Play; seat: HeldSeat; close(): void }) {
  const now = play.view.value?.world.turn ?? 0;
  const { back, problem, busy } = useFork(play, seat);
  return (
    <Dialog title={t('solo.title')} close={close}>
      <p>{t('solo.kept')}</p>
      <p>
        <a class="button primary" href="/" onClick={(event) => follow(event, '/')}>
          {t('solo.leave')}
        </a>
      </p>
      <h3 class="cap">{t('solo.back')}</h3>
      {now === 0 ? (
        <p class="mute">{t('solo.back-none')}</p>
      ) : (
        <>
          <p>{t('solo.back-how')}</p>
          <ol class="back-to" reversed>
            {Array.from({ length: now }, (_, index) => now - 1 - index).map((turn) => (
              <li key={turn}>
                <button
                  type="button"
                  class="button small"
                  disabled={busy !== null}
                  onClick={() => void back(turn)}
                >
                  <Icon name="undo" />{' '}
                  {busy === turn ? t('solo.turning') : t('solo.back-to', { date: play.date(turn) })}
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
      <Problem of={problem} />
      {seat.seed !== undefined && (
        <p class="mute">
          {t('solo.facts', { seed: seat.seed, strength: word(`strength.${seat.strength ?? USUAL}`) })}
        </p>
      )}
    </Dialog>
  );
}

/** Opens a second match from the start of a turn, or says why not. */
export function useFork(play: Play, seat: HeldSeat) {
  const [busy, setBusy] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const back = async (turn: number) => {
    setBusy(turn);
    setProblem(null);
    const of = seat.name ?? word(`region.${seat.nation}`);
    try {
      await forkHere(seat, turn, t('solo.fork-name', { name: of, date: play.date(turn) }));
    } catch {
      setBusy(null);
      setProblem(t('solo.not-back'));
    }
  };
  return { back, busy, problem };
}
