import { useState } from 'preact/hooks';
import {
  groupOf,
  PHRASE_GROUPS,
  PHRASE_IDS,
  type Phrase,
  type PhraseGroup,
  type PhraseId,
  phraseSchema,
  phraseText,
  type Slot,
  slotsOf,
} from '#shared/match/phrases.ts';
import { COMMODITIES, NATIONS } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { t, word } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';

interface Props {
  play: Play;
  own: boolean; // for a note within the delegation
  phrase: Phrase | null;
  set(phrase: Phrase): void;
}

/** Phrases by what they are for; each is read by everybody in their own language. */
export function Phrasebook({ play, own, phrase, set }: Props) {
  const [group, setGroup] = useState<PhraseGroup>(own ? 'ours' : 'ask');
  const view = play.view.value;
  if (!view) return null;
  return (
    <div class="phrasebook">
      <fieldset class="segments">
        <legend class="unseen">{t('phrases.title')}</legend>
        {PHRASE_GROUPS.filter((one) => own || one !== 'ours').map((one) => (
          <button key={one} type="button" aria-pressed={one === group} onClick={() => setGroup(one)}>
            {word(`phrases.group.${one}`)}
          </button>
        ))}
      </fieldset>
      <ul>
        {PHRASE_IDS.filter((id) => groupOf(id) === group).map((id) => {
          const blank = phrase?.id === id ? phrase : fill(view, id);
          return (
            <li key={id} class={phrase?.id === id ? 'chosen' : ''}>
              <button type="button" aria-pressed={phrase?.id === id} onClick={() => set(blank)}>
                {play.say(phraseText(blank))}
              </button>
              {phrase?.id === id &&
                slotsOf(id).map((slot) => (
                  <Blank key={slot} view={view} play={play} phrase={phrase} slot={slot} set={set} />
                ))}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** A phrase with something sensible in its blanks. */
function fill({ nation, world }: View, id: PhraseId): Phrase {
  const usual = {
    good: 'light',
    nation: NATIONS.find((one) => one !== nation) ?? 'CHN',
    region: Object.keys(world.partners)[0] ?? nation,
    turn: world.turn + 2,
    tonnes: 200,
    price: Math.round(world.history.at(-1)?.outside.light ?? 50),
  };
  return phraseSchema.parse({ id, ...Object.fromEntries(slotsOf(id).map((slot) => [slot, usual[slot]])) });
}

function Blank({
  view,
  play,
  phrase,
  slot,
  set,
}: Omit<Props, 'phrase' | 'own'> & { view: View; phrase: Phrase; slot: Slot }) {
  const edit = (value: string) => {
    const numeric = slot === 'turn' || slot === 'tonnes' || slot === 'price';
    const read = phraseSchema.safeParse({ ...phrase, [slot]: numeric ? Number(value) : value });
    if (read.success) set(read.data);
  };
  const label = word(`phrases.blank.${slot}`);
  if (slot === 'tonnes' || slot === 'price')
    return (
      <label>
        {label}
        <input
          type="number"
          min={1}
          value={phrase[slot]}
          onInput={({ currentTarget }) => edit(currentTarget.value)}
        />
      </label>
    );
  return (
    <label>
      {label}
      <select value={String(phrase[slot])} onChange={({ currentTarget }) => edit(currentTarget.value)}>
        {choices(view, play, slot).map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function choices(
  { nation, world }: View,
  play: Play,
  slot: 'good' | 'nation' | 'region' | 'turn',
): { value: string; text: string }[] {
  switch (slot) {
    case 'good':
      return COMMODITIES.map((good) => ({ value: good, text: word(`good.${good}`) }));
    case 'nation':
      return NATIONS.filter((one) => one !== nation).map((one) => ({
        value: one,
        text: word(`region.${one}`),
      }));
    case 'region':
      return Object.keys(world.regions)
        .filter((id) => id !== 'ROW')
        .map((id) => ({ value: id, text: word(`region.${id}`) }));
    case 'turn':
      return Array.from({ length: Math.max(1, world.turns - world.turn) }, (_, index) => {
        const turn = world.turn + index + 1;
        return { value: String(turn), text: play.date(turn) };
      });
  }
}
