import type { Common, Desk, Pushed } from '../protocol/messages.ts';
import type { NationId } from '../world/terms.ts';
import { common, desk, matchOfTable, publicTable } from './desk.ts';
import type { Member } from './draft.ts';
import { type Letter, mayRead } from './letters.ts';
import { type Input, isLate, type Match } from './match.ts';
import type { Refusal } from './table.ts';

/** @param open what of a desk or table everybody may know */
export type Send = <T extends keyof Pushed>(type: T, news: Pushed[T], open?: Common) => void;

/** A device at a seat, or without one (somebody who watches), and the way to reach it. */
export interface Device {
  readonly seat: NationId | null;
  readonly reads: NationId | null; // whose desk somebody without a seat is shown all the same, as a teacher is
  member: Member;
  readonly send: Send;
  /** Why it may not say that, as the match stands. */
  readonly refusal: (input: Input, match: Match) => ReturnType<Refusal>;
}

/** Who sits down, where somebody else than the host says who that is and what they may. */
export interface Guided {
  number: number; // their own, for as long as they sit at this match
  refusal: Device['refusal'];
}

/** Everybody at a match, and what they are told. */
export class Devices {
  private readonly all = new Set<Device>();

  /** Those at a seat, or for null those who watch; the longest there first. Who only reads is not counted. */
  at(seat: NationId | null): Device[] {
    return [...this.all].filter((one) => one.seat === seat && one.reads === null);
  }

  /** Those who are shown what lies on the desk of a seat. */
  facing(seat: NationId | null): Device[] {
    return [...this.all].filter((one) => (one.seat ?? one.reads) === seat);
  }

  get everybody(): Device[] {
    return [...this.all];
  }

  /** The seats at which somebody is. */
  get seated(): Set<NationId> {
    return new Set([...this.all].flatMap(({ seat }) => seat ?? []));
  }

  join(seat: NationId | null, name: string, send: Send, guided: Guided | null): Device {
    const number = guided?.number ?? freePlace(this.at(seat).map(({ member }) => member.number));
    const refusal = guided?.refusal ?? mayAll;
    return this.add({ seat, reads: null, member: { name, number }, send, refusal });
  }

  read(reads: NationId, send: Send): Device {
    return this.add({ seat: null, reads, member: { name: '', number: 0 }, send, refusal: mayAll });
  }

  private add(device: Device): Device {
    this.all.add(device);
    return device;
  }

  leave(device: Device): boolean {
    return this.all.delete(device);
  }

  /** @param past as the match was in the turn before, for those who watch */
  sendDesks(match: Match, past: Match | null, devices: readonly Device[] = this.everybody): void {
    const desks = new Map<NationId, Desk>();
    const table = devices.some(({ seat, reads }) => !seat && !reads) ? publicTable(match, past) : null;
    const open = common(match);
    for (const { seat, reads, send } of devices) {
      const whose = seat ?? reads;
      if (whose) {
        const laid = desks.get(whose) ?? desk(match, whose);
        desks.set(whose, laid);
        send('desk', laid, open);
      } else if (table) send('table', table, common(matchOfTable(match, past)));
    }
  }

  /** Tells those at a seat, and nobody else, who is there. */
  sendMembers(seat: NationId | null): void {
    if (!seat) return;
    const here = this.at(seat);
    const members = here.map(({ member }) => member);
    for (const { send, member } of here) send('members', { members, you: member.number });
  }

  /** Passes letters on to every device that may read them. */
  deliver(match: Match, letters: readonly Letter[]): void {
    for (const letter of letters)
      for (const { seat, reads, send } of this.all) {
        const to = seat ?? reads;
        if (mayRead(letter, to) && (to || !isLate(match))) send('letter', letter);
      }
  }
}

const mayAll = () => null;

/** The lowest number that nobody at the seat bears. */
function freePlace(taken: readonly number[]): number {
  let place = 1;
  while (taken.includes(place)) place += 1;
  return place;
}
