import type { ComponentChildren, ComponentType } from 'preact';
import type { NationId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { t } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Dialog } from '../ui/Dialog.tsx';

/** The parts of the match's talks; it lends them, so that no script has to be split for them. */
export interface Talks {
  Inbox: ComponentType<{ play: Play; view: View }>;
  Letters: ComponentType<{ play: Play; nation: NationId }>;
}

/** A summit from a delegation's side: who proposes what, and what is said; below `children`, how long it lasts. */
export function SummitCard({
  play,
  talks: { Inbox, Letters },
  children,
  close,
}: {
  play: Play;
  talks: Talks;
  children: ComponentChildren;
  close(): void;
}) {
  const view = play.view.value;
  if (!view) return null;
  return (
    <Dialog title={t('class.phase.summit')} close={close}>
      {children}
      <p>{t('class.summit.how')}</p>
      <div class="class-story">
        <section>
          <h3 class="cap">{t('class.summit.table')}</h3>
          <Inbox play={play} view={view} />
        </section>
        <section>
          <h3 class="cap">{t('class.summit.said')}</h3>
          <Letters play={play} nation={view.nation} />
        </section>
      </div>
    </Dialog>
  );
}
