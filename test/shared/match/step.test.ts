import { describe, expect, test } from 'vitest';
import { desk, publicTable } from '#shared/match/desk.ts';
import { type Body, type Letter, MOST_LETTERS, type Readers } from '#shared/match/letters.ts';
import { type Input, type Match, type MatchSetup, start } from '#shared/match/match.ts';
import type { Phrase } from '#shared/match/phrases.ts';
import { step } from '#shared/match/step.ts';
import type { Order } from '#shared/orders/index.ts';
import { hash } from '#shared/world/hash.ts';
import { RULES } from '#shared/world/rules.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';

const STARTED = 1_000_000;
const setup: MatchSetup = {
  rules: RULES,
  scenario: '2010-senkaku',
  seed: 7,
  turns: 4,
  people: ['JPN', 'USA'],
  bots: {},
  clock: 60,
  standIn: null,
  chat: 'free',
  watch: false,
  advice: true,
  started: STARTED,
};
const research: Order = { kind: 'substitution', commodity: 'heavy', funds: 5 };
const impossible: Order = { kind: 'stockpile', commodity: 'heavy', tonnes: -5000, limit: 10 };

const draft = (seat: NationId, turn: number, ...orders: Order[]): Input => ({
  type: 'draft',
  seat,
  turn,
  orders,
});
const edit = (seat: NationId, turn: number, ...orders: Order[]): Input => ({
  type: 'edit',
  seat,
  turn,
  by: { name: 'Aoi', number: 1 },
  edits: orders.map((order) => ({ do: 'put', order, instead: null, before: null })),
});
const seal = (seat: NationId, turn: number): Input => ({ type: 'seal', seat, turn });
const unseal = (seat: NationId, turn: number): Input => ({ type: 'unseal', seat, turn });
const timeUp = (turn: number): Input => ({ type: 'time-up', turn });

/** The match after these inputs, all of which must be taken. */
function played(from: Match, ...inputs: Input[]): Match {
  return inputs.reduce((match, input) => {
    const done = step(match, input, STARTED + 60_000);
    if (!done.ok) throw new Error(`${input.type} was refused: ${done.error.code}`);
    return done.match;
  }, from);
}

describe('a new match', () => {
  const match = start(setup);
  test('has people where they asked to sit and bots elsewhere', () => {
    expect(NATIONS.filter((nation) => match.seats[nation].bot === null)).toEqual(['JPN', 'USA']);
  });
  test('is plain data', () => {
    expect(JSON.parse(JSON.stringify(match))).toEqual(match);
  });
  test('has a deadline only with a clock', () => {
    expect(match.deadline).toBe(STARTED + 60_000);
    expect(start({ ...setup, clock: null }).deadline).toBeNull();
  });
});

describe('what is refused, and why', () => {
  const match = start(setup);
  const over = played(
    match,
    timeUp(0),
    ...[1, 2, 3].flatMap((turn) => [seal('JPN', turn), seal('USA', turn)]),
  );
  test.each<[string, Match, Input, string]>([
    ['a draft for a turn to come', match, draft('JPN', 1), 'wrong-turn'],
    ['a seal for a turn that is over', played(match, timeUp(0)), seal('JPN', 0), 'wrong-turn'],
    ['an unseal for another turn', match, unseal('JPN', 3), 'wrong-turn'],
    ['a bell for another turn', match, timeUp(1), 'wrong-turn'],
    ['a bell where no clock runs', start({ ...setup, clock: null }), timeUp(0), 'wrong-turn'],
    ['a draft once sealed', played(match, seal('JPN', 0)), draft('JPN', 0, research), 'sealed'],
    ['an edit once sealed', played(match, seal('JPN', 0)), edit('JPN', 0, research), 'sealed'],
    ['a second seal', played(match, seal('JPN', 0)), seal('JPN', 0), 'sealed'],
    ['an unseal of what is open', match, unseal('JPN', 0), 'not-sealed'],
    ['a draft for a bot', match, draft('CHN', 0, research), 'no-seat'],
    ['a seal for a bot', match, seal('EUR', 0), 'no-seat'],
    ['a draft after the end', over, draft('JPN', 4), 'over'],
    ['a seal after the end', over, seal('JPN', 4), 'over'],
    ['a bell after the end', over, timeUp(4), 'over'],
  ])('%s', (_, before, input, code) => {
    const copy = structuredClone(before);
    expect(step(before, input, STARTED + 60_000)).toEqual({ ok: false, error: { code } });
    expect(before).toEqual(copy);
  });

  test('a bell before its time, to the millisecond', () => {
    expect(step(match, timeUp(0), STARTED + 59_999)).toMatchObject({ ok: false });
    expect(step(match, timeUp(0), STARTED + 60_000)).toMatchObject({ ok: true, resolved: true });
  });

  test('a seal on an illegal draft, with the place and the reason', () => {
    const drafted = played(match, draft('JPN', 0, research, impossible));
    expect(step(drafted, seal('JPN', 0), STARTED)).toEqual({
      ok: false,
      error: {
        code: 'illegal-order',
        order: 1,
        why: expect.objectContaining({ key: 'refusal.not-in-stock' }),
      },
    });
  });
});

