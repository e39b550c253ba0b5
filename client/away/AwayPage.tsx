import type { ComponentProps } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AskAway, AwayView } from '#shared/protocol/away.ts';
import { t, word } from '../i18n/index.ts';
import { needWords } from '../i18n/speak.ts';
import { type HeldSeat, seatIn } from '../net/seats.ts';
import { follow } from '../router.ts';
import { Frame } from '../screens/Frame.tsx';
import { Problem } from '../ui/Problem.tsx';
import { arrange, reasonOf, see } from './api.ts';
import type { InstructionsCard } from './InstructionsCard.tsx';
import { LeaveCard } from './LeaveCard.tsx';
import { NoticesCard } from './NoticesCard.tsx';
import { PaceCard } from './PaceCard.tsx';
import { moment } from './time.ts';
import '../styles/away.css';

const AGAIN_MS = 5_000;

/** What a card can have done: resolves to whether it was, when the page shows what came of it. */
export type Arrange = (asked: AskAway) => Promise<boolean>;

/** A match while one is not at its table: leave, the pace, and who tells one of news. */
export function AwayPage({ match }: { match: string }) {
  const [seat] = useState(() => seatIn(match));
  const path = `/match/${match}`;
  return (
    <Frame title={t('away.title')}>
      <h1 class="serif">{t('away.title')}</h1>
      {seat ? <Arrangements seat={seat} /> : <p>{t('away.no-seat')}</p>}
      <p>
        <a class="button" href={path} onClick={(event) => follow(event, path)}>
          {t('away.back')}
        </a>
      </p>
    </Frame>
  );
}

function Arrangements({ seat }: { seat: HeldSeat }) {
  const [now, setNow] = useState<AwayView | null>(null);
  const [problem, setProblem] = useState<string | null>(null); // with what was asked last
  const [unseen, setUnseen] = useState<string | null>(null); // why the last look failed
  useEffect(() => {
    let on = true;
    const look = () =>
      see(seat).then(
        (seen) => {
          if (!on) return;
          setNow(seen);
          setUnseen(null);
        },
        (error: unknown) => on && setUnseen(reasonOf(error)),
      );
    void look();
    const timer = setInterval(look, AGAIN_MS);
    return () => {
      on = false;
      clearInterval(timer);
    };
  }, []);
  const act: Arrange = async (asked) => {
    try {
      setProblem(null);
      setNow(await arrange(seat, asked));
      return true;
    } catch (error) {
      setProblem(reasonOf(error));
      return false;
    }
  };
  return (
    <>
      <Problem of={problem ?? unseen} />
      {now ? (
        <>
          <p class="lead">
            {t('away.now', {
              nation: word(`region.${now.nation}`),
              turn: Math.min(now.turn + 1, now.turns),
              turns: now.turns,
            })}
          </p>
          <p role="status">{standing(now)}</p>
          <div class="away-cards">
            {now.leave && !now.over && <LeaveCard now={now} leave={now.leave} act={act} />}
            {(now.mayPropose || now.slower) && <PaceCard now={now} act={act} />}
            {!now.over && <Later seat={seat} now={now} act={act} />}
            <NoticesCard now={now} act={act} />
          </div>
        </>
      ) : (
        !unseen && <p role="status">{t('notice.loading')}</p>
      )}
    </>
  );
}

/** Orders for later, whose forms bring the rules along: the rest of the page does not wait for them. */
function Later(props: ComponentProps<typeof InstructionsCard>) {
  const [Card, setCard] = useState<typeof InstructionsCard | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    Promise.all([import('./away-orders.ts'), needWords('match')]).then(
      ([fetched]) => setCard(() => fetched.InstructionsCard),
      () => setFailed(true),
    );
  }, []);
  if (Card) return <Card {...props} />;
  return <p role="status">{t(failed ? 'notice.not-loaded' : 'notice.loading')}</p>;
}

function standing({ over, sealed, due, now }: AwayView): string {
  if (over) return t('away.over');
  if (sealed) return t('away.sealed');
  return due === null ? t('away.no-clock') : t('away.due', { time: moment(due - now + Date.now()) });
}
