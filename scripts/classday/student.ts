import { mayEdit } from '#shared/classroom/departments.ts';
import type { Edit } from '#shared/match/draft.ts';
import type { Order } from '#shared/orders/index.ts';
import type { StudentView } from '#shared/protocol/class-views.ts';
import type { JoinedClass } from '#shared/protocol/classroom.ts';
import type { Desk, Drafted } from '#shared/protocol/messages.ts';
import { draw, type RandomState } from '#shared/random.ts';
import { COMMODITIES, type NationId } from '#shared/world/terms.ts';
import { Device, join } from '../../test/kit/classmates.ts';
import { Player } from '../../test/kit/player.ts';
import type { Cable } from './cable.ts';
import type { Findings } from './findings.ts';

const RETRY_MS = 100;
/** Longer than this, and a student counts as lost for good. */
const PATIENCE_MS = 60_000;
/** Refusals that a lesson brings with it: somebody else was quicker, or the clock stands. */
const USUAL = ['sealed', 'not-sealed', 'wrong-turn', 'over', 'paused', 'not-head'];

export type Mishap = 'drop' | 'reload' | 'second-device' | 'leave';
export interface Course {
  think: number; // ms that a half-year takes a student, on the average
  longestDrop: number; // ms
  mishap: (turn: number) => Mishap | null;
  /** When the server was last ready, ms since 1970. */
  serverUp: () => number;
}

interface Desks {
  device: Device<StudentView>;
  seat: Player;
}

/** A student for a whole lesson, by real SDK clients: writes orders, seals as head, and comes back by themselves. */
export class Student {
  readonly name: string;
  private joined: JoinedClass | null = null;
  private home: { match: string; nation: NationId } | null = null;
  private networkBack = 0; // ms since 1970; 0: not away
  private done = -1; // the last turn whose mishap has happened
  private edits = 0;
  private readonly code: string;
  private readonly cable: Cable;
  private readonly findings: Findings;
  private readonly course: Course;
  private readonly chance: RandomState;

  constructor(
    name: string,
    code: string,
    cable: Cable,
    findings: Findings,
    course: Course,
    chance: RandomState,
  ) {
    this.name = name;
    this.code = code;
    this.cable = cable;
    this.findings = findings;
    this.course = course;
    this.chance = chance;
  }

  /** Comes in, plays to the debrief and goes. */
  async attend(): Promise<void> {
    await this.enrol();
    for (;;) {
      const desks = await this.sitDown();
      const end = await this.playOn(desks);
      if (end === 'over' || end === 'left') {
        await Promise.all([desks.device.leave(), desks.seat.leave()]).catch(() => undefined);
        return;
      }
    }
  }

  /** What opens their place, once they have joined. */
  get token(): string {
    return this.known().token;
  }

  /** Into the lobby. */
  async enrol(): Promise<void> {
    if (!this.joined)
      this.joined = await this.retry(() => join(this.cable.url, this.code, { name: this.name }));
  }

  private async sitDown(): Promise<Desks> {
    const desks = await this.retry(async () => {
      const { token } = this.known();
      const device = await Device.student(this.cable.url, this.code, token);
      const { match, place } = await soon(
        device.seen((view) => view.match !== null && view.place !== null),
        device.gone(),
        this.cable.pulled,
      );
      if (match === null || place === null) throw new Error('no seat');
      const tokens = { [place.nation]: token };
      const seat = await Player.sit(this.cable.url, { match, seed: 0, tokens }, place.nation);
      await seat.look();
      return { device, seat, match, nation: place.nation };
    });
    const home = { match: desks.match, nation: desks.nation };
    if (this.home && (this.home.match !== home.match || this.home.nation !== home.nation))
      this.findings.wrongSeats.push(
        `${this.name} was ${JSON.stringify(this.home)}, is ${JSON.stringify(home)}`,
      );
    this.home = home;
    if (this.networkBack > 0)
      this.findings.returns.push(Date.now() - Math.max(this.networkBack, this.course.serverUp()));
    this.networkBack = 0;
    return desks;
  }

  private async playOn({ device, seat }: Desks): Promise<'over' | 'left' | 'away'> {
    const { pulled } = this.cable;
    // The notice on the wall is written when a turn is resolved, and its patch comes before the desk.
    seat.room.onMessage('desk', () => this.findings.fanOuts.push(Date.now() - seat.room.state.now));
    const lost = () => Promise.race([device.gone(), seat.gone(), pulled]);
    try {
      let desk = await seat.look();
      while (!desk.outcome) {
        const { turn } = desk.view.world;
        const mishap = this.done < turn ? this.course.mishap(turn) : null;
        this.done = turn;
        if (mishap === 'leave') {
          this.findings.count('leave');
          await device.ask('leave');
          return 'left';
        }
        if (mishap) return await this.suffer(mishap, { device, seat });
        await this.work({ device, seat }, turn, lost);
        desk = await soon(this.nextDesk(seat, turn), lost());
      }
      return 'over';
    } catch (error) {
      if (!(await settledSoon(lost()))) throw error;
      if (this.networkBack === 0) this.networkBack = Date.now();
      return 'away';
    }
  }

