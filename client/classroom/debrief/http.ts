import type { OwnBook } from '#shared/classroom/debrief/book.ts';
import type { Debrief } from '#shared/classroom/debrief/terms.ts';
import type { EnterClass } from '#shared/protocol/classroom.ts';
import type { NationId } from '#shared/world/terms.ts';

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

async function get(code: string, who: EnterClass, path: string): Promise<Response> {
  const response = await fetch(`/api/classes/${encodeURIComponent(code)}/${path}`, {
    headers: { authorization: header(who) },
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

/** What came of the class's matches. */
export const fetchDebrief = async (code: string, who: EnterClass): Promise<Debrief> =>
  (await get(code, who, 'debrief')).json();

/** What a delegation ordered. */
export const fetchBook = async (
  code: string,
  who: EnterClass,
  world: number,
  nation: NationId,
): Promise<OwnBook> => (await get(code, who, `book?world=${world}&nation=${nation}`)).json();

/** A file of the class's data. */
export const fetchFile = async (
  code: string,
  who: EnterClass,
  file: string,
  letters: boolean,
): Promise<Blob> => (await get(code, who, `export/${file}${letters ? '?letters=1' : ''}`)).blob();
