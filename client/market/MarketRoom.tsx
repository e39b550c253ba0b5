import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { View } from '#shared/world/view.ts';
import { t } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { type RoomPlace, room } from './room.ts';

type Inside = FunctionComponent<{ play: Play; view: View; place: RoomPlace }>;

/** The market room, over whatever screen is open; its charts are loaded when it is first entered. */
export function MarketRoom({ play }: { play: Play }) {
  const [load, setLoad] = useState<{ Room: Inside } | 'failed' | null>(null);
  const place = room.value;
  const view = play.view.value;
  const wanted = place !== null && !(load && load !== 'failed');
  useEffect(() => {
    if (!wanted) return;
    void import('./room/Room.tsx').then(setLoad, () => setLoad('failed'));
  }, [wanted]);
  if (!place || !view) return null;
  return (
    <Dialog
      title={t('room.title')}
      size="full"
      close={() => {
        room.value = null;
      }}
    >
      {load === 'failed' ? (
        <p class="mute">{t('room.failed')}</p>
      ) : load ? (
        <load.Room play={play} view={view} place={place} />
      ) : (
        <p class="mute" aria-busy="true">
          {t('room.loading')}
        </p>
      )}
    </Dialog>
  );
}
