import { useEffect, useState } from 'preact/hooks';
import type { TeacherView, WorldGlance } from '#shared/protocol/class-views.ts';
import type { InjectableCrisis } from '#shared/protocol/classroom.ts';
import { tell as say, t, word } from '../i18n/index.ts';
import type { Tell } from './ConsolePage.tsx';
import { tellingOf } from './telling.ts';

/** What can strike in a world. */
interface Known {
  world: number;
  cards: InjectableCrisis[];
}

const isOpen = (world: WorldGlance | undefined): boolean =>
  world !== undefined && !world.over && !world.closed;

/** A crisis on demand: those that make sense in a world now, with whom they would strike. */
export function CrisisForm({
  view: { worlds, scenario },
  cards,
  tell,
}: {
  view: TeacherView;
  cards(world: number): Promise<InjectableCrisis[]>;
  tell: Tell;
}) {
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const [known, setKnown] = useState<Known | null>(null);
  const [chosen, setChosen] = useState('');
  const first = worlds.findIndex(isOpen);
  const gone = at !== null && !isOpen(worlds[at]); // while one looked
  const asked = gone ? -1 : (at ?? first);
  const turn = worlds[asked]?.turn;
  useEffect(() => {
    if (!open || asked < 0) return;
    let on = true;
    void cards(asked).then((found) => on && setKnown({ world: asked, cards: found }));
    return () => {
      on = false;
    };
  }, [open, asked, turn]);
  if (first < 0) return null;
  const able = known?.world === asked ? known.cards : [];
  const card = able.find((one) => one.card === chosen) ?? able[0];
  const bringIn = async (one: InjectableCrisis) => {
    if (await tell({ do: 'inject', world: at, card: one.card }))
      setKnown((now) => now && { ...now, cards: now.cards.filter((other) => other !== one) });
  };
  return (
    <details class="class-card" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('teach.crisis')}</summary>
      <form
        class="class-crisis"
        onSubmit={(event) => {
          event.preventDefault();
          if (card) void bringIn(card);
        }}
      >
        <p class="mute">{t('teach.crisis-how')}</p>
        <label for="crisis-world">{t('teach.crisis-where')}</label>
        <select
          id="crisis-world"
          value={gone ? '' : String(at)}
          onChange={({ currentTarget: { value } }) => setAt(value === 'null' ? null : Number(value))}
        >
          {gone && <option value="">–</option>}
          <option value="null">{t('teach.all-worlds')}</option>
          {worlds.map((world, index) =>
            isOpen(world) ? (
              <option key={index} value={String(index)}>
                {t('class.world', { number: index + 1 })}
              </option>
            ) : null,
          )}
        </select>
        <label for="crisis-card">{word('crises.title')}</label>
        <select
          id="crisis-card"
          value={card?.card ?? ''}
          onChange={({ currentTarget: { value } }) => setChosen(value)}
        >
          {able.map(({ card: id, title }) => (
            <option key={id} value={id}>
              {say(title, tellingOf(scenario))}
            </option>
          ))}
        </select>
        {card && <p class="serif">{say(card.story, tellingOf(scenario))}</p>}
        <p>
          <button type="submit" class="button primary" disabled={!card}>
            {t('teach.crisis-send')}
          </button>
        </p>
      </form>
    </details>
  );
}
