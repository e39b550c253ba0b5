import { type Dispatch, type StateUpdater, useEffect, useRef, useState } from 'preact/hooks';
import { type Letter, LONGEST_LETTER, type Readers } from '#shared/match/letters.ts';
import { type Phrase, phraseText } from '#shared/match/phrases.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { listed, place, sentence, t, word } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Seal } from '../../ui/Seal.tsx';
import { memberName } from '../orders/Members.tsx';
import { More } from './More.tsx';
import { Phrasebook } from './Phrasebook.tsx';
import { isOurs, membersOf, threadOf, threadWith } from './threads.ts';
import { Words } from './Words.tsx';

interface Props {
  play: Play;
  nation: NationId;
}

/** Conversations with one nation, several or everybody, in phrases that each reads in their language or in own words. */
export function Letters({ play, nation }: Props) {
  const { desk } = play.connection;
  const letters = desk.value?.letters ?? [];
  const [to, setTo] = useState<Readers>(() => {
    const last = letters.at(-1);
    return last ? membersOf(threadOf(last, nation)) : null;
  });
  const [words, setWords] = useState(''); // not yet sent; they stay when one writes to others
  const thread = threadWith(to);
  const shown = letters.filter((letter) => threadOf(letter, nation) === thread);
  useEffect(() => play.letters.read(letters, nation, thread), [letters, thread]);
  return (
    <div class="letters">
      <Addressees play={play} nation={nation} letters={letters} to={to} set={setTo} />
      <Hiding play={play} />
      <Conversation play={play} nation={nation} letters={shown} to={to} />
      {!play.connection.watching && (
        <Composer key={thread} play={play} to={to} words={words} write={setWords} />
      )}
    </div>
  );
}

/** Whom one reads and writes to: everybody, or any of the others. */
function Addressees({
  play,
  nation,
  letters,
  to,
  set,
}: Props & { letters: Letter[]; to: Readers; set(to: Readers): void }) {
  const others = NATIONS.filter((one) => one !== nation);
  const toggle = (one: NationId) => {
    const now = (to ?? []).filter((other) => other !== nation);
    const next = now.includes(one) ? now.filter((other) => other !== one) : [...now, one];
    set(next.length === 0 ? null : NATIONS.filter((other) => next.includes(other)));
  };
  const groups = [...new Set(letters.map((letter) => threadOf(letter, nation)))].filter((thread) =>
    thread.includes(' '),
  );
  const seats = play.connection.seats.value;
  const thread = threadWith(to);
  return (
    <>
      <fieldset class="addressees">
        <legend class="unseen">{t('letters.to')}</legend>
        <button type="button" aria-pressed={to === null} onClick={() => set(null)}>
          {t('letters.everybody')}
          <Count of={play.letters.unread(letters, nation, 'all')} />
        </button>
        {hasColleagues(play, letters, nation) && (
          <button type="button" aria-pressed={thread === nation} onClick={() => set([nation])}>
            {t('letters.us')}
            <span class="unseen"> {t('letters.own')}</span>
            <Count of={play.letters.unread(letters, nation, nation)} />
          </button>
        )}
        {others.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={to?.includes(one) === true}
            title={seats[one]?.bot ? t('letters.bot', { nation: place(one) }) : undefined}
            onClick={() => toggle(one)}
          >
            <Seal of={one} />
            <span class="unseen">{word(`region.${one}`)}</span>
            <Count of={play.letters.unread(letters, nation, one)} />
          </button>
        ))}
      </fieldset>
      {groups.length > 0 && (
        <p class="groups">
          {groups.map((thread) => (
            <button key={thread} type="button" class="link" onClick={() => set(membersOf(thread))}>
              {sentence(names(membersOf(thread)))}
              <Count of={play.letters.unread(letters, nation, thread)} />
            </button>
          ))}
        </p>
      )}
    </>
  );
}

/** Whether others govern this nation too, and so can be written notes. */
const hasColleagues = (play: Play, letters: Letter[], nation: NationId): boolean =>
  play.connection.members.value.members.length > 1 ||
  (play.delegation.value?.view.delegation.length ?? 0) > 1 ||
  letters.some((letter) => threadOf(letter, nation) === nation);

const Count = ({ of }: { of: number }) =>
  of > 0 ? (
    <b>
      {of}
      <span class="unseen"> {t('letters.unread')}</span>
    </b>
  ) : null;

const names = (readers: Readers): string =>
  readers === null ? t('letters.all') : listed(readers.map(place));

