import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { CreatedClass } from '#shared/protocol/classroom.ts';
import { Device, join, newClass, type Pupil, pupil, sit } from '../../kit/classmates.ts';
import { Player, post } from '../../kit/player.ts';
import { host } from '../../kit/stage.ts';
import { wiretap } from '../../kit/wiretap.ts';

const server = host();
beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined); // the SDK's, for every door that stays shut
});

type Setup = Parameters<typeof newClass>[1];

async function lesson(students: number, setup: Setup = {}) {
  const made = await newClass(server.url, { turns: 4, worlds: 1, ...setup });
  const console = await Device.teacher(server.url, made);
  const pupils: Pupil[] = [];
  for (let index = 0; index < students; index++)
    pupils.push(await pupil(server.url, made.code, `Student ${index + 1}`));
  await console.command({ do: 'start' });
  await console.seen(({ worlds }) => worlds.length > 0 && worlds.every(({ deadline }) => deadline !== null));
  await Promise.all(pupils.map(({ device }) => device.seen(({ match }) => match !== null)));
  return { made, console, pupils, first: nth(pupils, 0) };
}

/** Who sits in Japan: the first of them is its head. */
const japan = (pupils: Pupil[]) =>
  pupils.filter(({ device }) => device.views.at(-1)?.place?.nation === 'JPN');

function nth<T>(list: readonly T[], index: number): T {
  const one = list[index];
  if (one === undefined) throw new Error(`there is no number ${index}`);
  return one;
}

