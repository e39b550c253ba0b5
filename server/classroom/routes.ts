import { matchMaker } from '@colyseus/core';
import express from 'express';
import { CLASS_ROOM, createClass, type JoinedClass, joinClass } from '#shared/protocol/classroom.ts';
import { isScenario } from '#shared/scenarios/index.ts';
import { newToken, tokenHash } from '../accounts/tokens.ts';
import type { Classes } from './Classes.ts';
import { debriefRoutes } from './debrief-routes.ts';
import { refuse } from './refuse.ts';

/** Making a class, joining it, and waking its room; everything else goes over the room. */
export function classRoutes(classes: Classes): express.Router {
  const router = express.Router();
  router.use(express.json({ limit: '16kb' }));

  router.post('/', async (request, response) => {
    const setup = createClass.safeParse(request.body ?? {});
    if (!setup.success) return refuse(response, 'malformed');
    if (!isScenario(setup.data.scenario)) return refuse(response, 'bad-scenario');
    response.status(201).json(await classes.create(setup.data));
  });

  router.post('/:code/join', async (request, response) => {
    const asked = joinClass.safeParse(request.body);
    if (!asked.success) return refuse(response, 'malformed');
    const host = await classes.open(request.params.code.toUpperCase());
    if (!host) return refuse(response, 'no-class');
    const token = newToken();
    const { data } = asked;
    const joined =
      'name' in data
        ? await host.join(data.name, tokenHash(token))
        : await host.comeBack(data.personal, tokenHash(token));
    if (!joined.ok) return refuse(response, joined.error.code);
    const { id, personal, shown, place, role } = joined.student;
    const world = place ? host.class.worlds[place.world] : undefined;
    response.json({
      student: id,
      token,
      personal,
      shown,
      match: world?.match ?? null,
      nation: world && place ? place.nation : null,
      role: world ? role : null,
    } satisfies JoinedClass);
  });

  router.post('/:code/open', async (request, response) => {
    const code = request.params.code.toUpperCase();
    if (!(await classes.open(code))) return refuse(response, 'no-class');
    // From here on nothing waits before the room is there: two at once would make two.
    if (!matchMaker.getLocalRoomById(code)) await makeRoom(code);
    response.json({ room: code });
  });

  router.use(debriefRoutes(classes));
  return router;
}

const making = new Map<string, Promise<unknown>>();

function makeRoom(code: string): Promise<unknown> {
  const made =
    making.get(code) ?? matchMaker.createRoom(CLASS_ROOM, { code }).finally(() => making.delete(code));
  making.set(code, made);
  return made;
}