function Conversation({ play, nation, letters, to }: Props & { letters: Letter[]; to: Readers }) {
  const list = useRef<HTMLOListElement>(null);
  const { you } = play.connection.members.value;
  const seats = play.connection.seats.value;
  useEffect(() => {
    list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [letters.length]);
  const own = threadWith(to) === nation;
  if (letters.length === 0)
    return <p class="mute empty">{own ? t('letters.own-how') : t('letters.none', { to: names(to) })}</p>;
  return (
    <ol
      ref={list}
      class="conversation"
      aria-live="polite"
      aria-label={own ? t('letters.own') : t('letters.with', { to: names(to) })}
    >
      {letters.map((letter, index) => (
        <li key={`${letter.turn}-${index}`} class={isOurs(letter, nation, you) ? 'ours' : ''}>
          {letter.by ? (
            <b class="by">{memberName(letter.by)}</b>
          ) : (
            <Seal of={letter.from} mine={letter.from === nation} />
          )}
          <p>
            {play.muted.has(letter.from) ? (
              <span class="mute">{t('letters.hidden')}</span>
            ) : (
              <Words play={play} letter={letter} />
            )}{' '}
            {letters[index - 1]?.turn !== letter.turn && <small>{play.date(letter.turn)}</small>}
          </p>
          {letter.from !== nation && seats[letter.from]?.bot === false && (
            <More play={play} letter={letter} />
          )}
        </li>
      ))}
    </ol>
  );
}

/** Whose letters are hidden, and the way back. */
function Hiding({ play }: { play: Play }) {
  const hidden = NATIONS.filter((one) => play.muted.has(one));
  if (hidden.length === 0) return null;
  return (
    <p class="mute">
      {t('letters.hiding', { nations: names(hidden) })}{' '}
      <button type="button" class="link" onClick={() => play.muted.clear()}>
        {t('letters.show-again')}
      </button>
    </p>
  );
}

/** Own words, or a phrase of the book; what could not be sent stays and can be sent again. */
function Composer({
  play,
  to,
  words,
  write,
}: {
  play: Play;
  to: Readers;
  words: string;
  write: Dispatch<StateUpdater<string>>;
}) {
  const [book, setBook] = useState(false);
  const [phrase, setPhrase] = useState<Phrase | null>(null);
  const [state, setState] = useState<'ready' | 'sending'>('ready');
  const [fault, setFault] = useState<string | null>(null);
  const desk = play.connection.desk.value;
  const free = desk?.chat !== 'phrases';
  const seats = play.connection.seats.value;
  const own = desk !== null && threadWith(to) === desk.view.nation;
  const people =
    own ||
    NATIONS.some(
      (one) => one !== desk?.view.nation && seats[one]?.bot === false && (to === null || to.includes(one)),
    );
  const writes = free && people;
  const open = book || !writes;
  const whole = phrase !== null || (writes && words.trim() !== '');

  const send = async (event: Event) => {
    event.preventDefault();
    const lang = document.documentElement.lang;
    const body = phrase ? ({ is: 'phrase', phrase } as const) : ({ is: 'words', words, lang } as const);
    if (state === 'sending' || !whole) return;
    setState('sending');
    const error = await play.connection.say(to, body);
    setState('ready');
    setFault(error ? t(`error.${error.code}`) : null);
    if (error) return;
    if (!phrase) write((now) => (now === words ? '' : now)); // not what was typed meanwhile
    setPhrase(null);
  };
  return (
    <form class="composer" onSubmit={(event) => void send(event)}>
      {open && <Phrasebook play={play} own={own} phrase={phrase} set={setPhrase} />}
      {!free && <p class="mute">{t('letters.phrases-only')}</p>}
      {free && !people && <p class="mute">{t('letters.bots-only')}</p>}
      <div class="composer-line">
        {phrase ? (
          <p class="chosen">{play.say(phraseText(phrase))}</p>
        ) : writes ? (
          <input
            type="text"
            aria-label={t('letters.words')}
            maxLength={LONGEST_LETTER}
            value={words}
            placeholder={t('letters.words')}
            onInput={({ currentTarget }) => write(currentTarget.value)}
          />
        ) : (
          <p class="chosen mute">{t('letters.choose')}</p>
        )}
        {phrase && (
          <button type="button" class="plain" aria-label={t('letters.drop')} onClick={() => setPhrase(null)}>
            <Icon name="cross" />
          </button>
        )}
        <button type="submit" class="button small primary" disabled={state === 'sending' || !whole}>
          {t(state === 'sending' ? 'letters.sending' : 'letters.send')}
        </button>
      </div>
      {writes && (
        <button type="button" class="link" aria-expanded={open} onClick={() => setBook(!book)}>
          {t(book ? 'letters.close-book' : 'letters.open-book')}
        </button>
      )}
      {fault && (
        <p class="problem" role="alert">
          {t('letters.not-sent', { why: fault })}
        </p>
      )}
    </form>
  );
}