  private async nextDesk(seat: Player, turn: number): Promise<Desk> {
    return seat.pushed((desk) => desk.view.world.turn > turn || desk.outcome !== null);
  }

  /** A half-year's work: a few changes of the draft, and the seal where one is head. */
  private async work({ device, seat }: Desks, turn: number, lost: () => Promise<void>): Promise<void> {
    for (let count = 0; count < 2; count++) {
      await soon(this.ponder(0.5), lost());
      this.edits += 1;
      const edit: Edit = {
        do: 'put',
        order: wish(this.known().student, this.edits),
        instead: null,
        before: null,
      };
      // What is another's department is put before the delegation, also where they have come back to it just now.
      const own = ({ mandate }: Pick<StudentView, 'mandate'>) => mayEdit(mandate, edit, []);
      const ask = (as: 'edit' | 'propose') =>
        this.timed(() => seat.ask<Drafted>(as, { turn, edits: [edit] }));
      let type: 'edit' | 'propose' = own(device.views.at(-1) ?? { mandate: null }) ? 'edit' : 'propose';
      let answer = await ask(type);
      if (type === 'edit' && !answer.ok && answer.error.code === 'department') {
        const told = device.seen((view) => !own(view)).then(() => true);
        const over = this.nextDesk(seat, turn).then(() => false);
        if (await soon(Promise.race([told, over]), lost())) {
          type = 'propose';
          answer = await ask(type);
        }
      }
      if (answer.ok)
        this.findings.acknowledged.push({
          type,
          match: this.home?.match ?? '',
          seat: seat.nation,
          turn,
          by: device.views.at(-1)?.you.shown ?? this.name,
          edits: [edit],
        });
      else this.refused(type, answer.error.code);
      if (!answer.ok) return;
    }
    // The head seals when the clock goes; a deputy becomes head in mid-turn where the head is lost.
    const may = (view: StudentView) => view.head && view.world?.deadline !== null;
    const over = this.nextDesk(seat, turn);
    const turnOver = await soon(
      Promise.race([device.seen(may).then(() => false), over.then(() => true)]),
      lost(),
    );
    if (turnOver) return;
    await soon(this.ponder(0.3), lost());
    const { motions } = await soon(seat.look(), lost());
    for (const { id } of motions.filter(({ standing }) => standing === 'open'))
      await seat.ask('decide', { turn, motion: id, as: 'accepted' });
    const answer = await this.timed(() => seat.ask('seal', { turn }));
    if (!answer.ok) this.refused('seal', answer.error.code);
  }

  private async suffer(mishap: Mishap, { device, seat }: Desks): Promise<'away'> {
    this.findings.count(mishap);
    if (mishap === 'drop') await this.cable.out(1000 + draw(this.chance) * (this.course.longestDrop - 1000));
    else if (mishap === 'reload') await Promise.all([device.leave(), seat.leave()]);
    else {
      // The newer device takes over while the older still sits there.
      this.joined = await this.retry(() =>
        join(this.cable.url, this.code, { personal: this.known().personal }),
      );
      await Promise.all([device.gone(), seat.gone()]);
      if (device.left?.reason !== 'newer-device')
        this.findings.surprises.push(`${this.name}: the older device was told ${device.left?.reason}`);
    }
    this.networkBack = Date.now();
    return 'away';
  }

  private refused(what: string, code: string): void {
    if (!USUAL.includes(code)) this.findings.surprises.push(`${this.name}: ${what} was refused: ${code}`);
  }

  private async timed<T>(ask: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const answer = await ask();
    this.findings.acks.push(performance.now() - began);
    return answer;
  }

  private ponder(share: number): Promise<void> {
    const ms = this.course.think * share * (0.5 + draw(this.chance));
    return new Promise((over) => setTimeout(over, ms));
  }

  private known(): JoinedClass {
    if (!this.joined) throw new Error(`${this.name} has not joined`);
    return this.joined;
  }

  /** Again and again until it works, as a page does. */
  private async retry<T>(attempt: () => Promise<T>): Promise<T> {
    const began = Date.now();
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        const shut = error instanceof Error && error.message === 'wrong-secret';
        if (shut || Date.now() - began > PATIENCE_MS) throw error;
        await new Promise((again) => setTimeout(again, RETRY_MS));
      }
    }
  }
}

/** The first, unless the connection is lost before. */
async function soon<T>(wanted: Promise<T>, ...lost: Promise<void>[]): Promise<T> {
  return Promise.race([
    wanted,
    ...lost.map((one) =>
      one.then(() => {
        throw new Error('the connection is gone');
      }),
    ),
  ]);
}

/** Whether a connection is gone, or goes within a second: a request may fail before its socket says why. */
const settledSoon = (lost: Promise<void>): Promise<boolean> =>
  Promise.race([lost.then(() => true), new Promise<false>((no) => setTimeout(() => no(false), 1000))]);

/** Cheap, legal, never twice the same, and each student's of another kind than their neighbours'. */
function wish(student: number, count: number): Order {
  const commodity = COMMODITIES[student % COMMODITIES.length] ?? 'light';
  return count % 2 === 0
    ? { kind: 'substitution', commodity, funds: 1 + count / 128 }
    : { kind: 'stockpile', commodity, tonnes: 1 + count / 64, limit: 30 + count / 8 };
}
