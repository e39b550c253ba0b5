import { describe, expect, test } from 'vitest';
import { type HostInput, type Input, type Match, start } from '#shared/match/match.ts';
import { step } from '#shared/match/step.ts';
import { readInput } from '#shared/match/stored.ts';
import { verify } from '#shared/replay/record.ts';
import { par } from '#shared/scoring/par.ts';
import { hash } from '#shared/world/hash.ts';
import { setupOf } from '../../kit/host.ts';

const NOW = 5_000_000;
const setup = setupOf(['JPN', 'USA'], { turns: 6 });

function played(match: Match, ...inputs: Input[]): Match {
  return inputs.reduce((before, input) => {
    const done = step(before, input, NOW);
    if (!done.ok) throw new Error(`${input.type} was refused: ${done.error.code}`);
    return done.match;
  }, match);
}

describe('a match whose clock somebody else holds', () => {
  test('takes a deadline, and the turn ends by it', () => {
    const match = played(start(setup), { type: 'clock', turn: 0, deadline: NOW + 60_000 });
    expect(match.deadline).toBe(NOW + 60_000);
    expect(step(match, { type: 'time-up', turn: 0 }, NOW + 59_999).ok).toBe(false);
    const late = step(match, { type: 'time-up', turn: 0 }, NOW + 60_000);
    expect(late).toMatchObject({ ok: true, resolved: true, match: { deadline: null } });
  });

  test('stands still without one', () => {
    const match = played(
      start(setup),
      { type: 'clock', turn: 0, deadline: NOW },
      { type: 'clock', turn: 0, deadline: null },
    );
    expect(step(match, { type: 'time-up', turn: 0 }, NOW + 1).ok).toBe(false);
  });

  test('ends its turn whenever it is told to, with the drafts as they are', () => {
    const order = { kind: 'substitution', commodity: 'heavy', funds: 5 } as const;
    const drafted = played(start(setup), { type: 'draft', seat: 'JPN', turn: 0, orders: [order] });
    const done = step(drafted, { type: 'end-turn', turn: 0 }, NOW);
    if (!done.ok) throw new Error(done.error.code);
    expect(done.match.world.turn).toBe(1);
    const idle = played(start(setup), { type: 'end-turn', turn: 0 });
    expect(hash(done.match.world)).not.toBe(hash(idle.world));
    expect(step(done.match, { type: 'end-turn', turn: 0 }, NOW)).toMatchObject({
      error: { code: 'wrong-turn' },
    });
  });

  test('closed early, it is scored by the turns played, against par over as many', () => {
    expect(step(start(setup), { type: 'close', turn: 0 }, NOW).ok).toBe(false);
    const two = played(start(setup), { type: 'end-turn', turn: 0 }, { type: 'end-turn', turn: 1 });
    const closed = played(two, { type: 'clock', turn: 2, deadline: NOW }, { type: 'close', turn: 2 });
    expect(closed.deadline).toBeNull();
    expect(closed.outcome?.scores.JPN.par).toBe(par('2010-senkaku', 7, 2).JPN);
    expect(step(closed, { type: 'end-turn', turn: 2 }, NOW)).toMatchObject({ error: { code: 'over' } });
  });

  test('its record is whole: played again it comes out the same', () => {
    const inputs: HostInput[] = [
      { type: 'clock', turn: 0, deadline: NOW + 1 },
      { type: 'end-turn', turn: 0 },
      { type: 'clock', turn: 1, deadline: null },
      { type: 'close', turn: 1 },
    ];
    const one = played(start(setup), { type: 'end-turn', turn: 0 });
    const stored = inputs.map((input, seq) => ({
      at: NOW,
      input: readInput(JSON.stringify(input), 'm', seq),
    }));
    const verified = verify({ setup, inputs: stored, hashes: [hash(one.world)] });
    expect(verified).toMatchObject({ ok: true, match: { world: { turn: 1, turns: 1 } } });
  });
});
