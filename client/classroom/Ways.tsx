import { t } from '../i18n/index.ts';
import { Qr } from '../ui/Qr.tsx';
import { joinLink, screenLink } from './links.ts';

/** How students come in, and where the big screen is. */
export function Ways({ code, screen, open }: { code: string; screen: string; open: boolean }) {
  return (
    <details class="class-card class-ways" open={open}>
      <summary>{t('teach.ways')}</summary>
      <div class="class-way">
        <Qr of={joinLink(code)} label={t('class.qr')} />
        <div>
          <p class="class-code num">{code}</p>
          <p class="class-link">{joinLink(code)}</p>
          <p>
            <a class="button" href={screenLink(code, screen)} target="_blank" rel="noreferrer">
              {t('teach.open-screen')}
            </a>
          </p>
        </div>
      </div>
    </details>
  );
}