describe('drafts and seals', () => {
  const match = start(setup);
  test('a draft replaces the one before, for its seat alone', () => {
    const twice = played(match, draft('JPN', 0, research), draft('JPN', 0, impossible));
    expect(twice.seats.JPN.draft).toEqual([impossible]);
    expect(twice.seats.USA).toEqual(match.seats.USA);
  });
  test('an edit changes its order alone, says whose it is, and makes the draft newer', () => {
    const before = played(match, draft('JPN', 0, impossible));
    const after = played(before, edit('JPN', 0, research));
    expect(after.seats.JPN.draft).toEqual([impossible, research]);
    expect(after.seats.JPN.authors).toEqual({ 'substitution heavy': { name: 'Aoi', number: 1 } });
    expect(after.seats.JPN.version).toBeGreaterThan(before.seats.JPN.version);
  });
  test('a draft has room for so many orders and no more', () => {
    const many = Array.from(
      { length: 41 },
      (_, index): Order => ({ kind: 'build-mine', site: `s-${index}` }),
    );
    expect(step(match, edit('JPN', 0, ...many.slice(1)), STARTED).ok).toBe(true);
    expect(step(match, edit('JPN', 0, ...many), STARTED)).toEqual({ ok: false, error: { code: 'too-many' } });
  });
  test('a seal can be taken back until all have sealed', () => {
    const open = played(match, draft('JPN', 0, research), seal('JPN', 0), unseal('JPN', 0));
    expect(open.seats.JPN).toMatchObject({ draft: [research], sealed: false });
  });
  test('the last seal resolves the turn, whoever gives it', () => {
    for (const [first, last] of [
      ['JPN', 'USA'],
      ['USA', 'JPN'],
    ] as const) {
      const waiting = played(match, seal(first, 0));
      expect(waiting.world).toEqual(match.world);
      expect(step(waiting, seal(last, 0), STARTED)).toMatchObject({ ok: true, resolved: true });
    }
  });
  test('the argument stays as it is', () => {
    const copy = structuredClone(match);
    played(match, draft('JPN', 0, research), seal('JPN', 0), seal('USA', 0));
    expect(match).toEqual(copy);
  });
});

describe('a resolved turn', () => {
  const match = start(setup);
  const drafted = played(match, draft('JPN', 0, impossible, research));
  const done = step(drafted, timeUp(0), STARTED + 61_000);
  const next = done.ok ? done.match : match;

  test('moves on, with clean desks and a new deadline from now', () => {
    expect(next.world.turn).toBe(1);
    expect(next.seats.JPN).toMatchObject({ bot: null, draft: [], authors: {}, sealed: false });
    expect(next.deadline).toBe(STARTED + 121_000);
    expect(next.report?.turn).toBe(0);
  });
  test('when time is up the legal part of a draft counts', () => {
    const keys = next.report?.events.filter(({ nation }) => nation === 'JPN').map(({ text }) => text.key);
    expect(keys).toContain('event.research');
    expect(keys).not.toContain('event.stockpile-releases');
  });
  test('orders make a difference', () => {
    const idle = played(match, timeUp(0));
    expect(hash(idle.world)).not.toBe(hash(next.world));
  });
  test('is the same whenever and in whatever order the seals came', () => {
    const one = played(match, draft('JPN', 0, research), seal('JPN', 0), seal('USA', 0));
    const other = played(match, seal('USA', 0), draft('JPN', 0, research), seal('JPN', 0));
    expect(hash(one.world)).toBe(hash(other.world));
  });
});

describe('the end', () => {
  const seals = [0, 1, 2, 3].flatMap((turn) => [seal('JPN', turn), seal('USA', turn)]);
  const end = played(start(setup), ...seals);
  test('comes after the last turn, with an outcome and no clock', () => {
    expect(end.world.turn).toBe(4);
    expect(end.outcome?.hash).toBe(hash(end.world));
    expect(end.deadline).toBeNull();
  });
  test('not before', () => {
    expect(played(start(setup), ...seals.slice(0, -1)).outcome).toBeNull();
  });
});

