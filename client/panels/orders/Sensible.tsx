import { useMemo } from 'preact/hooks';
import { sensible } from '#shared/advice/sensible.ts';
import type { Weighing } from '#shared/advice/weigh.ts';
import { cost, points } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import { quantity, t } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { Icon } from '../../ui/Icon.tsx';
import { KIND_ICON } from './fields.ts';
import { Proposed } from './Proposed.tsx';

/** At most eight orders that make sense now beside the draft, each with the reason; one click adds it. */
export function Sensible({ play, view }: { play: Play; view: View }) {
  const advice = play.advice.value;
  const draft = play.drafted.value;
  const ideas = useMemo(
    () => (advice.state === 'ready' ? sensible(view, draft, advice.weighings) : []),
    [view, draft, advice],
  );
  return (
    <section
      class="sensible"
      data-anchor="ideas"
      aria-labelledby="sensible-title"
      aria-busy={advice.state === 'thinking' || (advice.state === 'ready' && !advice.done)}
    >
      <h3 class="cap" id="sensible-title">
        {t('sensible.title')}
        {advice.state === 'ready' && !advice.done && <span class="mute"> {t('sensible.more')}</span>}
      </h3>
      {advice.state === 'thinking' && <Weighed />}
      {advice.state === 'failed' && <p class="mute">{t('sensible.failed')}</p>}
      {advice.state === 'ready' && advice.done && ideas.length === 0 && (
        <p class="mute">{t('sensible.none')}</p>
      )}
      <ul>
        {ideas.map((idea) => (
          <li key={JSON.stringify(idea.order)}>
            <Idea play={play} view={view} idea={idea} />
          </li>
        ))}
      </ul>
      {ideas.length > 0 && <p class="mute note">{t('sensible.note')}</p>}
    </section>
  );
}

function Idea({ play, view, idea: { order, why } }: { play: Play; view: View; idea: Weighing }) {
  const price = cost(view, order);
  const words = play.orderText(order);
  return (
    <button type="button" class="sense" onClick={() => play.put(order)}>
      <Icon name={KIND_ICON[order.kind]} size={18} />
      <span class="grow">
        <span class="words">
          {words} <Proposed play={play} kind={order.kind} />
        </span>
        <small>{play.say(why)}</small>
      </span>
      <span class="num">
        {price > 0 && <span>−{quantity(price, 'M USD')}</span>}
        <small>{t('orders.points', { count: points(order) })}</small>
      </span>
      <Icon name="plus" />
    </button>
  );
}

/** Grey rows while the orders are being weighed. */
function Weighed() {
  return (
    <>
      <p class="unseen">{t('sensible.thinking')}</p>
      <div class="bones" aria-hidden="true">
        <span />
        <span />
        <span />
        <span />
      </div>
    </>
  );
}
