import { Client, type Room } from '@colyseus/sdk';
import type { Command } from '#shared/classroom/class.ts';
import type { ClassView, ScreenView, StudentView, TeacherView } from '#shared/protocol/class-views.ts';
import type {
  ClassAnswer,
  ClassMessageType,
  CreateClass,
  CreatedClass,
  EnterClass,
  JoinClass,
  JoinedClass,
} from '#shared/protocol/classroom.ts';
import { Player, post } from './player.ts';

/** A new class, by plain HTTP. */
export async function newClass(url: string, setup: CreateClass = {}): Promise<CreatedClass> {
  return (await post<CreatedClass>(`${url}/api/classes`, setup)).body;
}

/** Joins by name or personal code; throws the code of a refusal. */
export async function join(url: string, code: string, by: JoinClass): Promise<JoinedClass> {
  const { status, body } = await post<JoinedClass & { error?: { code: string } }>(
    `${url}/api/classes/${code}/join`,
    by,
  );
  if (status !== 200) throw new Error(body.error?.code ?? String(status));
  return body;
}

/** One device in a class's room, by the real SDK. */
export class Device<V extends ClassView> {
  readonly room: Room;
  readonly views: V[] = []; // pushed, oldest first
  left: { code: number; reason: string } | null = null;
  private waiting: { until: (view: V) => boolean; tell: (view: V) => void }[] = [];
  private farewells: (() => void)[] = [];

  private constructor(room: Room) {
    this.room = room;
    room.reconnection.enabled = false;
    room.onMessage('class', (view: V) => {
      this.views.push(view);
      for (const one of this.waiting.filter(({ until }) => until(view))) one.tell(view);
    });
    room.onLeave((code, reason) => {
      this.left = { code, reason: reason ?? '' };
      for (const bye of this.farewells) bye();
    });
  }

  private static async enter<V extends ClassView>(
    url: string,
    code: string,
    options: EnterClass,
  ): Promise<Device<V>> {
    const opened = await post<{ room: string }>(`${url}/api/classes/${code}/open`);
    if (opened.status !== 200) throw new Error(`the class does not open: ${opened.status}`);
    return new Device<V>(await new Client(url).joinById(opened.body.room, options));
  }

  static teacher(url: string, { code, teacher, pin }: CreatedClass): Promise<Device<TeacherView>> {
    return Device.enter(url, code, { teacher, pin });
  }
  static screen(url: string, { code, screen }: CreatedClass): Promise<Device<ScreenView>> {
    return Device.enter(url, code, { screen });
  }
  static student(url: string, code: string, token: string): Promise<Device<StudentView>> {
    return Device.enter(url, code, { token });
  }

  ask<T = object>(type: ClassMessageType | string, message: unknown = {}): Promise<ClassAnswer<T>> {
    return this.room.request(type, message);
  }

  /** Null where it was obeyed, else the code of the refusal. */
  async command(command: Command, id: string = crypto.randomUUID()): Promise<string | null> {
    const answer = await this.ask('command', { id, command });
    return answer.ok ? null : answer.error.code;
  }

  /** The newest view pushed that is as asked for, now or later. */
  seen(until: (view: V) => boolean): Promise<V> {
    const newest = this.views.at(-1);
    if (newest && until(newest)) return Promise.resolve(newest);
    return new Promise((tell) => this.waiting.push({ until, tell }));
  }

  /** Resolves when the connection is gone, however it went. */
  gone(): Promise<void> {
    return this.left ? Promise.resolve() : new Promise((bye) => this.farewells.push(bye));
  }

  async leave(): Promise<void> {
    if (!this.left) await this.room.leave();
  }
}

/** A student: their place in the class's room, and their seat in its match. */
export interface Pupil {
  joined: JoinedClass;
  device: Device<StudentView>;
}

export async function pupil(url: string, code: string, name: string): Promise<Pupil> {
  const joined = await join(url, code, { name });
  return { joined, device: await Device.student(url, code, joined.token) };
}

/** A class that has started with so many students, with a console; every student has a seat. */
export async function startClass(
  url: string,
  students: number,
  setup: CreateClass = {},
): Promise<{ made: CreatedClass; console: Device<TeacherView>; pupils: Pupil[] }> {
  const made = await newClass(url, { turns: 4, worlds: 1, planSeconds: 600, ...setup });
  const console = await Device.teacher(url, made);
  const pupils: Pupil[] = [];
  for (let index = 0; index < students; index++)
    pupils.push(await pupil(url, made.code, `Student ${index + 1}`));
  const refused = await console.command({ do: 'start' });
  if (refused) throw new Error(`the class does not start: ${refused}`);
  await console.seen(({ worlds }) => worlds.length > 0 && worlds.every(({ deadline }) => deadline !== null));
  await Promise.all(pupils.map(({ device }) => device.seen(({ match }) => match !== null)));
  return { made, console, pupils };
}

/** Sits down in the match where the class has put a student. */
export async function sit(url: string, { joined, device }: Pupil): Promise<Player> {
  const { match, place } = await device.seen((view) => view.match !== null);
  if (match === null || place === null) throw new Error('no seat yet');
  return Player.sit(url, { match, seed: 0, tokens: { [place.nation]: joined.token } }, place.nation);
}
