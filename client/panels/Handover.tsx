import { summary } from '#shared/match/handover.ts';
import { t } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useTold } from '../ui/useTold.ts';

/** What a stand-in did while nobody was here, told once to each tab that comes back. */
export function Handover({ play }: { play: Play }) {
  const held = play.connection.desk.value?.handover ?? [];
  const last = held.at(-1)?.turn ?? null;
  const [told, tell] = useTold(`lanthanide.handover.${play.notes}`);
  if (last === null || last <= told) return null;
  const close = () => tell(last);
  return (
    <Dialog title={t('handover.title')} close={close}>
      <p>{t('handover.how')}</p>
      {held.map((one) => (
        <section key={one.turn} class="held">
          <h3 class="cap">{play.date(one.turn)}</h3>
          <ul class="lines">
            {summary(one).map(({ said, because }) => (
              <li key={JSON.stringify(said)}>
                {play.say(said)} {because && <span class="mute">{play.say(because)}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p class="row">
        <button type="button" class="button next" onClick={close}>
          {t('handover.take')}
        </button>
      </p>
    </Dialog>
  );
}
