import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { defineRoom, defineServer, matchMaker } from '@colyseus/core';

import { CLASS_ROOM } from '#shared/protocol/classroom.ts';
import { MATCH_ROOM } from '#shared/protocol/messages.ts';
import type { Accounts } from './accounts/Accounts.ts';
import type { Admin } from './admin/Admin.ts';
import { Away } from './away/Away.ts';
import type { Notices } from './away/Notices.ts';
import type { BotPool } from './bots/BotPool.ts';
import type { Certificates } from './certificates/certificates.ts';
import type { Classes } from './classroom/Classes.ts';
import { ClassRoom } from './classroom/ClassRoom.ts';
import { HeldElsewhere, LostHold } from './cluster/Leases.ts';
import { Peers } from './cluster/Peers.ts';
import { redisOf } from './cluster/redis.ts';
import { addPeers, LOBBIES } from './cluster/routes.ts';
import type { Cluster } from './config.ts';
import { healthRoutes } from './http/health.ts';
import { Lines } from './http/Lines.ts';
import { refuseForeign } from './http/origin.ts';
import { refuseNul } from './http/paths.ts';
import { Ready } from './http/ready.ts';
import { addRoutes } from './http/routes.ts';
import { addSite, securityHeaders } from './http/site.ts';
import type { Journal } from './journal/journal.ts';
import { Lobbies } from './lobby/Lobbies.ts';
import { libraryLog, log } from './log.ts';
import { Alarms } from './match/Alarms.ts';
import { MatchRoom } from './match/MatchRoom.ts';
import { createMatch, openMatch, roomOf } from './match/open.ts';
import type { TurnPool } from './match/TurnPool.ts';
import { watchMatches } from './metrics/metrics.ts';
import type { Moderation } from './moderation/Moderation.ts';
import type { Board } from './ranking/Board.ts';
import type { Ranking } from './ranking/Ranking.ts';
import { TOURNAMENTS } from './tournaments/place.ts';
import type { Tournaments } from './tournaments/Tournaments.ts';

/** The largest message a client may send, in bytes: a draft of forty orders is a tenth of it. */
const MAX_PAYLOAD = 64 * 1024;

export interface App {
  /** Takes the port; rejects when it can't. Resolves with the port taken, for those who asked for any (0). */
  listen(port: number, host?: string | null): Promise<number>;
  /** Tells everybody, waits for what is being stored, and frees the port. */
  close(): Promise<void>;
}

/** What is there for whoever runs the server. */
export interface Operation {
  ready: Ready;
  metrics: string | null; // secret that opens the figures; null: they stay closed
  admin: Admin | null;
}

/** Everything that rooms and routes stand on. */
export interface Parts {
  journal: Journal;
  bots: BotPool;
  turns: TurnPool;
  classes: Classes;
  certificates: Certificates;
  accounts: Accounts;
  ranking: Ranking;
  notices: Notices;
  moderation: Moderation;
  board: Board;
  tournaments: Tournaments;
}

/** Where this server stands: where browsers reach it, if that is configured, and among which others. */
export interface Place {
  origin: string | null;
  cluster: Cluster | null;
}

