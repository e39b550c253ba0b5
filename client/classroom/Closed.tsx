import type { ComponentChildren } from 'preact';
import type { ClassView } from '#shared/protocol/class-views.ts';
import { t, word } from '../i18n/index.ts';
import { follow } from '../router.ts';
import { Blocked } from '../ui/Blocked.tsx';
import { reason } from './api.ts';
import { type ClassLine, type Closed, isDismissal } from './line.ts';

export const closedWords = (why: Closed): string =>
  isDismissal(why) ? word(`class.closed.${why}`) : reason(why);

/** Why a class is closed to this page, and what can be done. */
export function ClosedNotice({ why, children }: { why: Closed; children?: ComponentChildren }) {
  return (
    <>
      <h1 class="serif">{t('class.closed')}</h1>
      <p role="alert">{closedWords(why)}</p>
      {children}
      <p>
        <a class="button" href="/" onClick={(event) => follow(event, '/')}>
          {t('notice.home')}
        </a>
      </p>
    </>
  );
}

/** Says so while the line to the class is down. */
export function LineState<V extends ClassView>({ line }: { line: ClassLine<V> }) {
  const down = line.status.value === 'lost';
  return (
    <>
      <p role="status" class={down ? 'class-lost' : 'unseen'}>
        {down ? t('class.lost') : ''}
      </p>
      <Blocked />
    </>
  );
}

/** What a refused command is called here; null where it was done. */
export const problemOf = (code: Parameters<typeof reason>[0] | null): string | null =>
  code === null ? null : reason(code);
