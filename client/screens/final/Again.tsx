import { useState } from 'preact/hooks';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { place, t } from '../../i18n/index.ts';
import { needWords } from '../../i18n/speak.ts';
import { heldName } from '../../net/name.ts';
import type { HeldSeat } from '../../net/seats.ts';
import { startSolo } from '../../net/solo/start.ts';
import { follow, go } from '../../router.ts';
import { Problem } from '../../ui/Problem.tsx';
import { Seal } from '../../ui/Seal.tsx';

/** The same world once more, or another one. */
export function Again({ seat }: { seat: HeldSeat }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { seed, strength, rival, scenario, nation, people, turns } = seat;
  const replay = async (as: NationId) => {
    setBusy(true);
    try {
      await startSolo({
        scenario,
        nation: as,
        ...(people ? { people } : {}),
        turns,
        ...(seed === undefined ? {} : { seed }),
        ...(strength === undefined ? {} : { strength }),
        // Another seat is another task.
        ...(rival === undefined || as !== nation ? {} : { rival }),
      });
    } catch {
      setBusy(false);
      setProblem(t('error.not-kept'));
    }
  };
  return (
    <>
      <div class="row">
        <a class="button next" href="/" onClick={(event) => follow(event, '/')}>
          {t('final.again')}
        </a>
        {seat.together && <Rematch seat={seat} />}
        {seat.tournament && <ToTournament code={seat.tournament} />}
        {seed !== undefined && (
          <button type="button" class="button quiet" disabled={busy} onClick={() => void replay(nation)}>
            {t(busy ? 'home.starting' : 'final.same')}
          </button>
        )}
        {seed !== undefined &&
          !people &&
          NATIONS.filter((one) => one !== nation).map((one) => (
            <button
              key={one}
              type="button"
              class="button quiet"
              disabled={busy}
              onClick={() => void replay(one)}
            >
              <Seal of={one} /> {t('final.as', { nation: place(one) })}
            </button>
          ))}
      </div>
      {seed !== undefined && <p class="mute">{t('final.seed', { seed })}</p>}
      <Problem of={problem} />
    </>
  );
}

/** Where the next round is waited for. */
function ToTournament({ code }: { code: string }) {
  const way = `/tournament/${code}`;
  return (
    <a class="button primary" href={way} onClick={(event) => follow(event, way)}>
      {t('final.tournament')}
    </a>
  );
}

/** The people of an online match again, who meet at a table of their own. */
function Rematch({ seat }: { seat: HeldSeat }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = async () => {
    setBusy(true);
    setProblem(null);
    const fetched = await Promise.all([
      import('../../lobby/index.ts'),
      needWords('class'),
      needWords('online'),
    ]).catch(() => null);
    if (!fetched) {
      setBusy(false);
      setProblem(t('notice.not-loaded'));
      return;
    }
    const [{ keepLobby, playAgain, reasonOf }] = fetched;
    try {
      const place = await playAgain(seat, heldName());
      keepLobby(place);
      go(`/lobby/${place.code}`);
    } catch (error) {
      setBusy(false);
      setProblem(reasonOf(error));
    }
  };
  return (
    <>
      <button
        type="button"
        class="button quiet"
        disabled={busy}
        title={t('final.rematch-how')}
        onClick={() => void ask()}
      >
        {t('final.rematch')}
      </button>
      <Problem of={problem} />
    </>
  );
}
