import { cost, pointsPerTurn } from '#shared/orders/index.ts';
import { lapsedBefore } from '#shared/politics/budget.ts';
import type { View } from '#shared/world/view.ts';
import { quantity, t } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { Figure } from '../../ui/Figure.tsx';

/** What the draft leaves: policy points as steps, and money. */
export function Budget({ play, view }: { play: Play; view: View }) {
  const all = pointsPerTurn(view);
  const left = Math.max(0, play.pointsLeft.value);
  const spent = play.connection.draft.value.reduce((sum, order) => sum + cost(view, order), 0);
  const treasury = view.world.nations[view.nation].treasury;
  const over = spent > treasury;
  const next = play.forecast.value?.acting.treasury?.mid ?? 0;
  const lost = lapsedBefore(view.world, view.nation, next);
  return (
    <div class="budget">
      <p>
        <span class="pips" aria-hidden="true">
          {Array.from({ length: Math.max(all, all - play.pointsLeft.value) }, (_, index) => (
            <i key={index} class={index >= all ? 'over' : index < all - left ? 'spent' : ''} />
          ))}
        </span>
        {t('orders.points-left', { left, all })}
      </p>
      <p class={over ? 'bad' : ''}>
        <Figure is="treasury" class="num">
          {t('orders.money', {
            spent: quantity(spent, 'M USD'),
            all: quantity(treasury, 'M USD'),
          })}
        </Figure>
        <span class="purse" aria-hidden="true">
          <i style={{ width: `${100 * Math.min(1, spent / Math.max(1, treasury))}%` }} />
        </span>
      </p>
      {lost >= 1 && (
        <p class="mute lapses">
          <Figure is="treasury">{t('orders.lapses', { sum: quantity(lost, 'M USD') })}</Figure>
        </p>
      )}
    </div>
  );
}
