import { fileURLToPath } from 'node:url';
import { defineRoom, defineServer, matchMaker } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import express from 'express';
import { MATCH_ROOM } from '#shared/protocol/messages.ts';
import { addRoutes } from './http/routes.ts';
import { addSite, securityHeaders } from './http/site.ts';
import type { Journal } from './journal/journal.ts';
import { MatchRoom } from './match/MatchRoom.ts';

/** The largest message a client may send, in bytes: a draft of forty orders is a tenth of it. */
const MAX_PAYLOAD = 64 * 1024;

/** Rooms and HTTP routes of the game on one port. */
export function createApp(journal: Journal) {
  MatchRoom.journal = journal;
  // Rooms are made by us alone, from the journal; clients join them by id.
  matchMaker.controller.exposedMethods = ['joinById', 'reconnect'];
  return defineServer({
    rooms: { [MATCH_ROOM]: defineRoom(MatchRoom) },
    transport: new WebSocketTransport({ maxPayload: MAX_PAYLOAD }),
    greet: false,
    gracefullyShutdown: false,
    express: (app) => {
      app.disable('x-powered-by');
      app.use(securityHeaders);
      addRoutes(app, journal, express.json({ limit: '16kb' }));
      addSite(app, fileURLToPath(new URL('../dist/client', import.meta.url)));
    },
  });
}
