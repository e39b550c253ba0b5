import { useState } from 'preact/hooks';
import { type Bid, MOST_BID } from '#shared/lobby/auction.ts';
import type { LobbyView } from '#shared/protocol/lobby.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { t, word } from '../i18n/index.ts';
import { Icon } from '../ui/Icon.tsx';
import { Seal } from '../ui/Seal.tsx';
import type { AskingLobby } from './useLobby.ts';

/** What somebody has typed: whole points up to the most, and an empty field bids nothing. */
const pointsOf = (typed: string): number => Math.min(MOST_BID, Number(typed.replace(/\D/g, '')));

/** One's sealed bid for the seats; the others see only that there is one. */
export function BidForm({ view, ask }: { view: LobbyView; ask: AskingLobby }) {
  const [typed, setTyped] = useState<Record<NationId, string>>(() =>
    each(NATIONS, (nation) => String(view.bid?.[nation] ?? 0)),
  );
  const bid: Bid = each(NATIONS, (nation) => pointsOf(typed[nation]));
  const sealed = view.bid;
  const same = sealed !== null && NATIONS.every((nation) => sealed[nation] === bid[nation]);
  return (
    <form
      class="class-card lobby-bid"
      onSubmit={(event) => {
        event.preventDefault();
        void ask({ do: 'bid', bid });
      }}
    >
      <h2 class="serif">{t('lobby.bid.title')}</h2>
      <p>{t('lobby.bid.how', { most: MOST_BID })}</p>
      <ul class="lobby-seats">
        {NATIONS.map((nation) => (
          <li key={nation} style={`--nation: var(--${nation.toLowerCase()})`}>
            <label>
              <span>
                <Seal of={nation} /> <b>{word(`region.${nation}`)}</b>
              </span>
              <small>{word(`nation.${nation}.goal`)}</small>
              <span class="lobby-points">
                <input
                  inputMode="numeric"
                  value={typed[nation]}
                  maxLength={2}
                  aria-label={t('lobby.bid.points', { nation: word(`region.${nation}`) })}
                  onInput={({ currentTarget: { value } }) =>
                    setTyped({ ...typed, [nation]: value.replace(/\D/g, '') })
                  }
                  onBlur={() => setTyped({ ...typed, [nation]: String(bid[nation]) })}
                />{' '}
                {t('lobby.bid.unit')}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p class="class-actions">
        <button type="submit" class="button next" disabled={same}>
          <Icon name="seal" /> {t(sealed ? 'lobby.bid.again' : 'lobby.bid.seal')}
        </button>
        <span role="status">
          {t(same ? 'lobby.bid.sealed' : sealed ? 'lobby.bid.changed' : 'lobby.bid.open')}
        </span>
      </p>
    </form>
  );
}

/** Who has sealed a bid. */
export function Bidders({
  view,
  name,
}: {
  view: LobbyView;
  name(guest: LobbyView['guests'][number]): string;
}) {
  return (
    <ul class="lobby-bidders" aria-label={t('lobby.bid.guests')}>
      {view.guests.map((guest) => (
        <li key={guest.id}>
          <Icon name={guest.sealed ? 'seal' : 'clock'} /> {name(guest)}:{' '}
          <span class="mute">{t(guest.sealed ? 'lobby.bid.has' : 'lobby.bid.has-not')}</span>
        </li>
      ))}
    </ul>
  );
}
