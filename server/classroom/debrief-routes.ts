import express from 'express';
import { z } from 'zod';
import type { ClassErrorCode } from '#shared/protocol/classroom.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { whoAsks } from './basic.ts';
import type { Classes } from './Classes.ts';
import type { ClassHost } from './ClassHost.ts';
import type { Admitted } from './Door.ts';
import { refuse } from './refuse.ts';

const bookOf = z.object({ world: z.coerce.number().int().min(0), nation: z.enum(NATIONS) });

/** What came of a class's matches, over plain HTTP: too large for its room, and for other programs to read. */
export function debriefRoutes(classes: Classes): express.Router {
  const router = express.Router();

  /** Who asks, in the class of the address; else the refusal has been sent. */
  const admitted = async (
    request: express.Request<{ code: string }>,
    response: express.Response,
  ): Promise<{ host: ClassHost; who: Admitted } | null> => {
    const no = (code: ClassErrorCode) => {
      refuse(response, code);
      return null;
    };
    const host = await classes.open(request.params.code.toUpperCase());
    if (!host) return no('no-class');
    const asked = whoAsks(request.get('authorization'));
    const who = asked ? host.admit(asked) : { code: 'wrong-secret' as const };
    return 'code' in who ? no(who.code) : { host, who };
  };

  router.get('/:code/debrief', async (request, response) => {
    const door = await admitted(request, response);
    if (!door) return;
    const page = await door.host.review.page();
    if (!page) return refuse(response, 'wrong-phase');
    response.set({ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).send(page);
  });

  /** The orders of a delegation: the teacher reads all, a student those of their own. */
  router.get('/:code/book', async (request, response) => {
    const door = await admitted(request, response);
    if (!door) return;
    const read = bookOf.safeParse(request.query);
    if (!read.success) return refuse(response, 'malformed');
    const { world, nation } = read.data;
    if (!mayRead(door.host, door.who, world, nation)) return refuse(response, 'not-yours');
    const book = door.host.review.book(world, nation);
    if (book) response.json(book);
    else refuse(response, 'wrong-phase');
  });

  /** A file of the class's data, for the teacher; `?letters=1` lets in what was written. */
  router.get('/:code/export/:file', async (request, response) => {
    const door = await admitted(request, response);
    if (!door) return;
    if (door.who.as !== 'teacher') return refuse(response, 'not-yours');
    const files = await door.host.review.data(request.query.letters === '1');
    const { file } = request.params;
    const content = Object.hasOwn(files, file) ? files[file] : undefined;
    if (content === undefined) return refuse(response, 'unknown-message');
    response
      .type(file.endsWith('.json') ? 'application/json' : 'text/csv')
      .attachment(`lanthanide-${file}`)
      .send(content);
  });

  return router;
}

function mayRead({ class: lesson }: ClassHost, who: Admitted, world: number, nation: string): boolean {
  if (who.as !== 'student') return who.as === 'teacher';
  const place = lesson.students.find(({ id }) => id === who.student)?.place;
  return place?.world === world && place.nation === nation;
}
