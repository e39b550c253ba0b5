import { randomBytes, randomInt } from 'node:crypto';
import { matchMaker } from '@colyseus/core';
import { mindsFor } from '#shared/bots/minds.ts';
import type { Bids } from '#shared/lobby/auction.ts';
import { start } from '#shared/match/match.ts';
import {
  type CreatedMatch,
  type KeptPlace,
  MATCH_ROOM,
  type MatchWish,
  type OpenedMatch,
} from '#shared/protocol/messages.ts';
import { commitment } from '#shared/replay/commitment.ts';
import { RULES } from '#shared/world/rules.ts';
import type { NationId } from '#shared/world/terms.ts';
import { newMatchId, newToken, tokenHash } from '../accounts/tokens.ts';
import { HeldElsewhere, type Hold } from '../cluster/Leases.ts';
import { list } from '../cluster/list.ts';
import type { Journal } from '../journal/journal.ts';
import { MatchRoom } from './MatchRoom.ts';

/**
 * Makes a match, stores it, and hands out the secrets of its seats. Throws ScenarioError on an unknown scenario.
 * @param bids for its seats, where they went by bid
 * @param rated whether it counts for a rank
 * @param held hashes of secrets that people have already, and that open these seats too
 * @param lesson code of the class of which it is a world
 */
export async function createMatch(
  journal: Journal,
  wish: MatchWish,
  {
    id = newMatchId(),
    held = {},
    lesson = null,
    bids = null,
    rated = false,
  }: {
    id?: string;
    held?: Partial<Record<NationId, string>>;
    lesson?: string | null;
    bids?: Bids | null;
    rated?: boolean;
  } = {},
): Promise<CreatedMatch> {
  const seed = wish.seed ?? randomInt(2_147_483_647);
  const people = [...new Set(wish.seats)];
  const match = start({
    rules: RULES,
    scenario: wish.scenario,
    seed,
    salt: randomBytes(16).toString('hex'),
    turns: wish.turns ?? null,
    people,
    bots: wish.bots ? mindsFor(seed, people, wish.bots) : {},
    clock: wish.clock,
    ...(wish.reserve ? { reserve: wish.reserve } : {}),
    ...(wish.leave ? { leave: wish.leave } : {}),
    // Whoever plays alone is waited for.
    standIn: people.length === 1 ? null : wish.standIn === undefined ? wish.clock : wish.standIn,
    chat: wish.chat,
    watch: wish.watch,
    ...(wish.late ? { late: true } : {}),
    advice: wish.advice,
    ...(wish.secretClauses && { secretClauses: true }),
    ...(bids && { bids }),
    ...(rated ? { rated: true } : {}),
    started: Date.now(),
  });
  const handed = match.setup.people
    .filter((nation) => held[nation] === undefined)
    .map((nation) => ({ nation, token: newToken() }));
  const hashes = Object.fromEntries(handed.map(({ nation, token }) => [nation, tokenHash(token)]));
  await journal.create(
    id,
    match,
    match.setup.people.map((nation) => ({ nation, token: held[nation] ?? hashes[nation] ?? '' })),
    lesson,
  );
  return {
    match: id,
    seed: match.setup.seed,
    tokens: Object.fromEntries(handed.map(({ nation, token }) => [nation, token])),
  };
}

/** The room of a match that is awake; null: it sleeps. */
export function roomOf(id: string): MatchRoom | null {
  const room = matchMaker.getLocalRoomById(id);
  return room instanceof MatchRoom && !room.asleep ? room : null;
}

/** Keeps a place on the line for whoever comes next; undefined where it can't be, as the room will say to them. */
export async function keepPlace(room: string, options: object): Promise<KeptPlace | undefined> {
  try {
    return await matchMaker.joinById(room, options);
  } catch {
    return undefined;
  }
}

const waking = new Map<string, Promise<void>>();

/**
 * Wakes a match: its room bears its id, and is made from the journal if it sleeps. Two at once share one room.
 * Null for an unknown id; throws DamagedMatch, and HeldElsewhere where another process has it.
 */
export async function openMatch(journal: Journal, id: string): Promise<OpenedMatch | null> {
  const awake = roomOf(id);
  const setup = awake?.held?.match.setup;
  // A match that stands alone and is awake needs nothing from the journal.
  if (awake && setup && journal.leases.holds(id)) {
    awake.sleepSoon();
    await list(awake);
    return { room: id, commitment: commitment(setup) };
  }
  const told = await journal.told(id);
  if (!told) return null;
  const { place, rules } = told;
  // While matches by older rules go on, a process that has these may go on beside us.
  const older = rules === RULES ? null : await journal.leases.withRules(rules);
  if (older) throw new HeldElsewhere(place, older);
  // Whoever holds a class knows who sits at its matches.
  if (place !== id) await MatchRoom.guests.hold(place);
  const hold = await journal.leases.take(place);
  // From here to `waking.set` nothing waits, so that nobody else can wake it in between.
  const room = matchMaker.getLocalRoomById(id);
  const leaving = room instanceof MatchRoom ? room.asleep : null;
  if (room instanceof MatchRoom && !leaving) {
    room.sleepSoon();
    await list(room);
    return { room: id, commitment: told.commitment };
  }
  const wake =
    waking.get(id) ??
    wakeUp(id, hold, leaving)
      .catch((error: unknown) => {
        // The room that could not be made releases its hold in its own time.
        if (place === id) journal.leases.letGo(hold);
        throw error;
      })
      .finally(() => waking.delete(id));
  waking.set(id, wake);
  await wake;
  return { room: id, commitment: told.commitment };
}

async function wakeUp(id: string, hold: Hold, leaving: Promise<void> | null): Promise<void> {
  await leaving;
  await matchMaker.createRoom(MATCH_ROOM, { match: id, hold });
}
