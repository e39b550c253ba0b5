import { describe, expect, test } from 'vitest';
import { injectable } from '#shared/crises/inject.ts';
import { desk } from '#shared/match/desk.ts';
import { type Input, type Match, start } from '#shared/match/match.ts';
import { step } from '#shared/match/step.ts';
import { readInput } from '#shared/match/stored.ts';
import { verify } from '#shared/replay/record.ts';
import { hash } from '#shared/world/hash.ts';
import { faults } from '#shared/world/invariants.ts';
import { setupOf } from '../../kit/host.ts';

const NOW = 5_000_000;
const setup = setupOf(['JPN', 'CHN', 'USA', 'EUR'], { turns: 6 });

function played(match: Match, ...inputs: Input[]): Match {
  return inputs.reduce((before, input) => {
    const done = step(before, readInput(JSON.stringify(input), 'm', 1), NOW);
    if (!done.ok) throw new Error(`${input.type} was refused: ${done.error.code}`);
    return done.match;
  }, match);
}

const inject = (card: string): Input => ({ type: 'inject', turn: 0, card });
const withdraw = (card: string): Input => ({ type: 'withdraw', turn: 0, card });
const fresh = start(setup);
const [first = '', second = ''] = injectable(fresh.world)
  .map(({ card }) => card)
  .filter((one) => played(fresh, inject(one)).world.crises.open[0]?.asked.includes('JPN'));

describe('a crisis brought into a turn', () => {
  test('lies on the desks at once, says who brought it, and is told in the report of that turn', () => {
    const match = played(fresh, inject(first));
    expect(desk(match, 'JPN').view.world.crises.open).toMatchObject([{ card: first, by: 'teacher' }]);
    const resolved = played(match, { type: 'end-turn', turn: 0 });
    const keys = resolved.report?.events.map(({ text }) => text.key);
    expect(keys).toContain('event.injected');
    expect(keys).toContain(`crisis.${first}.title`);
    expect(resolved.injected).toBeNull();
    expect(hash(resolved.world)).not.toBe(hash(played(fresh, { type: 'end-turn', turn: 0 }).world));
  });

  test('opens the seals of those whom it asks, so that they can answer', () => {
    const sealed = played(fresh, { type: 'seal', seat: 'JPN', turn: 0 });
    expect(played(sealed, inject(first)).seats.JPN.sealed).toBe(false);
  });

  test('withdrawn, it leaves nothing, whatever else was brought in', () => {
    const both = played(fresh, inject(first), inject(second));
    expect(both.world.crises.open.map(({ card }) => card)).toEqual([first, second]);
    const one = played(both, withdraw(first));
    expect(hash(one.world)).toBe(hash(played(fresh, inject(second)).world));
    expect(hash(played(one, withdraw(second)).world)).toBe(hash(fresh.world));
    expect(step(both, withdraw('none'), NOW).ok).toBe(false);
  });

  test('lies open once, and no more than three do', () => {
    expect(step(played(fresh, inject(first)), inject(first), NOW).ok).toBe(false);
    expect(step(fresh, inject('atlantis'), NOW).ok).toBe(false);
    let full = fresh;
    for (let count = 0; count < 3; count++)
      full = played(full, inject(injectable(full.world)[0]?.card ?? ''));
    expect(injectable(full.world)).toEqual([]);
  });

  test('leaves every world sound, and its record comes out the same when it is played again', () => {
    for (const { card } of injectable(fresh.world)) {
      const inputs: Input[] = [inject(card), { type: 'end-turn', turn: 0 }];
      const after = played(fresh, ...inputs);
      expect(faults(after.world), card).toEqual([]);
      const record = {
        setup,
        inputs: inputs.map((input) => ({ at: NOW, input })),
        hashes: [hash(after.world)],
      };
      expect(verify(record).ok, card).toBe(true);
    }
  });
});

describe('what may be said', () => {
  test('changes for all at the word of whoever holds the match', () => {
    const words: Input = {
      type: 'say',
      seat: 'JPN',
      turn: 0,
      to: null,
      body: { is: 'words', words: 'Hello', lang: 'en' },
      by: null,
    };
    const strict = played(fresh, { type: 'chat', turn: 0, chat: 'phrases' });
    expect(desk(strict, 'CHN').chat).toBe('phrases');
    expect(step(strict, words, NOW)).toMatchObject({ error: { code: 'phrases-only' } });
    expect(step(played(strict, { type: 'chat', turn: 0, chat: 'free' }), words, NOW).ok).toBe(true);
  });
});
