import { useId, useState } from 'preact/hooks';
import type { Place } from '#shared/classroom/class.ts';
import type { TeacherView, WorldGlance } from '#shared/protocol/class-views.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { t, word } from '../i18n/index.ts';
import type { Tell } from './ConsolePage.tsx';
import { placeName } from './names.ts';

interface Props {
  view: TeacherView;
  world: WorldGlance;
  at: number;
  tell: Tell;
}

/** What is seldom done to one world: letters of a delegation, a bot in its place, merging, going back. */
export function WorldMore({ view, world, at, tell }: Props) {
  const name = t('class.world', { number: at + 1 });
  const people = NATIONS.filter((nation) => world.seats[nation].members > 0);
  const others = view.worlds.flatMap(({ over, closed }, index) =>
    over || closed || index === at ? [] : [index],
  );
  return (
    <details class="class-more">
      <summary>{t('teach.more', { world: name })}</summary>
      {people.map((nation) => (
        <Delegation key={nation} view={view} world={world} place={{ world: at, nation }} tell={tell} />
      ))}
      {world.turn > 0 && (
        <p>
          <button
            type="button"
            class="button small"
            aria-label={`${name}: ${t('teach.do.step-back')}`}
            onClick={() => tell({ do: 'step-back', world: at, to: world.turn - 1 })}
          >
            {t('teach.do.step-back')}
          </button>
        </p>
      )}
      {others.length > 0 && (
        <Pick
          label={t('teach.merge-world', { world: name })}
          action={t('teach.do.merge')}
          options={others.map((of) => ({ key: String(of), name: t('class.world', { number: of + 1 }), of }))}
          done={(into) => tell({ do: 'merge-worlds', from: at, into })}
        />
      )}
    </details>
  );
}

function Delegation({
  view,
  world: { seats, muted },
  place,
  tell,
}: {
  view: TeacherView;
  world: WorldGlance;
  place: Place;
  tell: Tell;
}) {
  const silent = muted.includes(place.nation);
  const { bot } = seats[place.nation];
  const name = placeName(place);
  return (
    <fieldset class="class-delegation">
      <legend class="cap">{word(`region.${place.nation}`)}</legend>
      <p class="class-actions">
        <button
          type="button"
          class="button small"
          aria-label={`${t(silent ? 'teach.do.unmute' : 'teach.do.mute')}: ${name}`}
          onClick={() => tell({ do: 'mute-delegation', place, muted: !silent })}
        >
          {t(silent ? 'teach.do.unmute' : 'teach.do.mute')}
        </button>
        <button
          type="button"
          class="button small"
          aria-label={`${t(bot ? 'teach.do.people' : 'teach.do.bot')}: ${name}`}
          onClick={() => tell({ do: 'bot', place, on: !bot })}
        >
          {t(bot ? 'teach.do.people' : 'teach.do.bot')}
        </button>
      </p>
      <Pick
        label={t('teach.merge-delegation', { delegation: name })}
        action={t('teach.do.merge')}
        options={elsewhere(view, place).map((of) => ({
          key: `${of.world} ${of.nation}`,
          name: placeName(of),
          of,
        }))}
        done={(into) => tell({ do: 'merge-delegations', from: place, into })}
      />
    </fieldset>
  );
}

/** The delegations that another can join. */
const elsewhere = ({ worlds }: TeacherView, own: Place): Place[] =>
  worlds.flatMap(({ seats, over, closed }, world) =>
    over || closed
      ? []
      : NATIONS.filter(
          (nation: NationId) => seats[nation].members > 0 && !(world === own.world && nation === own.nation),
        ).map((nation) => ({ world, nation })),
  );

interface Option<T> {
  key: string;
  name: string;
  of: T;
}
interface Picking<T> {
  label: string;
  action: string;
  options: Option<T>[];
  done(of: T): void;
}

/** One of several, and a button that does it. */
function Pick<T>(props: Picking<T>) {
  const [first] = props.options;
  return first ? <Picked {...props} first={first.key} /> : null;
}

/** The list may change while one looks; what was chosen stays chosen, and once it is gone, nothing is. */
function Picked<T>({ label, action, options, done, first }: Picking<T> & { first: string }) {
  const id = useId();
  const [chosen, setChosen] = useState(first);
  const option = options.find(({ key }) => key === chosen);
  return (
    <p class="class-pair">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={option?.key ?? ''}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      >
        {!option && <option value="">–</option>}
        {options.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="button small"
        disabled={!option}
        aria-label={`${action}: ${label} ${option?.name ?? ''}`}
        onClick={() => option && done(option.of)}
      >
        {action}
      </button>
    </p>
  );
}
