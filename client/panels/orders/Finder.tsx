import { useEffect, useRef, useState } from 'preact/hooks';
import { check, cost, type Kind, suggest } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import { quantity, t, word } from '../../i18n/index.ts';
import { compose } from '../../screens/compose.ts';
import type { Play } from '../../screens/play.ts';
import { keyOf } from '../../settings/keys.ts';
import { useKeys } from '../../settings/useKeys.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { type Parsed, parseCommand } from './command.ts';
import { complete } from './complete.ts';
import { blank, KIND_ICON } from './fields.ts';
import { Proposed } from './Proposed.tsx';
import { search } from './search.ts';

/** A line of the list below the field, and what choosing it does. */
interface Line {
  kind: Kind | null;
  key: string;
  icon: IconName | null;
  text: string;
  note: string;
  choose(): void;
}

/** Finds any order by its words, or takes a typed command that begins with a stroke. */
export function Finder({ play, view }: { play: Play; view: View }) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useKeys({
    'new-order': () => field.current?.focus(),
    command: () => {
      setTyped('/');
      field.current?.focus();
    },
  });
  const command = typed.startsWith('/');
  const clear = () => {
    setTyped('');
    setOpen(false);
  };
  const lines = command
    ? completions(typed, view, (line) => {
        setTyped(line);
        field.current?.focus();
      })
    : ownFirst(play, found(play, view, typed, clear));
  const at = active < 0 && !command && lines.length > 0 ? 0 : Math.min(active, lines.length - 1);
  const read = command ? parseCommand(typed, view) : null;
  const enter = () => {
    if (active < 0 && read?.ok && check(view, read.order).ok) {
      play.put(read.order);
      clear();
    } else (lines[at] ?? (command && active < 0 && !read?.ok ? lines[0] : undefined))?.choose();
    setActive(-1);
  };
  const press = (event: KeyboardEvent) => {
    const moves: Record<string, () => void> = {
      ArrowDown: () => setActive((at + 1) % Math.max(1, lines.length)),
      ArrowUp: () => setActive(at <= 0 ? lines.length - 1 : at - 1),
      Enter: enter,
      Escape: () => (typed === '' ? field.current?.blur() : clear()),
    };
    const move = event.isComposing ? undefined : moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  const shown = open && lines.length > 0;
  useEffect(() => {
    if (shown)
      document.getElementById(at < 0 ? 'finder-list' : `finder-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [shown, at, lines.length]);
  return (
    <div class="finder">
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label={t('finder.label')}
        aria-expanded={shown}
        aria-controls="finder-list"
        aria-autocomplete="list"
        aria-activedescendant={shown && at >= 0 ? `finder-${at}` : undefined}
        aria-describedby="finder-says"
        placeholder={t('finder.hint')}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={typed}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setActive(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      {keyOf('command') !== '' && <kbd>{keyOf('command')}</kbd>}
      <p id="finder-says" role="status" class={read && !read.ok ? 'mute' : ''}>
        {read ? reading(play, view, read) : typed !== '' && lines.length === 0 ? t('finder.nothing') : ''}
      </p>
      <div id="finder-list" role="listbox" aria-label={t('finder.label')} hidden={!shown}>
        {lines.map((line, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys of this list
          <div
            key={line.key}
            id={`finder-${index}`}
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              line.choose();
              setActive(-1);
            }}
          >
            {line.icon && <Icon name={line.icon} />}
            <span class="grow">{line.text}</span>
            {line.kind && <Proposed play={play} kind={line.kind} />}
            <small class="mute">{line.note}</small>
          </div>
        ))}
      </div>
    </div>
  );
}

const completions = (typed: string, view: View, take: (line: string) => void): Line[] =>
  complete(typed, view).map(({ line, text, note }) => ({
    kind: null,
    key: line,
    icon: null,
    text,
    note,
    choose: () => take(line),
  }));

function found(play: Play, view: View, typed: string, clear: () => void): Line[] {
  const form = (kind: Kind) => compose(suggest(view, kind)[0] ?? blank(kind, view));
  return search(typed, view, (order) => play.orderText(order)).map((one): Line => {
    if (one.what === 'kind')
      return {
        kind: one.kind,
        key: one.kind,
        icon: 'edit',
        text: word(`kind.${one.kind}`),
        note: t('finder.form'),
        choose: () => {
          clear();
          form(one.kind);
        },
      };
    const price = cost(view, one.order);
    return {
      kind: one.order.kind,
      key: JSON.stringify(one.order),
      icon: KIND_ICON[one.order.kind],
      text: one.text,
      note: price > 0 ? `−${quantity(price, 'M USD')}` : '',
      choose: () => {
        clear();
        play.put(one.order);
      },
    };
  });
}

/** What one may write stands before what one can only propose. */
const ownFirst = (play: Play, lines: Line[]): Line[] => {
  const own = ({ kind }: Line) => kind === null || play.writes(kind);
  return [...lines.filter(own), ...lines.filter((line) => !own(line))];
};

/** What a command comes to, or what it still lacks. */
function reading(play: Play, view: View, read: Parsed): string {
  if (read.ok) {
    const verdict = check(view, read.order);
    const order = play.orderText(read.order);
    return verdict.ok ? t('finder.adds', { order }) : play.say(verdict.why);
  }
  switch (read.why) {
    case 'kind':
      return t('finder.which-kind');
    case 'word':
      return t('finder.strange', { word: read.token });
    case 'missing':
      return t('finder.missing', {
        kind: word(`kind.${read.kind}`),
        fields: read.fields.map((name) => word(`field.${name}`)).join(t('list.comma')),
      });
  }
}
