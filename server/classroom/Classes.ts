import { CloseCode, matchMaker } from '@colyseus/core';
import type { Class, ClassSetup } from '#shared/classroom/class.ts';
import { ticks } from '#shared/classroom/clocks.ts';
import { mayTell } from '#shared/classroom/departments.ts';
import { matchesOf } from '#shared/classroom/reach.ts';
import { headAt, mandateOf } from '#shared/classroom/roster.ts';
import { isMuted } from '#shared/classroom/speech.ts';
import { newClass, step } from '#shared/classroom/step.ts';
import type { Input, Match } from '#shared/match/match.ts';
import type { Posted } from '#shared/match/posted.ts';
import { DamagedMatch } from '#shared/match/stored.ts';
import type { CreatedClass } from '#shared/protocol/classroom.ts';
import type { ErrorCode } from '#shared/protocol/messages.ts';
import type { NationId } from '#shared/world/terms.ts';
import { newToken, tokenHash } from '../accounts/tokens.ts';
import { HeldElsewhere, type Hold } from '../cluster/Leases.ts';
import { log } from '../log.ts';
import type { Guest, Guests } from '../match/guests.ts';
import { roomOf } from '../match/open.ts';
import { ClassHost } from './ClassHost.ts';
import { newCode, newPin, pinHash } from './codes.ts';
import type { Reviewer } from './Reviewer.ts';
import type { ClassStore } from './store.ts';
import type { Worlds } from './worlds.ts';

/** So often a running class says that its server lives: what a crash can take off a turn. */
const ALIVE_MS = 2000;
const SWEEP_MS = 3_600_000;

/** All live classes of this process, and what their matches ask about students. */
export class Classes implements Guests {
  private readonly store: ClassStore;
  private readonly worlds: Worlds;
  private readonly reviewer: Reviewer;
  private readonly live = new Map<string, ClassHost>();
  private readonly loading = new Map<string, Promise<ClassHost | null>>();
  private readonly leaving = new Map<string, Promise<void>>();
  private readonly timers: NodeJS.Timeout[] = [];
  private resumed = false;

  constructor(store: ClassStore, worlds: Worlds, reviewer: Reviewer) {
    this.store = store;
    this.worlds = worlds;
    this.reviewer = reviewer;
  }

  /** Before anybody can knock: takes the running classes that nobody holds, and deletes what is over. */
  async restore(now: number): Promise<void> {
    for (const code of await this.store.expired(now)) await this.expire(code).catch(logged(code));
    for (const code of await this.store.running()) await this.open(code).catch(logged(code));
  }

  /** From when rooms can be made: wakes the classes that were taken, and looks after all from time to time. */
  async resume(): Promise<void> {
    this.timers.push(
      setInterval(() => void this.sayAlive(), ALIVE_MS).unref(),
      setInterval(() => void this.sweep(), SWEEP_MS).unref(),
    );
    this.resumed = true;
    for (const host of this.live.values()) await host.resume();
  }

  /** Throws ScenarioError through the match that is made later; here the setup is only kept. */
  async create(setup: ClassSetup): Promise<CreatedClass> {
    let code = newCode();
    while (await this.store.has(code)) code = newCode();
    const [teacher, screen, pin] = [newToken(), newToken(), newPin()];
    const keys = { teacher: tokenHash(teacher), pin: pinHash(teacher, pin), screen: tokenHash(screen) };
    await this.store.create(newClass(code, setup), keys, Date.now());
    return { code, teacher, pin, screen };
  }

  /** The class of a code, loaded if need be; two at once share one. While it is being put away that is waited for. */
  async open(code: string): Promise<ClassHost | null> {
    await this.leaving.get(code)?.catch(() => undefined);
    const here = this.live.get(code);
    if (here) return here;
    const loading = this.loading.get(code) ?? this.load(code).finally(() => this.loading.delete(code));
    this.loading.set(code, loading);
    return loading;
  }

  hold = (code: string): Promise<unknown> => this.open(code);

  /** Another process has a class now: whoever is here goes there. */
  async move(code: string): Promise<void> {
    const host = this.live.get(code);
    if (!host) return;
    this.live.delete(code);
    await host.close();
    for (const { match } of host.class.worlds) if (match !== null) roomOf(match)?.move();
    void matchMaker.getLocalRoomById(code)?.disconnect(CloseCode.MAY_TRY_RECONNECT);
  }

  /** The class of a code if it is live. */
  at(code: string): ClassHost | undefined {
    return this.live.get(code);
  }

  /** Deletes a class with all its matches, and sends everybody home. */
  async delete(code: string): Promise<void> {
    const host = await this.open(code);
    if (!host) return;
    await this.leave(host, async () => {
      await this.worlds.close(matchesOf(host.class));
      await this.store.delete(host.class);
    });
    // Whoever asked for it hears the answer first.
    setImmediate(() => {
      host.members.dismissAll();
      void matchMaker.getLocalRoomById(code)?.disconnect();
    });
  }

  /** What was to be kept until now goes, legible or not: so people were promised. */
  private async expire(code: string): Promise<void> {
    try {
      await this.delete(code);
    } catch (error) {
      if (error instanceof HeldElsewhere) throw error;
      const hold = await this.store.leases.take(code);
      await this.store.deleteUnread(code);
      await this.store.leases.release(hold);
    }
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all([...this.live.values()].map((host) => host.close()));
    await this.reviewer.close();
  }

