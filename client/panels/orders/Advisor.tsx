import { useEffect, useState } from 'preact/hooks';
import type { Advice } from '#shared/bots/advisor.ts';
import type { View } from '#shared/world/view.ts';
import { figure, partOf, quantity, t, word } from '../../i18n/index.ts';
import type { AdvisorReply } from '../../preview/advising.ts';
import { askAdvisor } from '../../preview/advisor.ts';
import type { Play } from '../../screens/play.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { KIND_ICON } from './fields.ts';

/** Asks for advice, and shows it in a dialog. */
export function Advisor({ play, view }: { play: Play; view: View }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="button ask-advisor" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="research" /> {t('advisor.ask')}
      </button>
      {open && (
        <Dialog title={t('advisor.ask')} close={() => setOpen(false)} size="wide">
          <Counsel play={play} view={view} close={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}

/** What the advisor found beside the draft as it was when asked, the best first. */
function Counsel({ play, view, close }: { play: Play; view: View; close(): void }) {
  const [heard, setHeard] = useState<AdvisorReply>({ is: 'part', done: 0 });
  useEffect(() => askAdvisor(view, play.connection.draft.value, setHeard), []);
  if (heard.is === 'failed')
    return (
      <p class="problem" role="alert">
        {t('advisor.failed')}
      </p>
    );
  if (heard.is === 'part')
    return (
      <div class="counsel" aria-busy="true">
        <p role="status">{t('advisor.thinking')}</p>
        <progress value={heard.done} aria-label={t('advisor.progress')} />
      </div>
    );
  const take = (advice: Advice) => {
    play.putAll(advice.orders);
    close();
  };
  return (
    <div class="counsel">
      <p role="status">
        {heard.advice.length === 0 ? t('advisor.none') : t('advisor.found', { count: heard.advice.length })}
      </p>
      <ol>
        {heard.advice.map((advice) => (
          <li key={JSON.stringify(advice.orders)}>
            <Piece play={play} advice={advice} take={() => take(advice)} />
          </li>
        ))}
      </ol>
      <p class="mute note">{t('advisor.note')}</p>
    </div>
  );
}

/** One piece of advice: what to order, what it brings and why, how sure that is, and what it costs. */
function Piece({ play, advice, take }: { play: Play; advice: Advice; take(): void }) {
  const { orders, gain, why, cost, confidence } = advice;
  return (
    <article class="piece">
      <ul class="piece-orders">
        {orders.map((order) => (
          <li key={JSON.stringify(order)}>
            <Icon name={KIND_ICON[order.kind]} size={18} /> {play.orderText(order)}
          </li>
        ))}
      </ul>
      <dl>
        <dt>{t('advisor.brings')}</dt>
        <dd>
          <Figure is="advice-gain">
            {t('advisor.points', {
              mid: partOf(gain.mid, 'points'),
              low: partOf(gain.low, 'points'),
              high: partOf(gain.high, 'points'),
            })}
          </Figure>
        </dd>
        <dt>{t('advisor.costs')}</dt>
        <dd>
          {cost.money > 0 && (
            <>
              <Figure is="order-cost">{quantity(cost.money, 'M USD')}</Figure>
              {t('list.comma')}
            </>
          )}
          {t('orders.points', { count: cost.points })}
        </dd>
        <dt>{t('advisor.how-sure')}</dt>
        <dd>
          <Figure is="advice-sure">
            {t('advisor.sure', {
              sure: word(`sure.${surely(confidence)}`),
              share: figure(confidence, 'share'),
            })}
          </Figure>
        </dd>
      </dl>
      <p class="piece-why">{play.say(why)}</p>
      <button type="button" class="button small primary" onClick={take}>
        <Icon name="plus" /> {t('advisor.take', { count: orders.length })}
      </button>
    </article>
  );
}

/** How sure a share of the tried futures makes us, in words. */
const surely = (share: number): 'sure' | 'likely' | 'even' | 'doubtful' =>
  share >= 1 ? 'sure' : share >= 0.75 ? 'likely' : share >= 0.5 ? 'even' : 'doubtful';
