import { useEffect, useState } from 'preact/hooks';
import { type Instruction, MOST_INSTRUCTIONS } from '#shared/match/instructions.ts';
import { describe } from '#shared/orders/index.ts';
import type { AwayView } from '#shared/protocol/away.ts';
import type { View } from '#shared/world/view.ts';
import { quantity, t, tell, word } from '../i18n/index.ts';
import type { HeldSeat } from '../net/seats.ts';
import { inWords } from '../screens/order-names.ts';
import type { Arrange } from './AwayPage.tsx';
import { reasonOf, seeWorld } from './api.ts';
import { LaterForm } from './LaterForm.tsx';

/** Orders for turns to come, given every turn or when a price is past a mark. */
export function InstructionsCard({ seat, now, act }: { seat: HeldSeat; now: AwayView; act: Arrange }) {
  const { instructions, turn } = now;
  const [view, setView] = useState<View | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let on = true;
    seeWorld(seat).then(
      (seen) => on && setView(seen),
      (error: unknown) => on && setProblem(reasonOf(error)),
    );
    return () => {
      on = false;
    };
  }, [turn]);
  const give = (next: Instruction[]) => act({ do: 'instruct', instructions: next });
  return (
    <section class="class-card" aria-labelledby="later-title">
      <h2 id="later-title" class="serif">
        {t('away.later.title')}
      </h2>
      <p>{t('away.later.how')}</p>
      {!view && <p role={problem ? 'alert' : 'status'}>{problem ?? t('notice.loading')}</p>}
      {view && (
        <ul class="away-hooks">
          {instructions.map((one) => (
            <li key={JSON.stringify(one)}>
              <span>{said(one, view)}</span>{' '}
              <button
                type="button"
                class="button small"
                onClick={() => void give(instructions.filter((other) => other !== one))}
              >
                {t('away.later.remove', { order: ordered(one, view) })}
              </button>
            </li>
          ))}
        </ul>
      )}
      {view &&
        (instructions.length < MOST_INSTRUCTIONS ? (
          <LaterForm view={view} add={(one) => give([...instructions, one])} />
        ) : (
          <p>{t('away.later.full', { most: MOST_INSTRUCTIONS })}</p>
        ))}
    </section>
  );
}

/** An instruction in one line. */
function said(one: Instruction, view: View): string {
  const { when, once } = one;
  const condition = when
    ? t('away.later.condition', {
        good: word(`away.good.${when.commodity}`),
        market: word(`away.later.${when.market}`),
        side: word(`away.later.${when.side}`),
        price: quantity(when.price, 'USD/kg'),
      })
    : t('away.later.always');
  const all = t('away.later.said', { when: condition, order: ordered(one, view) });
  return once ? t('away.later.said-once', { said: all }) : all;
}

const ordered = ({ order }: Instruction, view: View): string =>
  inWords(order, view, tell(describe(order), { start: view.world.start, sites: view.world.sites }));
