import { CloseCode, matchMaker } from '@colyseus/core';
import { type CharacterId, characterFor } from '#shared/bots/characters.ts';
import { botFor } from '#shared/bots/index.ts';
import type { Strength } from '#shared/bots/think.ts';
import type { Class, ClassEffect, ClassSetup, WorldOf } from '#shared/classroom/class.ts';
import { type Glance, glance } from '#shared/classroom/glance.ts';
import { rulesOf } from '#shared/classroom/research.ts';
import { injectable } from '#shared/crises/inject.ts';
import type { Host } from '#shared/match/host.ts';
import { chatOf } from '#shared/match/letters.ts';
import type { Match } from '#shared/match/match.ts';
import type { Posted } from '#shared/match/posted.ts';
import { Table } from '#shared/match/table.ts';
import type { InjectableCrisis } from '#shared/protocol/classroom.ts';
import type { MatchWish } from '#shared/protocol/messages.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { newMatchId } from '../accounts/tokens.ts';
import type { Hold } from '../cluster/Leases.ts';
import type { Journal } from '../journal/journal.ts';
import { log } from '../log.ts';
import { MatchRoom } from '../match/MatchRoom.ts';
import { createMatch, openMatch } from '../match/open.ts';
import { Stories } from './Stories.ts';

/** What a class asks of its matches. */
export type Direction = Exclude<ClassEffect, { do: 'open' | 'discard' | 'expel' | 'fork' | 'wake' }>;

/** The matches of classes, as rooms of this process. */
export class Worlds {
  readonly stories: Stories;
  private readonly journal: Journal;
  private readonly known = new Map<string, { match: Match; posted: Posted }>();
  /** A match is plain data that is replaced, never changed: what was made of it stays true of it. */
  private readonly glances = new WeakMap<Match, Glance>();

  constructor(journal: Journal) {
    this.journal = journal;
    this.stories = new Stories(journal);
  }

  note(id: string, match: Match, posted: Posted): void {
    this.known.set(id, { match, posted });
  }

  forget(id: string): void {
    this.known.delete(id);
  }

  look(id: string | null): { glance: Glance; posted: Posted } | null {
    const known = id === null ? undefined : this.known.get(id);
    if (!known) return null;
    const match = (id && roomOf(id)?.held?.match) || known.match;
    const seen = this.glances.get(match) ?? glance(match);
    this.glances.set(match, seen);
    return { glance: seen, posted: known.posted };
  }

  /** Of the draft of a seat; null while nobody can write it. */
  version(id: string, nation: NationId): number | null {
    return roomOf(id)?.held?.match.seats[nation].version ?? null;
  }

  /** All that a match was made from. */
  played(id: string): ReturnType<Journal['played']> {
    return this.journal.played(id);
  }

  /** Makes the match of a world; it has no clock of its own. */
  async create({ code, setup, worlds }: Class, at: number): Promise<string> {
    const world = worlds[at];
    if (!world) throw new Error(`there is no world ${at}`);
    const wish: MatchWish = {
      scenario: setup.scenario,
      seed: world.seed,
      turns: setup.turns,
      seats: world.people,
      clock: null,
      standIn: setup.standInSeconds,
      ...rulesOf(setup, world.arm),
      secretClauses: setup.secretClauses,
      watch: true,
      bots: setup.bots === null ? null : { strength: setup.bots, characters: {} },
    };
    return (await createMatch(this.journal, wish, { lesson: code })).match;
  }

  async wake(id: string): Promise<void> {
    await openMatch(this.journal, id);
  }

  /** Tells a match what its class wants of it. A refusal means that the match has gone on meanwhile, and will say so. */
  async direct({ worlds, setup }: Class, asked: Direction): Promise<boolean> {
    const world = worlds[asked.world];
    if (!world?.match) return false;
    await this.wake(world.match);
    const host = roomOf(world.match)?.held;
    if (!host) return false;
    const { turn } = host.match.world;
    const done = await host.direct(inputOf(asked, { turn, world, setup }));
    return done.ok;
  }