describe('letters', () => {
  const say = (to: Readers, body: Body, turn = 0): Extract<Input, { type: 'say' }> => ({
    type: 'say',
    seat: 'JPN',
    turn,
    to,
    body,
    by: null,
  });
  const words = (said: string): Body => ({ is: 'words', words: said, lang: 'en' });
  const phrase = (said: Phrase): Body => ({ is: 'phrase', phrase: said });
  const told = ({ from, body }: Letter) => `${from} ${body.is === 'words' ? body.words : body.phrase.id}`;
  const read = (match: Match, nation: NationId) => desk(match, nation).letters.map(told);

  test('reach whom they are written to, one, several or all, and nobody else', () => {
    const match = played(
      start(setup),
      say(['USA'], words('for you')),
      say(['CHN', 'USA'], words('for two')),
      say(null, words('for all')),
    );
    expect(read(match, 'JPN')).toEqual(['JPN for you', 'JPN for two', 'JPN for all']);
    expect(read(match, 'USA')).toEqual(['JPN for you', 'JPN for two', 'JPN for all']);
    expect(read(match, 'CHN')).toEqual(['JPN for two', 'JPN for all']);
    expect(read(match, 'EUR')).toEqual(['JPN for all']);
    expect(publicTable(match).letters.map(told)).toEqual(['JPN for all']);
  });

  test('change nothing in the world, and may be written after sealing', () => {
    const before = start(setup);
    const match = played(before, seal('JPN', 0), say(null, phrase({ id: 'ask-treaty' })));
    expect(hash(match.world)).toBe(hash(before.world));
    expect(match.seats.JPN.sealed).toBe(true);
  });

  test('are thirty a turn and no more; the next turn has its own thirty', () => {
    const many = Array.from({ length: MOST_LETTERS }, (_, index) => say(null, words(`letter ${index}`)));
    const match = played(start(setup), ...many);
    expect(step(match, say(null, words('one more')), STARTED)).toEqual({
      ok: false,
      error: { code: 'too-many' },
    });
    const next = played(match, timeUp(0));
    expect(step(next, say(null, words('again'), 1), STARTED + 60_000).ok).toBe(true);
  });

  test('to oneself alone are notes, which bear a name and which nobody else reads', () => {
    const member = { name: 'Aoi', number: 3 };
    const match = played(start(setup), { ...say(['JPN'], words('hold on')), by: member });
    expect(match.letters).toEqual([
      { turn: 0, from: 'JPN', to: ['JPN'], body: words('hold on'), by: member },
    ]);
    for (const reader of ['CHN', 'USA', 'EUR'] as const) expect(desk(match, reader).letters).toEqual([]);
    expect(desk(match, 'JPN').letters).toHaveLength(1);
    expect(publicTable(match).letters).toEqual([]);
    const named = played(match, { ...say(['USA'], words('hello')), by: member });
    expect(named.letters.at(-1)?.by).toBeNull();
  });

  test('to oneself and others are refused, and so are those of bots, of turns gone by, and about places that are not', () => {
    const match = start(setup);
    expect(step(match, say(['JPN', 'USA'], words('dear diary')), STARTED).ok).toBe(false);
    expect(step(match, { ...say(null, words('beep')), seat: 'CHN' }, STARTED).ok).toBe(false);
    expect(step(match, say(null, words('late'), 3), STARTED).ok).toBe(false);
    expect(step(match, say(null, phrase({ id: 'look-at', region: 'AUS' })), STARTED).ok).toBe(true);
    expect(step(match, say(null, phrase({ id: 'look-at', region: 'XYZ' })), STARTED).ok).toBe(false);
  });

  test('keep to the phrasebook where the table does', () => {
    const match = start({ ...setup, chat: 'phrases' });
    expect(step(match, say(null, words('psst')), STARTED)).toEqual({
      ok: false,
      error: { code: 'phrases-only' },
    });
    expect(step(match, say(null, phrase({ id: 'hello' })), STARTED).ok).toBe(true);
  });

  test('in phrases are answered by bots, where they were said; words of one’s own are not', () => {
    const privately = played(start(setup), say(['CHN', 'USA'], phrase({ id: 'ask-treaty' })));
    expect(read(privately, 'JPN')).toEqual(['JPN ask-treaty', expect.stringMatching(/^CHN /)]);
    expect(read(privately, 'USA')).toEqual(['JPN ask-treaty']);
    const openly = played(start(setup), say(null, phrase({ id: 'hello' })));
    expect(read(openly, 'USA')).toEqual(['JPN hello', 'CHN hello', 'EUR hello']);
    expect(read(played(start(setup), say(null, words('hello'))), 'JPN')).toHaveLength(1);
  });
});
