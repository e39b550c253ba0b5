import { useEffect, useState } from 'preact/hooks';
import { LEAST_RATED } from '#shared/lobby/lobby.ts';
import type { EnteredLobby, LobbyView } from '#shared/protocol/lobby.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { list, t, word } from '../i18n/index.ts';
import { go } from '../router.ts';
import { Copy } from '../ui/Copy.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Qr } from '../ui/Qr.tsx';
import { Seal } from '../ui/Seal.tsx';
import { Bidders, BidForm } from './BidForm.tsx';
import { forgetLobby } from './held.ts';
import { Gone } from './LobbyPage.tsx';
import { planName } from './plan.ts';
import { type AskingLobby, useLobby } from './useLobby.ts';

/** At the table: who is here, who takes which seat, and when it starts. */
export function Waiting({ place }: { place: EnteredLobby }) {
  const { view, lost, gone, problem, ask } = useLobby(place);
  if (gone) return <Gone why={gone} />;
  if (!view) return <p role="status">{t(lost ? 'lobby.lost' : 'notice.loading')}</p>;
  const { kind, plan } = view;
  const name = (one: LobbyView['guests'][number]) =>
    one.id === view.you
      ? t('lobby.you', { name: one.name || word('lobby.nobody') })
      : one.name || word('lobby.nobody');
  const leave = async () => {
    if (!(await ask({ do: 'leave' }))) return; // the others still see one here
    forgetLobby(place.code);
    go('/online');
  };
  return (
    <div class="lobby-table">
      <h1 class="serif">{titleOf(view)}</h1>
      <p class="lead">{planName(plan)}</p>
      {view.rated && <p>{`${t('lobby.rated.terms')} ${t('lobby.rated.public')}`}</p>}
      <p role="status" class={lost ? 'class-lost' : 'unseen'}>
        {lost ? t('lobby.lost') : ''}
      </p>
      <Problem of={problem} />
      {plan.seats === 'bid' ? (
        <>
          <BidForm view={view} ask={ask} />
          <Bidders view={view} name={name} />
        </>
      ) : (
        <Seats view={view} name={name} ask={ask} />
      )}
      <Start view={view} ask={ask} />
      {kind !== 'quick' && <Invite code={view.code} />}
      <p>
        <button type="button" class="button quiet" onClick={() => void leave()}>
          {t('lobby.leave')}
        </button>
      </p>
    </div>
  );
}

/** The four seats, for those who choose theirs; and who has none yet. */
function Seats({
  view,
  name,
  ask,
}: {
  view: LobbyView;
  name(guest: LobbyView['guests'][number]): string;
  ask: AskingLobby;
}) {
  const { guests } = view;
  const standing = guests.filter(({ nation }) => nation === null);
  return (
    <>
      <ul class="lobby-seats">
        {NATIONS.map((nation) => {
          const guest = guests.find((one) => one.nation === nation);
          return (
            <li key={nation} style={`--nation: var(--${nation.toLowerCase()})`}>
              <h2 class="serif">
                <Seal of={nation} mine={guest?.id === view.you} /> {word(`region.${nation}`)}
              </h2>
              <p class={guest ? '' : 'mute'}>{guest ? name(guest) : t('lobby.empty')}</p>
              {guest?.id === view.you && (
                <button type="button" class="button" onClick={() => void ask({ do: 'choose', nation: null })}>
                  {t('lobby.stand-up')}
                </button>
              )}
              {!guest && !view.rated && (
                <button
                  type="button"
                  class="button"
                  aria-label={t('lobby.sit-as', { nation: word(`region.${nation}`) })}
                  onClick={() => void ask({ do: 'choose', nation })}
                >
                  {t('lobby.sit')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <p role="status">
        {standing.length > 0 && t('lobby.standing', { names: list(standing.map(name), 'comma') })}
      </p>
    </>
  );
}

const titleOf = ({ kind, rated, code }: LobbyView): string =>
  rated ? t('lobby.rated') : kind === 'quick' ? t('lobby.quick') : t('lobby.table', { code });

/** For whom a quick match waits while no time is set. */
const until = ({ rated, guests }: LobbyView) =>
  rated && guests.length < LEAST_RATED ? 'lobby.until-two' : 'lobby.until-four';

/** Who starts it, or when it starts by itself. */
function Start({ view, ask }: { view: LobbyView; ask: AskingLobby }) {
  const left = useCountdown(view);
  if (view.kind !== 'quick') {
    if (!view.opens)
      return (
        <p role="status">{t('lobby.wait-host', { name: view.guests[0]?.name || word('lobby.nobody') })}</p>
      );
    return (
      <p class="class-actions">
        <button type="button" class="button next" onClick={() => void ask({ do: 'start' })}>
          {t('lobby.start')}
        </button>
        <span class="mute">{t(view.plan.seats === 'bid' ? 'lobby.bid.start-how' : 'lobby.start-how')}</span>
      </p>
    );
  }
  const you = view.guests.find(({ id }) => id === view.you);
  return (
    <div class="class-actions">
      <p role="timer">{left === null ? t(until(view)) : t('lobby.starts-in', { seconds: left })}</p>
      <label class="lobby-check">
        <input
          type="checkbox"
          checked={you?.bots === false}
          onChange={(event) => void ask({ do: 'bots', bots: !event.currentTarget.checked })}
        />
        {t('lobby.rather')}
      </label>
    </div>
  );
}

/** Seconds until it starts by itself; null where it does not. */
function useCountdown({ startsIn, version }: LobbyView): number | null {
  const [left, setLeft] = useState(startsIn);
  useEffect(() => {
    setLeft(startsIn);
    if (startsIn === null) return;
    const at = performance.now() + startsIn;
    const timer = setInterval(() => setLeft(Math.max(0, at - performance.now())), 500);
    return () => clearInterval(timer);
  }, [startsIn, version]);
  return left === null ? null : Math.ceil(left / 1000);
}

function Invite({ code }: { code: string }) {
  const link = `${location.origin}/lobby/${code}`;
  return (
    <section class="class-card lobby-invite" aria-labelledby="invite-title">
      <h2 id="invite-title" class="serif">
        {t('lobby.invite')}
      </h2>
      <Qr of={link} label={t('lobby.qr')} />
      <div>
        <p class="num class-link">{link}</p>
        <p class="class-actions">
          <Copy of={link}>{t('lobby.copy')}</Copy>
        </p>
      </div>
    </section>
  );
}
