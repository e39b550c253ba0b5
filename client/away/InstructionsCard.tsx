import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type Instruction, MARKETS, SIDES } from '#shared/match/instructions.ts';
import type { AwayView } from '#shared/protocol/away.ts';
import { COMMODITIES, type Commodity } from '#shared/world/terms.ts';
import { quantity, t, word } from '../i18n/index.ts';
import type { Arrange } from './AwayPage.tsx';

/** On which price an order waits, or on none. */
const WHENS = [
  'always',
  ...MARKETS.flatMap((market) => SIDES.map((side) => `${market} ${side}` as const)),
] as const;
type When = (typeof WHENS)[number];
const DEEDS = ['release', 'buy'] as const;

/** Orders for turns to come, given every turn or when a price is past a mark. */
export function InstructionsCard({ now, act }: { now: AwayView; act: Arrange }) {
  const { instructions } = now;
  const give = (next: Instruction[]) => act({ do: 'instruct', instructions: next });
  return (
    <section class="class-card" aria-labelledby="later-title">
      <h2 id="later-title" class="serif">
        {t('away.later.title')}
      </h2>
      <p>{t('away.later.how')}</p>
      <ul class="away-hooks">
        {instructions.map((one) => (
          <li key={JSON.stringify(one)}>
            <span>{said(one)}</span>{' '}
            <button
              type="button"
              class="button small"
              onClick={() => void give(instructions.filter((other) => other !== one))}
            >
              {t('away.later.remove', { order: ordered(one) })}
            </button>
          </li>
        ))}
      </ul>
      <Compose now={now} add={(one) => give([...instructions, one])} />
    </section>
  );
}

function Compose({ now: { prices, stock }, add }: { now: AwayView; add(one: Instruction): Promise<void> }) {
  const [commodity, setCommodity] = useState<Commodity>('light');
  const [when, setWhen] = useState<When>('outside above');
  const [mark, setMark] = useState('');
  const [deed, setDeed] = useState<(typeof DEEDS)[number]>('release');
  const [tonnes, setTonnes] = useState('');
  const [limit, setLimit] = useState('');
  const [once, setOnce] = useState(true);
  const submit = () => {
    const [market, side] = [
      MARKETS.find((one) => when.startsWith(one)),
      SIDES.find((one) => when.endsWith(one)),
    ];
    const amount = Number(tonnes) * (deed === 'buy' ? 1 : -1);
    return add({
      when: market && side ? { commodity, market, side, price: Number(mark) } : null,
      order: { kind: 'stockpile', commodity, tonnes: amount, limit: Number(limit) },
      once,
    });
  };
  return (
    <form
      class="away-later"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Pick title={t('away.later.good')} of={COMMODITIES} chosen={commodity} choose={setCommodity}>
        {(one) => word(`away.good.${one}`)}
      </Pick>
      <Pick title={t('away.later.when')} of={WHENS} chosen={when} choose={setWhen}>
        {(one) =>
          one
            .split(' ')
            .map((part) => word(`away.later.${part}`))
            .join(' ')
        }
      </Pick>
      {when !== 'always' && <Amount title={t('away.later.mark')} value={mark} write={setMark} />}
      <Pick title={t('away.later.what')} of={DEEDS} chosen={deed} choose={setDeed}>
        {(one) => word(`away.later.${one}`)}
      </Pick>
      <Amount title={t('away.later.tonnes')} value={tonnes} write={setTonnes} />
      <Amount title={t('away.later.limit')} value={limit} write={setLimit} />
      <label class="lobby-check">
        <input type="checkbox" checked={once} onChange={(event) => setOnce(event.currentTarget.checked)} />
        {t('away.later.once')}
      </label>
      {prices && (
        <p class="mute">
          {t('away.later.now', {
            outside: quantity(prices.outside[commodity], 'USD/kg'),
            inside: quantity(prices.inside[commodity], 'USD/kg'),
            stock: quantity(stock[commodity], 't'),
          })}
        </p>
      )}
      <button type="submit" class="button">
        {t('away.later.add')}
      </button>
    </form>
  );
}

function Pick<T extends string>({
  title,
  of,
  chosen,
  choose,
  children,
}: {
  title: string;
  of: readonly T[];
  chosen: T;
  choose(one: NoInfer<T>): void;
  children(one: NoInfer<T>): string;
}) {
  return (
    <Field title={title}>
      {(id) => (
        <select
          id={id}
          value={chosen}
          onChange={({ currentTarget }) => {
            const next = of.find((one) => one === currentTarget.value);
            if (next) choose(next);
          }}
        >
          {of.map((one) => (
            <option key={one} value={one}>
              {children(one)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Amount({ title, value, write }: { title: string; value: string; write(value: string): void }) {
  return (
    <Field title={title}>
      {(id) => (
        <input
          id={id}
          type="number"
          required
          min="0.01"
          max="100000"
          step="any"
          inputMode="decimal"
          value={value}
          onInput={(event) => write(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function Field({ title, children }: { title: string; children(id: string): ComponentChildren }) {
  const id = useId();
  return (
    <p>
      <label for={id}>{title}</label>
      {children(id)}
    </p>
  );
}

/** An instruction in one line. */
function said(one: Instruction): string {
  const { when, once } = one;
  const condition = when
    ? t('away.later.condition', {
        good: word(`away.good.${when.commodity}`),
        market: word(`away.later.${when.market}`),
        side: word(`away.later.${when.side}`),
        price: quantity(when.price, 'USD/kg'),
      })
    : t('away.later.always');
  const all = t('away.later.said', { when: condition, order: ordered(one) });
  return once ? t('away.later.said-once', { said: all }) : all;
}

/** Its order; this page writes those of the stockpile, and others come by the API. */
function ordered({ order }: Instruction): string {
  if (order.kind !== 'stockpile') return t('away.later.other');
  return t('away.later.order', {
    deed: word(`away.later.${order.tonnes > 0 ? 'buy' : 'release'}`),
    tonnes: quantity(Math.abs(order.tonnes), 't'),
    good: word(`away.good.${order.commodity}`),
    limit: quantity(order.limit, 'USD/kg'),
  });
}
