import { t, word } from '../i18n/index.ts';
import { SeeTerms } from '../panels/Glossary.tsx';
import type { TermId } from '../panels/terms.ts';
import { KeyName } from '../settings/KeyName.tsx';
import { answered, isLetter, keyOf } from '../settings/keys.ts';
import { settings } from '../settings/settings.ts';
import { Dialog } from '../ui/Dialog.tsx';

const PARTS = ['goal', 'turn', 'market', 'seal'] as const;

/** The terms that each part of the help is about. */
const LEADS_TO: Record<(typeof PARTS)[number], readonly TermId[]> = {
  goal: ['half-year', 'points', 'score', 'par'],
  turn: ['treaty', 'embargo', 'crisis', 'cause-part'],
  market: ['separation', 'magnet', 'price', 'served', 'dependence'],
  seal: ['forecast'],
};

/** How a match goes, and the keys that do something now. */
export function Help({
  close,
  glossary,
  menu,
  coach,
}: {
  close(): void;
  glossary(): void;
  menu: (() => void) | null; // of a match that this browser keeps
  coach: (() => void) | null; // calls the tutorial's, who has been sent away
}) {
  return (
    <Dialog title={t('help.title')} close={close}>
      <p class="row">
        <button type="button" class="button small" onClick={glossary}>
          {t('glossary.title')}
        </button>
        {menu && (
          <button type="button" class="button small" onClick={menu}>
            {t('solo.title')}
          </button>
        )}
        {coach && (
          <button type="button" class="button small" onClick={coach}>
            {t('coach.on')}
          </button>
        )}
      </p>
      {PARTS.map((part) => (
        <div key={part}>
          <p>{word(`help.how.${part}`)}</p>
          <SeeTerms terms={LEADS_TO[part]} />
        </div>
      ))}
      <h3 class="cap">{t('help.keys')}</h3>
      <dl class="keys">
        {answered.value
          .filter((action) => usable(keyOf(action)))
          .map((action) => (
            <div key={action}>
              <dt>
                <KeyName of={keyOf(action)} />
              </dt>
              <dd>{word(`key.${action}`)}</dd>
            </div>
          ))}
      </dl>
    </Dialog>
  );
}

const usable = (key: string) => key !== '' && (settings.letterKeys.value || !isLetter(key));
