import { useState } from 'preact/hooks';
import { ACHIEVEMENT_IDS } from '#shared/achievements/ids.ts';
import { t, word } from '../../i18n/index.ts';
import { forgetSeat, type HeldSeat, heldSeats, renameSeat } from '../../net/seats.ts';
import { earned } from '../../net/solo/earned.ts';
import { isHere } from '../../net/solo/here.ts';
import { deleteHere } from '../../net/solo/saves.ts';
import { follow } from '../../router.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Seal } from '../../ui/Seal.tsx';
import { governed } from './governed.ts';

/** Characters of a name for a match. */
const LONGEST = 40;

/** The matches in which this browser holds a seat. */
export function YourMatches() {
  const seats = heldSeats.value;
  if (seats.length === 0) return null;
  return (
    <section class="matches" aria-labelledby="matches-title">
      <h2 id="matches-title" class="serif">
        {t('home.matches')}
      </h2>
      <p>
        <a href="/achievements" onClick={(event) => follow(event, '/achievements')}>
          {t('home.achievements', { count: Object.keys(earned.value).length, all: ACHIEVEMENT_IDS.length })}
        </a>
        {' · '}
        <a href="/replay" onClick={(event) => follow(event, '/replay')}>
          {t('home.watch-file')}
        </a>
        {' · '}
        <a href="/account" onClick={(event) => follow(event, '/account')}>
          {t('home.account')}
        </a>
      </p>
      <ul>
        {seats.map((seat) => (
          <MatchRow key={seat.match} seat={seat} />
        ))}
      </ul>
    </section>
  );
}

/** What a match is called: as its player named it, or else after who plays where. */
const nameOf = (seat: HeldSeat): string =>
  seat.name || `${governed(seat)}, ${word(`scenario.${seat.scenario}`)}`;

function MatchRow({ seat }: { seat: HeldSeat }) {
  const [doing, setDoing] = useState<'rename' | 'delete' | null>(null);
  const path = `/match/${seat.match}`;
  const again = `/replay/${seat.match}`;
  const name = nameOf(seat);
  const here = isHere(seat.match);
  const stop = () => setDoing(null);
  return (
    <li>
      {(seat.people ?? [seat.nation]).map((nation) => (
        <Seal key={nation} of={nation} />
      ))}
      {doing === 'rename' ? (
        <Rename seat={seat} done={stop} />
      ) : (
        <a href={path} onClick={(event) => follow(event, path)}>
          {name}
        </a>
      )}
      <span class="mute">
        {seat.over ? t('home.match-over') : t('home.match-turn', { turn: seat.turn + 1, turns: seat.turns })}
        {` · ${t(here ? 'home.kept-here' : 'home.match-away')}`}
      </span>
      {doing === 'delete' ? (
        <DeleteSure match={seat.match} here={here} done={stop} />
      ) : (
        <span class="match-acts">
          {seat.over && (
            <a
              class="button small quiet"
              href={again}
              aria-label={t('home.watch', { match: name })}
              title={t('home.watch', { match: name })}
              onClick={(event) => follow(event, again)}
            >
              <Icon name="play" />
            </a>
          )}
          <button
            type="button"
            class="button small quiet"
            aria-label={t('home.rename', { match: name })}
            onClick={() => setDoing('rename')}
          >
            <Icon name="edit" />
          </button>
          <button
            type="button"
            class="button small quiet"
            onClick={() => setDoing('delete')}
            aria-label={t(here ? 'home.delete' : 'home.forget', { match: name })}
          >
            <Icon name="cross" />
          </button>
        </span>
      )}
    </li>
  );
}

function Rename({ seat, done }: { seat: HeldSeat; done(): void }) {
  const [name, setName] = useState(nameOf(seat));
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        renameSeat(seat.match, name.trim());
        done();
      }}
    >
      <input
        aria-label={t('home.name')}
        value={name}
        maxLength={LONGEST}
        ref={focusOnce}
        onInput={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && done()}
      />
      <button type="submit" class="button small">
        {t('home.name-keep')}
      </button>
    </form>
  );
}

/** Either way something is gone for good: the match that is only here, or the one secret of a seat on the server. */
function DeleteSure({ match, here, done }: { match: string; here: boolean; done(): void }) {
  const asked = t(here ? 'home.delete-sure' : 'home.forget-sure');
  const forget = async () => {
    if (here) await deleteHere(match);
    forgetSeat(match);
  };
  return (
    <fieldset class="match-acts sure" aria-label={asked}>
      <span>{asked}</span>
      <button type="button" class="button small" onClick={() => void forget().catch(done)}>
        {t(here ? 'home.delete-yes' : 'home.forget-yes')}
      </button>
      <button type="button" class="button small" ref={focusOnce} onClick={done}>
        {t('home.delete-no')}
      </button>
    </fieldset>
  );
}

/** What has just come takes the keyboard from what it has replaced. */
function focusOnce(control: HTMLElement | null): void {
  if (control && !control.dataset.met) {
    control.dataset.met = '';
    control.focus();
  }
}