/** Rooms and HTTP routes of the game on one port. */
export function createApp(
  parts: Parts,
  { origin, cluster }: Place = { origin: null, cluster: null },
  { ready, metrics, admin }: Operation = closed(parts),
): App {
  const { journal, classes, ranking, notices, moderation, tournaments } = parts;
  const lobbies = new Lobbies(
    (wish, by) => createMatch(journal, wish, by),
    (match, seats) => ranking.enlist(match, seats),
  );
  const { leases } = journal;
  const alarms = new Alarms(journal, async (id) => {
    try {
      const opened = await openMatch(journal, id);
      roomOf(id)?.due();
      return opened;
    } catch (error) {
      if (error instanceof HeldElsewhere) return id; // there it is awake
      if (error instanceof LostHold) return id; // we take nothing more; it stays due for whoever does
      throw error;
    }
  });
  MatchRoom.alarms = journal;
  MatchRoom.notices = notices;
  MatchRoom.bots = parts.bots;
  MatchRoom.turns = parts.turns;
  MatchRoom.journal = journal;
  MatchRoom.guests = classes;
  MatchRoom.rounds = tournaments;
  MatchRoom.ended = (match) => {
    void ranking.ended(match);
    void tournaments.ended(match);
    journal.end(match, Date.now()).catch((error: unknown) => {
      log.error({ err: error, match }, 'The end of a match could not be noted.');
    });
  };
  watchMatches(() => journal.ongoing());
  MatchRoom.isSilenced = (match, seat) => moderation.isSilenced(match, seat);
  ClassRoom.classes = classes;
  // Rooms are made by us alone, from the journal; clients join them by id.
  matchMaker.controller.exposedMethods = ['joinById'];
  shareWithNobody();
  // What is held is played on; nothing more is taken, as others are there to take it.
  if (cluster) ready.onDrain(() => void leases.drain());
  const http = createServer();
  refuseForeign(http, origin);
  const peers = cluster && new Peers(leases, () => matchMaker.processId);
  const transport = new Lines({ noServer: true, maxPayload: MAX_PAYLOAD });
  transport.attachToServer(http, peers ? { filter: peers.isOurs } : {});
  peers?.joinTo(http);
  const server = defineServer({
    rooms: { [MATCH_ROOM]: defineRoom(MatchRoom), [CLASS_ROOM]: defineRoom(ClassRoom) },
    transport,
    greet: false,
    logger: libraryLog,
    gracefullyShutdown: false,
    // Whoever holds a match makes its room.
    selectProcessIdToCreateRoom: () => Promise.resolve(matchMaker.processId),
    ...(cluster && redisOf(cluster.redis)),
    express: (app) => {
      app.disable('x-powered-by');
      // Proxies of our own network tell for whom they ask.
      app.set('trust proxy', 'loopback, linklocal, uniquelocal');
      app.use(securityHeaders);
      app.use(refuseNul);
      app.use(healthRoutes(ready, metrics));
      const away = new Away(journal, notices);
      if (peers) addPeers(app, peers, journal);
      const elsewhere = peers?.tooLate ?? null;
      addRoutes(app, { ...parts, lobbies, away, origin, admin, elsewhere });
      addSite(app, fileURLToPath(new URL('../dist/client', import.meta.url)));
    },
  });
  return {
    listen: async (port, host = null) => {
      await matchMaker.onReady;
      await leases.enter(matchMaker.processId, cluster?.address ?? null, (place) => {
        const room = matchMaker.getLocalRoomById(place);
        if (room instanceof MatchRoom) room.move();
        void classes.move(place);
        if (place === LOBBIES) lobbies.clear();
        if (place === TOURNAMENTS) tournaments.clear();
      });
      await journal.forgetAll();
      await ranking.catchUp();
      await moderation.restore();
      await classes.restore(Date.now());
      const taken = await Promise.race([
        failure(http),
        server.listen(port, host ?? undefined).then(() => portOf(http, port)),
      ]);
      await classes.resume();
      await tournaments.resume();
      alarms.start();
      return taken;
    },
    close: async () => {
      const quiet = alarms.close();
      await leases.drain();
      lobbies.close();
      await quiet;
      await classes.close();
      await tournaments.close();
      await server.gracefullyShutdown(false);
      await leases.close();
      http.close();
    },
  };
}

/** Colyseus lets pages of every origin read its answers; ours may read them anyway. */
function shareWithNobody(): void {
  const headers: Record<string, string> = matchMaker.controller.DEFAULT_CORS_HEADERS;
  for (const name of Object.keys(headers)) delete headers[name];
  matchMaker.controller.getCorsHeaders = () => ({});
}

const closed = ({ journal, turns }: Parts): Operation => ({
  ready: new Ready({ database: () => journal.ping(), workers: () => turns.alive }),
  metrics: null,
  admin: null,
});

/** Colyseus itself never tells that a port is taken. */
const failure = (http: Server) => new Promise<never>((_, reject) => http.once('error', reject));

function portOf(http: Server, asked: number): number {
  const address = http.address();
  return address !== null && typeof address === 'object' ? address.port : asked;
}
