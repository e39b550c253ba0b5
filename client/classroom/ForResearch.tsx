import { LONGEST_CONSENT, type Research, TREATMENTS } from '#shared/classroom/class.ts';
import { t, word } from '../i18n/index.ts';
import { Choice } from '../ui/Choice.tsx';

/** Whether a class is for research: what students are asked, and what its worlds differ in. */
export function ForResearch({
  chosen,
  choose,
}: {
  chosen: Research | null;
  choose(research: Research | null): void;
}) {
  return (
    <>
      <Choice
        title={t('teach.research')}
        of={[false, true]}
        chosen={chosen !== null}
        choose={(on) => choose(on ? { consent: t('class.consent-default'), treatment: null } : null)}
        name={(on) => t(on ? 'teach.research-on' : 'teach.research-off')}
      />
      {chosen && (
        <>
          <label for="consent">{t('class.consent-words')}</label>
          <textarea
            id="consent"
            rows={4}
            required
            maxLength={LONGEST_CONSENT}
            value={chosen.consent}
            onInput={(event) => choose({ ...chosen, consent: event.currentTarget.value })}
          />
          <Choice
            title={t('teach.treatment')}
            of={['none', ...TREATMENTS]}
            chosen={chosen.treatment ?? 'none'}
            choose={(one) => choose({ ...chosen, treatment: one === 'none' ? null : one })}
            name={(one) => word(`teach.treatment.${one}`)}
          />
        </>
      )}
    </>
  );
}
