import type { CreatedClass } from '#shared/protocol/classroom.ts';
import { t } from '../i18n/index.ts';
import { download } from '../market/csv.ts';
import { go } from '../router.ts';
import { Copy } from '../ui/Copy.tsx';
import { Qr } from '../ui/Qr.tsx';
import { consolePath, joinLink, pinStore, screenLink } from './links.ts';
import { origin } from './origin.ts';

/** The class is made: its code for the students, and what only the teacher may have, shown this once. */
export function Kept({ made: { code, teacher, pin, screen } }: { made: CreatedClass }) {
  const path = consolePath(code, teacher, screen);
  const secrets: readonly [string, string][] = [
    [t('teach.teacher-link'), origin.value + path],
    [t('teach.pin'), pin],
    [t('teach.screen-link'), screenLink(code, screen)],
  ];
  const note = [`${t('class.code')}: ${code}`, ...secrets.map(([name, value]) => `${name}: ${value}`)].join(
    '\r\n',
  );
  return (
    <>
      <h1 class="serif">{t('teach.made')}</h1>
      <div class="class-made">
        <section class="class-card" aria-labelledby="for-students">
          <h2 id="for-students" class="serif">
            {t('teach.for-students')}
          </h2>
          <p class="class-code num">{code}</p>
          <p class="class-link">{joinLink(code)}</p>
          <Qr of={joinLink(code)} label={t('class.qr')} />
        </section>
        <section class="class-card" aria-labelledby="for-you">
          <h2 id="for-you" class="serif">
            {t('teach.for-you')}
          </h2>
          <p>{t('teach.keep-how')}</p>
          <dl class="class-secrets">
            {secrets.map(([name, value]) => (
              <div key={name}>
                <dt class="cap">{name}</dt>
                <dd class="num">{value}</dd>
              </div>
            ))}
          </dl>
          <p class="class-actions">
            <button
              type="button"
              class="button"
              onClick={() => download(`lanthanide-${code}.txt`, `${note}\r\n`)}
            >
              {t('teach.keep-file')}
            </button>
            <Copy of={note}>{t('teach.keep-copy')}</Copy>
          </p>
          <p>
            <button
              type="button"
              class="button primary"
              onClick={() => {
                pinStore(code).keep(pin);
                go(path);
              }}
            >
              {t('teach.open-console')}
            </button>
          </p>
        </section>
      </div>
    </>
  );
}
