import { useState } from 'preact/hooks';
import { brokenBy, endsHelp } from '#shared/advice/broken.ts';
import { otherOf, type Treaty } from '#shared/diplomacy/treaty.ts';
import type { View } from '#shared/world/view.ts';
import { place, t } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Fix } from './OrderRow.tsx';

/** What stands against sealing beside orders that can't stand. */
interface Doubts {
  broken: Treaty[]; // treaties that the orders would break
  help: boolean; // whether the help for companies would end
}

/** Seals with one click; asks first only where an order can't stand, or a promise would be broken. */
export function SealButton({ play }: { play: Play }) {
  const [busy, setBusy] = useState(false);
  const [review, setReview] = useState<Doubts | null>(null);
  const { sealing = null } = play.delegation.value ?? {};
  const view = play.view.value;
  const sealed = play.connection.sealed.value;
  const live = play.connection.status.value === 'live';
  const seal = async () => {
    setReview(null);
    setBusy(true);
    await play.seal();
    setBusy(false);
  };
  const act = async () => {
    if (busy || !live || !view) return;
    if (sealing) {
      play.problem.value = await sealing.act();
      return;
    }
    if (sealed) {
      setBusy(true);
      await play.unseal();
      setBusy(false);
      return;
    }
    const draft = play.connection.draft.value;
    const doubts = { broken: brokenBy(view, draft), help: endsHelp(view, draft) };
    if (doubts.broken.length > 0 || doubts.help || faulty(play)) setReview(doubts);
    else await seal();
  };
  const words = busy
    ? 'orders.sealing'
    : sealed
      ? 'orders.unseal'
      : live
        ? 'orders.seal'
        : 'orders.seal-offline';
  if (play.connection.watching || (sealing && sealed)) return null;
  return (
    <>
      <button
        type="button"
        aria-pressed={sealing?.pressed ?? undefined}
        class={`button ${sealed ? 'quiet' : 'next'} seal-button`}
        onClick={() => void act()}
        aria-disabled={busy || !live || sealing?.pressed === null}
        data-anchor="seal"
      >
        <Icon name={sealing?.pressed ? 'check' : 'seal'} /> {sealing ? sealing.words : t(words)}
      </button>
      {review && view && (
        <Dialog title={t('review.title')} close={() => setReview(null)}>
          <Review
            play={play}
            view={view}
            doubts={review}
            seal={() => void seal()}
            back={() => setReview(null)}
          />
        </Dialog>
      )}
    </>
  );
}

const faulty = (play: Play): boolean => play.verdicts.value.some((verdict) => !verdict.ok);

/** What stands against sealing, with the way to mend each. */
function Review({
  play,
  view,
  doubts: { broken, help },
  seal,
  back,
}: {
  play: Play;
  view: View;
  doubts: Doubts;
  seal(): void;
  back(): void;
}) {
  const draft = play.connection.draft.value;
  const open = broken.some(({ breaches }) => breaches.some(({ secret }) => !secret));
  const breach = open ? 'review.sure' : 'review.sure-secret';
  return (
    <div class="review">
      <ul>
        {play.verdicts.value.map((verdict, index) => {
          const order = draft[index];
          if (verdict.ok || !order) return null;
          return (
            <li key={JSON.stringify(order)}>
              <b>{play.orderText(order)}</b>
              <p class="bad">{play.say(verdict.why)}</p>
              <Fix play={play} view={view} index={index} />
            </li>
          );
        })}
        {broken.map((treaty) => (
          <li key={treaty.id}>
            <b>{t('review.treaty', { nation: place(otherOf(treaty.parties, view.nation)) })}</b>
            <p class="bad">{t('review.breaks')}</p>
          </li>
        ))}
        {help && (
          <li>
            <b>{t('review.help')}</b>
            <p class="bad">{t('review.help-ends')}</p>
          </li>
        )}
      </ul>
      {!faulty(play) && <p>{t(broken.length > 0 ? breach : help ? 'review.anyway' : 'review.mended')}</p>}
      <div class="row end">
        <button type="button" class="button quiet" onClick={back}>
          {t('review.back')}
        </button>
        <button
          type="button"
          class="button next"
          onClick={() => !faulty(play) && seal()}
          aria-disabled={faulty(play)}
        >
          <Icon name="seal" /> {t('orders.seal')}
        </button>
      </div>
    </div>
  );
}
