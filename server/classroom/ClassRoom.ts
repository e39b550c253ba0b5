import { type Client, CloseCode, Room, ServerError } from '@colyseus/core';
import {
  CLASS_MESSAGES,
  type ClassAnswer,
  type ClassError,
  type ClassMessageType,
  enterClass,
  isClassMessage,
} from '#shared/protocol/classroom.ts';
import { keepPlaces } from '../http/places.ts';
import { log } from '../log.ts';
import { steady } from '../match/frames.ts';
import { newRate, type Rate, tooMany } from '../match/rate.ts';
import { tickSlowly } from '../match/ticks.ts';
import { connections } from '../metrics/metrics.ts';
import type { Classes } from './Classes.ts';
import type { ClassHost } from './ClassHost.ts';
import type { Admitted } from './Door.ts';
import { hear } from './hear.ts';
import type { Member } from './members.ts';

/** Students, teachers, big screens, and those of them who are just coming back on another device. */
const MOST_MEMBERS = 400;
/** Places for people who are to be told that their secret opens nothing. */
const MOST_STRANGERS = 40;
/** Frames a second after which a connection is closed. */
const FLOOD = 200;

type MemberClient = Client<{ userData: { member: Member; rate: Rate } }>;
const TYPES = Object.keys(CLASS_MESSAGES).filter(isClassMessage);

/** The Colyseus shell around a live class: who may come in, and the way to each. */
export class ClassRoom extends Room<{ client: MemberClient }> {
  /** Given by the process that defines the room. */
  static classes: Classes;

  override patchRate = null;
  override maxClients = MOST_MEMBERS;
  override maxMessagesPerSecond = FLOOD;
  override autoDispose = false;
  private code = '';

  override messages = {
    ...Object.fromEntries(
      TYPES.map((type) => [type, (client: MemberClient, raw: unknown) => this.hear(client, type, raw)]),
    ),
    _: (): ClassAnswer => ({ ok: false, error: { code: 'unknown-message' } }),
  };

  override onCreate({ code }: { code: string }): void {
    this.roomId = code;
    tickSlowly(this);
    keepPlaces(this, MOST_STRANGERS, (options) => {
      const read = enterClass.safeParse(options);
      return read.success && this.host?.knows(read.data) === true;
    });
    this.code = code;
  }

  override onAuth(_: MemberClient, options: unknown): Admitted {
    const read = enterClass.safeParse(options);
    if (!read.success) throw new ServerError(400, 'malformed');
    const admitted: Admitted | ClassError | undefined = this.host?.admit(read.data);
    if (!admitted) throw new ServerError(404, 'no-class');
    if ('code' in admitted) throw new ServerError(admitted.code === 'locked' ? 429 : 403, admitted.code);
    return admitted;
  }

  override onJoin(client: MemberClient, _options: unknown, who: Admitted): void {
    const { host } = this;
    if (!host) throw new ServerError(404, 'no-class');
    steady(client.ref, isClassMessage);
    const member: Member = {
      who,
      send: (view) => client.send('class', view),
      dismiss: (why) => client.leave(CloseCode.NORMAL_CLOSURE, why),
    };
    client.userData = { member, rate: newRate(Date.now()) };
    host.members.enter(member);
    connections.inc({ room: 'class' });
    host.presenceChanged();
  }

  override onLeave({ userData }: MemberClient): void {
    if (!userData) return;
    connections.dec({ room: 'class' });
    this.host?.members.leave(userData.member);
    this.host?.presenceChanged();
  }

  override onUncaughtException(error: Error, method: string): void {
    log.error({ err: error, class: this.code, method }, 'A class failed at something.');
  }

  private get host(): ClassHost | undefined {
    return ClassRoom.classes.at(this.code);
  }

  private async hear(client: MemberClient, type: ClassMessageType, raw: unknown): Promise<ClassAnswer> {
    const { userData } = client;
    const { host } = this;
    if (!userData || !host) return { ok: false, error: { code: 'no-class' } };
    if (tooMany(userData.rate, Date.now())) return { ok: false, error: { code: 'too-many' } };
    const answer = await hear(host, userData.member.who, type, raw);
    if (type === 'delete' && answer.ok) await ClassRoom.classes.delete(this.code);
    return answer;
  }
}
