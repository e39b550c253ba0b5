import { useState } from 'preact/hooks';
import { type Condition, type Instruction, MARKETS, SIDES } from '#shared/match/instructions.ts';
import { checkOrders, type Kind, parseOrder } from '#shared/orders/index.ts';
import { COMMODITIES, type Commodity } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { quantity, t, tell, word } from '../i18n/index.ts';
import { FieldRow } from '../panels/orders/FieldRow.tsx';
import { blank, FIELDS, GROUPS } from '../panels/orders/fields.ts';
import { Amount, Pick } from './Inputs.tsx';

/** What answers something that lies on the table now, and treaties, about which one bargains. */
const AT_THE_TABLE: ReadonlySet<Kind> = new Set(['accept', 'answer', 'respond', 'propose']);

/** On which price an order waits, or on none. */
const WHENS = [
  'always',
  ...MARKETS.flatMap((market) => SIDES.map((side) => `${market} ${side}` as const)),
] as const;
type When = (typeof WHENS)[number];

/** Whether there is something to choose wherever this kind of order asks for a choice. */
const offers = (view: View) => (kind: Kind) =>
  !AT_THE_TABLE.has(kind) &&
  FIELDS[kind].every((field) => field.as !== 'choice' || field.options(view).length > 0);

/** An order for later: any kind, by the forms of the tray, and when it is to be given. */
export function LaterForm({ view, add }: { view: View; add(one: Instruction): Promise<boolean> }) {
  const [fields, setFields] = useState<Record<string, unknown>>({ ...blank('stockpile', view) });
  const [when, setWhen] = useState<When>('outside above');
  const [commodity, setCommodity] = useState<Commodity>('light');
  const [mark, setMark] = useState('');
  const [once, setOnce] = useState(true);
  const [touched, setTouched] = useState(false);
  const groups = GROUPS.map(({ id, kinds }) => ({ id, kinds: kinds.filter(offers(view)) }));
  const kind = groups.flatMap(({ kinds }) => kinds).find((one) => one === fields.kind) ?? 'stockpile';
  const read = parseOrder(fields);
  // What is named by an id is named, or the order could never be given.
  const open = FIELDS[kind].find(
    (field) =>
      field.as === 'choice' && !field.options(view).some(({ value }) => value === String(fields[field.name])),
  );
  const now = read.ok ? checkOrders(view, [read.order])[0] : read;
  const why = !now || now.ok ? null : tell(now.why, { start: view.world.start, sites: view.world.sites });
  const history = view.world.history.at(-1);
  const submit = async () => {
    setTouched(true);
    if (!read.ok || open) return;
    const given = condition(when, commodity, Number(mark));
    if (!(await add({ when: given, order: read.order, once }))) return; // what was filled in stays
    setFields({ ...blank(kind, view) });
    setTouched(false);
  };
  return (
    <form
      class="away-later"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>
        <label for="later-kind">{t('away.later.what')}</label>
        <select
          id="later-kind"
          value={kind}
          onChange={({ currentTarget: { value } }) => {
            const next = groups.flatMap(({ kinds }) => kinds).find((one) => one === value);
            if (next) setFields({ ...blank(next, view) });
            setTouched(false);
          }}
        >
          {groups
            .filter(({ kinds }) => kinds.length > 0)
            .map(({ id, kinds }) => (
              <optgroup key={id} label={word(`group.${id}`)}>
                {kinds.map((one) => (
                  <option key={one} value={one}>
                    {word(`kind.${one}`)}
                  </option>
                ))}
              </optgroup>
            ))}
        </select>
      </p>
      <p class="mute">{word(`help.${kind}`)}</p>
      <div class="away-fields">
        {FIELDS[kind].map((field) => (
          <FieldRow
            key={`${kind} ${field.name}`}
            field={field}
            view={view}
            value={fields[field.name]}
            set={(name, value) => {
              setFields({ ...fields, [name]: value });
              setTouched(true);
            }}
          />
        ))}
      </div>
      <Pick title={t('away.later.when')} of={WHENS} chosen={when} choose={setWhen}>
        {(one) =>
          one
            .split(' ')
            .map((part) => word(`away.later.${part}`))
            .join(' ')
        }
      </Pick>
      {when !== 'always' && (
        <>
          <Pick title={t('away.later.good')} of={COMMODITIES} chosen={commodity} choose={setCommodity}>
            {(one) => word(`away.good.${one}`)}
          </Pick>
          <Amount title={t('away.later.mark')} value={mark} write={setMark} />
        </>
      )}
      <label class="check">
        <input type="checkbox" checked={once} onChange={(event) => setOnce(event.currentTarget.checked)} />
        {t('away.later.once')}
      </label>
      {history && (
        <p class="mute">
          {t('away.later.now', {
            good: word(`away.good.${commodity}`),
            outside: quantity(history.outside[commodity], 'USD/kg'),
            inside: quantity(history.inside[commodity], 'USD/kg'),
            stock: quantity(view.world.nations[view.nation].stockpile[commodity], 't'),
          })}
        </p>
      )}
      <p role="status" class="verdict">
        {touched &&
          (open
            ? t('away.later.open', { why: word(`field.${open.name}`) })
            : why && t(read.ok ? 'away.later.not-now' : 'away.later.open', { why }))}
      </p>
      <button type="submit" class="button primary">
        {t('away.later.add')}
      </button>
    </form>
  );
}

function condition(when: When, commodity: Commodity, price: number): Condition | null {
  const market = MARKETS.find((one) => when.startsWith(one));
  const side = SIDES.find((one) => when.endsWith(one));
  return market && side ? { commodity, market, side, price } : null;
}
