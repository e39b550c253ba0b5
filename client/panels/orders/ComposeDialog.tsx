import { word } from '../../i18n/index.ts';
import { composing } from '../../screens/compose.ts';
import type { Play } from '../../screens/play.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { OrderForm } from './OrderForm.tsx';

/** The form of the order being written, whichever panel asked for it. */
export function ComposeDialog({ play }: { play: Play }) {
  const view = play.view.value;
  const now = composing.value;
  if (!view || !now) return null;
  const close = () => {
    composing.value = null;
  };
  return (
    <Dialog key={JSON.stringify(now.order)} title={word(`kind.${now.order.kind}`)} close={close}>
      <OrderForm
        play={play}
        view={view}
        order={now.order}
        done={(order) => {
          if (order)
            for (const one of [order, ...now.also]) play.put(one, one === order ? now.instead : null);
          close();
        }}
      />
    </Dialog>
  );
}
