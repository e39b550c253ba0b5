import { randomInt } from 'node:crypto';
import { matchMaker } from '@colyseus/core';
import { type MatchSetup, start } from '#shared/match/match.ts';
import {
  type CreatedMatch,
  type CreateMatch,
  MATCH_ROOM,
  type OpenedMatch,
} from '#shared/protocol/messages.ts';
import { RULES } from '#shared/world/rules.ts';
import { newMatchId, newToken, tokenHash } from '../accounts/tokens.ts';
import type { Journal } from '../journal/journal.ts';

/** Makes a match, stores it, and hands out the secrets of its seats. Throws ScenarioError on an unknown scenario. */
export async function createMatch(journal: Journal, wish: CreateMatch): Promise<CreatedMatch> {
  const setup: MatchSetup = {
    rules: RULES,
    scenario: wish.scenario,
    seed: wish.seed ?? randomInt(2 ** 31),
    turns: wish.turns ?? null,
    people: [...new Set(wish.seats)],
    clock: wish.clock,
  };
  const match = start(setup, Date.now());
  const id = newMatchId();
  const seats = setup.people.map((nation) => ({ nation, token: newToken() }));
  await journal.create(
    id,
    setup,
    seats.map(({ nation, token }) => ({ nation, token: tokenHash(token) })),
    match,
  );
  return {
    match: id,
    seed: setup.seed,
    tokens: Object.fromEntries(seats.map(({ nation, token }) => [nation, token])),
  };
}

const waking = new Map<string, Promise<unknown>>();

/** Wakes a match: its room bears its id, and is made from the journal if it sleeps. Two at once share one room. */
export async function openMatch(journal: Journal, id: string): Promise<OpenedMatch | null> {
  if (matchMaker.getLocalRoomById(id)) return { room: id };
  if (!(await journal.has(id))) return null;
  const room = waking.get(id) ?? matchMaker.createRoom(MATCH_ROOM, { match: id });
  waking.set(id, room);
  try {
    await room;
    return { room: id };
  } finally {
    waking.delete(id);
  }
}
