import type { Application } from 'express';
import type { Journal } from '../journal/journal.ts';
import { TOURNAMENTS } from '../tournaments/place.ts';
import type { Peers } from './Peers.ts';

/** The place of all lobbies: who waits for others must find them. */
export const LOBBIES = 'lobbies';

/** What is about a place is answered by the process that holds it. Before all other routes, as those read the body. */
export function addPeers(app: Application, peers: Peers, journal: Journal): void {
  app.use(
    ['/api/lobbies', '/api/matches/:match/rematch'],
    peers.byHolder(() => LOBBIES, true),
  );
  app.use(
    '/api/tournaments',
    peers.byHolder(() => TOURNAMENTS, true),
  );
  app.use(
    '/api/matches/:match',
    peers.byHolder(async ({ params }) => (await journal.told(String(params.match)))?.place ?? null),
  );
  app.use(
    '/api/classes/:code',
    peers.byHolder(({ params }) => String(params.code).toUpperCase()),
  );
}