const refusal = async (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

describe('those who come and go', () => {
  test('fault 2: on a second device a personal code opens the same seat, and the older device is told', async () => {
    const { made, first } = await lesson(4);
    const seat = await sit(server.url, first);
    const again = await join(server.url, made.code, { personal: first.joined.personal });
    await Promise.all([first.device.gone(), seat.gone()]);
    expect(first.device.left?.reason).toBe('newer-device');
    expect(again).toMatchObject({ student: first.joined.student, nation: 'JPN', match: expect.any(String) });
    const device = await Device.student(server.url, made.code, again.token);
    expect((await sit(server.url, { joined: again, device })).nation).toBe('JPN');
    expect(await refusal(Device.student(server.url, made.code, first.joined.token))).toBe('wrong-secret');
  });

  test('of two tabs of one student the newer counts, in the class and at the table', async () => {
    const { made, first } = await lesson(2);
    const seat = await sit(server.url, first);
    const device = await Device.student(server.url, made.code, first.joined.token);
    await first.device.gone();
    expect(first.device.left?.reason).toBe('newer-device');
    expect(seat.left).toBeNull();
    const newer = await sit(server.url, { joined: first.joined, device });
    await seat.gone();
    expect(newer.left).toBeNull();
    expect(device.left).toBeNull();
  });

  test('fault 3: "not me" leaves cleanly, and the next at that computer joins fresh', async () => {
    const { made, console, first } = await lesson(4);
    expect(await first.device.ask('leave')).toEqual({ ok: true });
    await first.device.gone();
    expect(await refusal(Device.student(server.url, made.code, first.joined.token))).toBe('wrong-secret');
    expect(await refusal(join(server.url, made.code, { personal: first.joined.personal }))).toBe(
      'wrong-secret',
    );
    const next = await pupil(server.url, made.code, 'Student 1');
    expect(next.joined.student).not.toBe(first.joined.student);
    expect(next.joined.shown).toBe('Student 1');
    const view = await console.seen(({ notices }) => notices.some(({ what }) => what === 'left'));
    expect(view.students.filter(({ removed }) => removed).map(({ id }) => id)).toEqual([
      first.joined.student,
    ]);
  });

  test('fault 4: of two with one name both stay, and the big screen shows no numbers', async () => {
    const made = await newClass(server.url);
    const screen = await Device.screen(server.url, made);
    await join(server.url, made.code, { name: 'Ben' });
    expect((await join(server.url, made.code, { name: 'Ben' })).shown).toBe('Ben 2');
    expect((await screen.seen(({ joined }) => joined.length === 2)).joined).toEqual(['Ben', 'Ben']);
  });

  test('fault 5: an offensive name is refused, the teacher is told, and can rename anybody', async () => {
    const made = await newClass(server.url);
    const console = await Device.teacher(server.url, made);
    expect(await refusal(join(server.url, made.code, { name: 'Sh1t' }))).toBe('name-refused');
    await console.seen(({ notices }) => notices.some(({ what }) => what === 'name-refused'));
    const one = await pupil(server.url, made.code, 'Sneaky');
    const rename = { do: 'rename', student: one.joined.student, name: 'Sam' } as const;
    expect(await console.command(rename)).toBeNull();
    expect((await one.device.seen(({ you }) => you.shown === 'Sam')).you.name).toBe('Sam');
  });

  test('fault 6: a latecomer goes to the smallest delegation and sees the match as it stands', async () => {
    const { made, console } = await lesson(7);
    await console.command({ do: 'end-turn', world: null, turn: 0 });
    await console.seen(({ worlds }) => worlds[0]?.turn === 1);
    const late = await pupil(server.url, made.code, 'Late');
    expect(late.joined.nation).toBe('EUR');
    expect((await (await sit(server.url, late)).look()).report?.turn).toBe(0);
  });

  test('fault 7: when the last of a delegation leaves for good, a stand-in holds the seat after the set time', async () => {
    const { console, pupils } = await lesson(4, { standInSeconds: 10 });
    const seats = await Promise.all(pupils.map((one) => sit(server.url, one)));
    await nth(pupils, 0).device.ask('leave');
    await nth(seats, 0).gone();
    const view = await console.seen(({ worlds }) => worlds[0]?.seats.JPN.absent === true);
    expect(view.worlds[0]?.seats.JPN.members).toBe(0);
    expect(view.worlds[0]?.seats.CHN.absent).toBe(false);
  });

  test('fault 10: only the head seals; when the head is gone the next does, until the head is back', async () => {
    const { made, pupils } = await lesson(8);
    const [head, deputy] = [nth(japan(pupils), 0), nth(japan(pupils), 1)];
    const seat = await sit(server.url, deputy);
    expect(await seat.ask('seal', { turn: 0 })).toEqual({ ok: false, error: { code: 'not-head' } });
    await head.device.leave();
    await deputy.device.seen((view) => view.head);
    expect(await seat.ask('seal', { turn: 0 })).toMatchObject({ ok: true });
    const device = await Device.student(server.url, made.code, head.joined.token);
    await deputy.device.seen((view) => !view.head);
    expect(await seat.ask('unseal', { turn: 0 })).toEqual({ ok: false, error: { code: 'not-head' } });
    await device.seen((view) => view.head);
  });
});

describe('the teacher', () => {
  test('fault 12: the console comes back by secret link and PIN, and guessing the PIN is stopped', async () => {
    const { made, console } = await lesson(2);
    await console.leave();
    expect((await (await Device.teacher(server.url, made)).seen(() => true)).phase).toBe('running');
    const wrong: CreatedClass = { ...made, pin: made.pin === '000000' ? '111111' : '000000' };
    for (let guess = 0; guess < 5; guess++)
      expect(await refusal(Device.teacher(server.url, wrong))).toBe('wrong-secret');
    expect(await refusal(Device.teacher(server.url, made))).toBe('locked');
  });

  test('fault 13: two consoles both work, and one command counts once', async () => {
    const { made, console } = await lesson(2);
    const tablet = await Device.teacher(server.url, made);
    const before = (await console.seen(({ consoles }) => consoles === 2)).worlds[0]?.deadline ?? 0;
    const lend = { do: 'add-time', world: null, seconds: 30 } as const;
    await Promise.all([console.command(lend, 'one-and-the-same'), console.command(lend, 'one-and-the-same')]);
    const view = await tablet.seen(({ worlds }) => worlds[0]?.deadline !== before);
    expect(view.worlds[0]?.deadline).toBe(before + 30_000);
    const end = { do: 'end-turn', world: null, turn: 0 } as const;
    const answers = await Promise.all([console.command(end), tablet.command(end)]);
    expect(answers[0]).toBeNull();
    for (const device of [tablet, console]) await device.seen(({ worlds }) => worlds[0]?.turn === 1);
    expect(await tablet.command(end)).toBe('wrong-turn');
    expect(console.views.at(-1)?.worlds[0]?.turn).toBe(1);
  });

  test('fault 14: the big screen has a link of its own that opens nothing else', async () => {
    const { made } = await lesson(2);
    const screen = await Device.screen(server.url, made);
    await screen.seen(({ students }) => students === 2);
    expect(await screen.ask('command', { id: 'from-the-wall', command: { do: 'debrief' } })).toEqual({
      ok: false,
      error: { code: 'not-yours' },
    });
    expect(await refusal(Device.teacher(server.url, { ...made, teacher: made.screen }))).toBe('wrong-secret');
    const told = JSON.stringify(screen.views);
    for (const secret of ['personal', 'pin', 'token']) expect(told).not.toContain(`"${secret}"`);
  });

  test('fault 22: of two worlds one is ended, and the one that is ready waits for the other', async () => {
    const { console } = await lesson(8, { worlds: 2 });
    await console.command({ do: 'end-turn', world: 0, turn: 0 });
    const view = await console.seen(({ worlds }) => worlds[0]?.turn === 1);
    expect(view.worlds[0]).toMatchObject({ waiting: true, deadline: null });
    expect(view.worlds[1]).toMatchObject({ turn: 0, waiting: false });
    await console.command({ do: 'end-turn', world: 1, turn: 0 });
    const both = await console.seen(({ worlds }) =>
      worlds.every(({ turn, waiting }) => turn === 1 && !waiting),
    );
    expect(both.worlds.every(({ deadline }) => deadline !== null)).toBe(true);
  });

  test('fault 23: a restart keeps everybody, and lets the setup be changed before the next start', async () => {
    const { console, first } = await lesson(2);
    const seat = await sit(server.url, first);
    const old = first.device.views.at(-1)?.match;
    expect(await console.command({ do: 'restart' })).toBeNull();
    await seat.gone();
    await first.device.seen(({ phase, match }) => phase === 'lobby' && match === null);
    await vi.waitFor(async () =>
      expect((await post(`${server.url}/api/matches/${old}/open`)).status).toBe(404),
    );
    const { setup } = await console.seen(({ phase }) => phase === 'lobby');
    expect(await console.command({ do: 'setup', setup: { ...setup, turns: 6 } })).toBeNull();
    await console.command({ do: 'start' });
    const { match } = await first.device.seen((view) => view.match !== null);
    expect(match).not.toBe(old);
    expect((await (await sit(server.url, first)).look()).view.world.turns).toBe(6);
  });

  test('fault 24: one or all are muted, and let speak again by undoing it', async () => {
    const { console, first, pupils } = await lesson(4);
    const [seat, other] = await Promise.all([sit(server.url, first), sit(server.url, nth(pupils, 1))]);
    const say = (by: Player) =>
      by.ask('say', { turn: 0, to: null, body: { is: 'phrase', phrase: { id: 'hello' } } });
    const spoken = async (by: Player) => {
      const answer = await say(by);
      return answer.ok ? 'heard' : answer.error.code;
    };
    await console.command({ do: 'mute', student: first.joined.student, muted: true });
    expect(await spoken(seat)).toBe('muted');
    expect(await spoken(other)).toBe('heard');
    await console.command({ do: 'mute', student: null, muted: true });
    expect(await spoken(other)).toBe('muted');
    const deed = (await console.seen(({ muted }) => muted)).deeds.at(-1)?.id ?? 0;
    await console.command({ do: 'undo', deed });
    expect(await spoken(other)).toBe('heard');
  });

  test('fault 25: another’s seat and the teacher’s link stay shut, and the teacher is told', async () => {
    const { made, console, pupils, first } = await lesson(8, { worlds: 2 });
    const { match } = await first.device.seen((view) => view.match !== null);
    if (match === null) throw new Error('no match');
    const elsewhere = nth(pupils, 1); // in the other world of the same class
    expect(elsewhere.device.views.at(-1)?.place?.world).toBe(1);
    const across = { match, seed: 0, tokens: { JPN: elsewhere.joined.token } };
    expect(await refusal(Player.sit(server.url, across, 'JPN'))).toBe('no-seat');
    const stranger = await lesson(1);
    const token = stranger.first.joined.token;
    const foreign = { match, seed: 0, tokens: { CHN: token } };
    expect(await refusal(Player.sit(server.url, foreign, 'CHN'))).toBe('no-seat');
    expect(await refusal(Device.student(server.url, made.code, token))).toBe('wrong-secret');
    expect(await refusal(Device.teacher(server.url, { ...made, teacher: token }))).toBe('wrong-secret');
    await console.seen(({ notices }) => notices.some(({ what }) => what === 'stranger'));
    const asked = await first.device.ask('command', { id: 'let-me-do-it', command: { do: 'debrief' } });
    expect(asked).toEqual({ ok: false, error: { code: 'not-yours' } });
  });

  test('a bot plays for a delegation that is gone, and hands the seat back', async () => {
    const { console, pupils } = await lesson(2);
    const seats = await Promise.all(pupils.map((one) => sit(server.url, one)));
    const place = { world: 0, nation: 'JPN' } as const;
    const [gone, stays] = [nth(seats, 0), nth(seats, 1)];
    expect(await console.command({ do: 'bot', place, on: true })).toBeNull();
    await console.seen(({ worlds }) => worlds[0]?.seats.JPN.bot === true);
    expect(await gone.ask('seal', { turn: 0 })).toMatchObject({ ok: false });
    expect(await stays.ask('seal', { turn: 0 })).toEqual({ ok: true, resolved: true });
    const view = await console.seen(({ worlds }) => worlds[0]?.turn === 1);
    await console.command({ do: 'undo', deed: view.deeds.at(-1)?.id ?? 0 });
    await console.seen(({ worlds }) => worlds[0]?.seats.JPN.bot === false);
    expect(await gone.ask('seal', { turn: 1 })).toEqual({ ok: true, resolved: false });
  });

  test('a student who is moved leaves the old seat and sits down at the new one', async () => {
    const { console, first } = await lesson(4);
    const seat = await sit(server.url, first);
    await console.command({ do: 'move', student: first.joined.student, place: { world: 0, nation: 'USA' } });
    await seat.gone();
    await first.device.seen(({ place }) => place?.nation === 'USA');
    expect((await sit(server.url, first)).nation).toBe('USA');
    expect(first.device.left).toBeNull();
  });
});

describe('the school’s network', () => {
  test('fault 16: whose connection drops is shown to the delegation, and nothing else happens to it', async () => {
    const { made, pupils } = await lesson(8);
    const [one, other] = [nth(japan(pupils), 0), nth(japan(pupils), 1)];
    const seat = await sit(server.url, other);
    const connected = (state: boolean) =>
      other.device.seen(({ delegation }) => delegation[0]?.connected === state);
    for (let drop = 0; drop < 3; drop++) {
      await one.device.leave();
      await connected(false);
      expect(await seat.ask('draft', { turn: 0, orders: [] })).toMatchObject({ ok: true });
      one.device = await Device.student(server.url, made.code, one.joined.token);
      await connected(true);
    }
    expect(other.device.left).toBeNull();
  });

  test('fault 17: an idle line is kept busy, so that no proxy cuts it after 30 seconds', async () => {
    const { made, console } = await lesson(1);
    await console.leave();
    const tap = await wiretap(server.port);
    await Device.screen(tap.url, made);
    const pings = () => tap.heard().filter((byte, at, all) => byte === 0x89 && all[at + 1] === 0).length;
    await vi.waitFor(() => expect(pings()).toBeGreaterThanOrEqual(2), { timeout: 12_000, interval: 200 });
    tap.close();
  });

  test('fault 18: forty students behind one address join within ten seconds', async () => {
    const made = await newClass(server.url);
    const began = performance.now();
    const pupils = await Promise.all(
      Array.from({ length: 40 }, (_, index) => pupil(server.url, made.code, `Student ${index + 1}`)),
    );
    expect(performance.now() - began).toBeLessThan(10_000);
    await Promise.all(pupils.map(({ device }) => device.seen(({ present }) => present === 40)));
    expect(new Set(pupils.map(({ joined }) => joined.personal)).size).toBe(40);
  }, 30_000);

  test('an unknown code and a malformed wish are refused', async () => {
    const status = async (path: string, body: unknown) =>
      (await post(`${server.url}/api/${path}`, body)).status;
    expect(await status('classes/NOSUCH/join', { name: 'Ben' })).toBe(404);
    expect(await status('classes/NOSUCH/open', {})).toBe(404);
    expect(await status('classes', { turns: 1 })).toBe(400);
    expect(await status('classes', { scenario: 'atlantis' })).toBe(400);
  });
});
