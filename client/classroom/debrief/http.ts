import type { OwnBook } from '#shared/classroom/debrief/book.ts';
import type { Debrief } from '#shared/classroom/debrief/terms.ts';
import type { ClassErrorCode, EnterClass } from '#shared/protocol/classroom.ts';
import type { NationId } from '#shared/world/terms.ts';
import { ask, askFile } from '../../net/http.ts';

/** Who we are, for plain HTTP. */
function header(who: EnterClass): string {
  const words =
    'token' in who
      ? `student:${who.token}`
      : 'screen' in who
        ? `screen:${who.screen}`
        : `${who.teacher}:${who.pin}`;
  return `Basic ${btoa(words)}`;
}

const at = (code: string, path: string): string => `/api/classes/${encodeURIComponent(code)}/${path}`;

/** What came of the class's matches. */
export const fetchDebrief = (code: string, who: EnterClass): Promise<Debrief> =>
  ask<Debrief, ClassErrorCode>('GET', at(code, 'debrief'), { authorization: header(who) });

/** What a delegation ordered. */
export const fetchBook = (code: string, who: EnterClass, world: number, nation: NationId): Promise<OwnBook> =>
  ask<OwnBook, ClassErrorCode>('GET', at(code, `book?world=${world}&nation=${nation}`), {
    authorization: header(who),
  });

/** A file of the class's data. */
export const fetchFile = (code: string, who: EnterClass, file: string, letters: boolean): Promise<Blob> =>
  askFile<ClassErrorCode>(at(code, `export/${file}${letters ? '?letters=1' : ''}`), {
    authorization: header(who),
  });