  /** Makes the match in which a world goes on from the start of a turn that it has played. */
  async fork(id: string, to: number): Promise<string | null> {
    const fork = newMatchId();
    return (await this.journal.fork(id, fork, to)) ? fork : null;
  }

  /** What may be brought into a world now. */
  injectable(id: string | null): InjectableCrisis[] {
    const match = id === null ? undefined : (roomOf(id)?.held?.match ?? this.known.get(id)?.match);
    return match && !match.outcome ? injectable(match.world) : [];
  }

  /** Wakes the match of a world, and tells it what a crash may have kept from it. */
  async align(lesson: Class, at: number): Promise<void> {
    const world = lesson.worlds[at];
    if (!world?.match) return;
    await this.wake(world.match);
    const match = roomOf(world.match)?.held?.match;
    if (!match || match.outcome) return;
    for (const nation of NATIONS) {
      const bot = !world.people.includes(nation);
      if ((match.seats[nation].bot !== null) !== bot)
        await this.direct(lesson, { do: 'occupy', world: at, nation, bot });
    }
    if (chatOf(match) !== lesson.setup.chat)
      await this.direct(lesson, { do: 'chat', world: at, chat: lesson.setup.chat });
    if (match.deadline !== world.deadline)
      await this.direct(lesson, { do: 'clock', world: at, deadline: world.deadline });
  }

  /** Sets the clock of a match that no room has woken yet, before its bell can ring by the old one. */
  async reset(id: string, hold: Hold, deadline: number): Promise<void> {
    const recovered = await this.journal.recover(id);
    if (!recovered || recovered.match.deadline === null) return;
    const shell = {
      now: Date.now,
      fault: (what: string, error: unknown) => log.error({ err: error, match: id }, what),
    };
    const table = new Table(id, this.journal.of(id, hold), recovered, shell);
    await table.play({ type: 'clock', turn: recovered.match.world.turn, deadline });
  }

  /** Closes the devices of a student in all matches of the class; who still has a seat may sit down again. */
  expel({ worlds }: Class, student: number, why: 'newer-device' | 'moved'): void {
    for (const { match } of worlds) if (match !== null) roomOf(match)?.expel(student, why);
  }

  /** Ends the rooms of matches; what is being stored is stored first. */
  async close(ids: readonly string[]): Promise<void> {
    await Promise.all(ids.map((id) => roomOf(id)?.disconnect(CloseCode.NORMAL_CLOSURE)));
    for (const id of ids) this.forget(id);
  }
}

/** What a match is told; a clock is for the turn that the class knows. */
function inputOf(
  asked: Direction,
  { turn, world, setup }: { turn: number; world: WorldOf; setup: ClassSetup },
): Parameters<Host['direct']>[0] {
  switch (asked.do) {
    case 'clock':
      return { type: 'clock', turn: world.turn, deadline: asked.deadline };
    case 'end-turn':
      return { type: 'end-turn', turn: asked.turn };
    case 'close':
      return { type: 'close', turn };
    case 'seal':
      return { type: 'seal', seat: asked.nation, turn: world.turn };
    case 'occupy':
      return { type: 'occupy', turn, seat: asked.nation, ...occupant(asked, world.seed, setup) };
    case 'inject':
    case 'withdraw':
      return { type: asked.do, turn: asked.turn, card: asked.card };
    case 'chat':
      return { type: 'chat', turn, chat: asked.chat };
  }
}

/** The bot that a seed puts on a seat, of the class's strength; or nobody. */
function occupant(
  { bot, nation }: Extract<Direction, { do: 'occupy' }>,
  seed: number,
  { bots }: ClassSetup,
): { bot: CharacterId | null; strength: Strength | null } {
  if (!bot) return { bot: null, strength: null };
  return bots === null
    ? { bot: botFor(seed, nation), strength: null }
    : { bot: characterFor(seed, nation), strength: bots };
}

function roomOf(id: string): MatchRoom | undefined {
  const room = matchMaker.getLocalRoomById(id);
  return room instanceof MatchRoom ? room : undefined;
}
