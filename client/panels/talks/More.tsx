import { useState } from 'preact/hooks';
import type { Letter } from '#shared/match/letters.ts';
import { place, t } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Conduct } from './Conduct.tsx';
import { Words } from './Words.tsx';

/** Leads to what one can do about a letter; its dialog comes when somebody asks for it. */
export function More({ play, letter }: { play: Play; letter: Letter }) {
  const [Dialog, setDialog] = useState<typeof Conduct | null>(null);
  const [failed, setFailed] = useState(false);
  const open = () =>
    import('./Conduct.tsx').then(
      ({ Conduct }) => setDialog(() => Conduct),
      () => setFailed(true),
    );
  return (
    <>
      <button
        type="button"
        class="plain about-letter"
        aria-label={t('letters.more', { nation: place(letter.from) })}
        onClick={() => void open()}
      >
        <Icon name="more" size={20} />
      </button>
      {failed && <span role="alert">{t('notice.not-loaded')}</span>}
      {Dialog && (
        <Dialog play={play} letter={letter} close={() => setDialog(null)}>
          <Words play={play} letter={letter} />
        </Dialog>
      )}
    </>
  );
}