  find(match: string, token: string): Guest | null {
    const { host, world } = this.holder(match) ?? {};
    const student = host?.seated(token);
    if (!student?.place || student.place.world !== world) return null;
    return { id: student.id, nation: student.place.nation, name: student.shown };
  }

  mayRead(match: string, secrets: { teacher: string; pin: string }): boolean {
    const admitted = this.holder(match)?.host.admit(secrets);
    return admitted !== undefined && 'as' in admitted;
  }

  refusal(id: string, guest: number, input: Input, match: Match): ErrorCode | null {
    const { host, world: at } = this.holder(id) ?? {};
    const world = at === undefined ? undefined : host?.class.worlds[at];
    const student = host?.class.students.find(({ id }) => id === guest);
    if (!host || !world || !student?.place) return 'no-seat';
    if (input.type === 'say') return isMuted(host.class, student) ? 'muted' : null;
    const present = (one: number) => host.members.present.has(one);
    if (input.type !== 'seal' && input.type !== 'unseal')
      return mayTell(mandateOf(host.class, student, present), input, match, guest) ? null : 'department';
    if (!ticks(host.class, world)) return 'paused';
    if (host.class.setup.deciding !== 'head') return 'majority';
    return headAt(host.class, student.place, present) === guest ? null : 'not-head';
  }

  keeps(match: string): boolean {
    const { host, world: at } = this.holder(match) ?? {};
    const world = at === undefined ? undefined : host?.class.worlds[at];
    return host !== undefined && world !== undefined && ticks(host.class, world);
  }

  drafted(id: string, nation: NationId): void {
    const holder = this.holder(id);
    holder?.host.drafted(holder.world, nation);
  }

  changed(id: string, match: Match, notice: Posted): void {
    const holder = this.holder(id);
    if (!holder) return;
    this.worlds.note(id, match, notice);
    holder.host.matchChanged(holder.world, match);
  }

  /** Takes hold of a class of any process that has died. A class that ran gets back the time that nobody held it. */
  private async load(code: string): Promise<ClassHost | null> {
    if (!(await this.store.has(code))) return null;
    const hold = await this.store.leases.take(code);
    try {
      return await this.goOn(code, hold);
    } catch (error) {
      await this.store.leases.release(hold);
      throw error;
    }
  }

  private async goOn(code: string, hold: Hold): Promise<ClassHost | null> {
    const stored = await this.store.load(code);
    if (!stored) return null;
    const now = Date.now();
    const away = Math.max(0, now - stored.alive);
    const given = isTimed(stored.class) ? step(stored.class, { type: 'restarted', away }, now) : null;
    if (given?.ok) {
      await this.store.save(hold, given.class, null, now);
      for (const { match, deadline } of given.class.worlds)
        if (match !== null && deadline !== null)
          await this.worlds.reset(match, hold, deadline).catch((error: unknown) => {
            // It is refused to those who open it; the other worlds go on.
            if (!(error instanceof DamagedMatch)) throw error;
            log.error({ err: error, class: code, match }, 'The clock of a world could not be set.');
          });
    }
    const lesson = given?.ok ? { ...stored, class: given.class } : stored;
    const host = new ClassHost(lesson, hold, this.store, this.worlds, this.reviewer);
    this.live.set(code, host);
    if (this.resumed) void host.resume();
    return host;
  }

  private holder(match: string): { host: ClassHost; world: number } | null {
    for (const host of this.live.values()) {
      const world = worldOf(host.class, match);
      if (world >= 0) return { host, world };
    }
    return null;
  }

  private async sayAlive(): Promise<void> {
    const running = [...this.live.values()].filter((host) => host.running).map((host) => host.class.code);
    if (running.length === 0) return;
    await this.store
      .touch(running, Date.now())
      .catch((error: unknown) => log.error({ err: error }, 'Running classes could not be noted.'));
  }

  private async sweep(): Promise<void> {
    try {
      for (const code of await this.store.expired(Date.now())) await this.expire(code).catch(logged(code));
      for (const host of this.live.values())
        if (host.idle) await this.sleep(host).catch(logged(host.class.code));
    } catch (error) {
      log.error({ err: error }, 'Old classes could not be put away.');
    }
  }

  /** A class where nobody is and no time passes need not be held in memory. */
  private sleep(host: ClassHost): Promise<void> {
    return this.leave(host, async () => {
      await matchMaker.getLocalRoomById(host.class.code)?.disconnect();
      await this.worlds.close(matchesOf(host.class));
    });
  }

  /** Puts a class away, and releases it. Whoever opens it meanwhile waits, so that nobody goes on by the hold that ends. */
  private async leave(host: ClassHost, putAway: () => Promise<void>): Promise<void> {
    const { code } = host.class;
    const leave = async () => {
      this.live.delete(code);
      await host.close();
      await putAway();
      await this.store.leases.release(host.hold);
    };
    const left = leave().finally(() => this.leaving.delete(code));
    this.leaving.set(code, left);
    await left;
  }
}

/** Whether time passes in a class as it was stored. One whose clocks stand has lost none, and its days to be kept go on. */
const isTimed = ({ worlds, phase }: Class): boolean =>
  phase === 'running' && worlds.some(({ deadline }) => deadline !== null);

/** One class that fails holds up no other; what another process holds is its business. */
const logged = (code: string) => (error: unknown) => {
  if (!(error instanceof HeldElsewhere))
    log.error({ err: error, class: code }, 'A class could not be taken up or put away.');
};

const worldOf = ({ worlds }: Class, match: string): number => worlds.findIndex((one) => one.match === match);
