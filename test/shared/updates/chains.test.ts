import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { common, desk, publicTable } from '#shared/match/desk.ts';
import type { Match } from '#shared/match/match.ts';
import type { Desk, PublicTable, Update, Whole } from '#shared/protocol/messages.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { shown } from '#shared/updates/shown.ts';
import { Hearing, Telling } from '#shared/updates/update.ts';
import type { NationId } from '#shared/world/terms.ts';
import { botMatch } from '../../kit/botmatch.ts';

const never = (): never => {
  throw new Error('a match has half-years');
};

/** The same object for all who are told it, as a host has it. */
const wholes = new WeakMap<Match, Map<string, Desk | PublicTable>>();
function wholeOf(match: Match, seat: NationId | 'late' | null): Desk | PublicTable {
  const known = wholes.get(match) ?? new Map<string, Desk | PublicTable>();
  wholes.set(match, known);
  const made =
    known.get(String(seat)) ??
    (seat === null || seat === 'late' ? { ...publicTable(match), late: seat === 'late' } : desk(match, seat));
  known.set(String(seat), made);
  return made;
}

/** A device at one end of a line and what tells it at the other. */
class Line {
  readonly seat: NationId | 'late' | null;
  private readonly telling = new Telling();
  private hearing = new Hearing();
  private has = false; // all it was told

  constructor(seat: NationId | 'late' | null) {
    this.seat = seat;
  }

  tell(match: Match, held?: number): Update {
    const of = this.seat === null || this.seat === 'late' ? 'table' : 'desk';
    return this.telling.tell(of, wholeOf(match, this.seat), common(match), held);
  }

  /** Looks again where it has missed something, as the page does, and nowhere else. */
  hears(match: Match, update: Update): Whole | null {
    const heard = this.hearing.hear(update);
    expect(heard !== null || !this.has).toBe(true);
    this.has = true;
    return heard ?? this.hearing.hear(this.tell(match, this.hearing.held));
  }

  loses(match: Match): void {
    this.tell(match);
    this.has = false;
  }

  looks(match: Match): Whole | null {
    return this.hears(match, this.tell(match, this.hearing.held));
  }

  reload(): void {
    this.hearing = new Hearing();
    this.has = false;
  }

  wanted(match: Match): Whole {
    const whole = shown(wholeOf(match, this.seat));
    return JSON.parse(
      JSON.stringify(this.seat === null || this.seat === 'late' ? { table: whole } : { desk: whole }),
    );
  }
}

describe.each([...SCENARIOS])('over a match of %s', (scenario) => {
  const matches = botMatch(scenario, 10);
  const bytesOf = (lines: readonly Line[], match: Match) =>
    lines.map((line) => {
      const update = line.tell(match);
      expect(line.hears(match, update)).toEqual(line.wanted(match));
      return update[3].length;
    });

  test('whoever comes, goes, misses or looks again, each device has what lies there', () => {
    const what = fc.constantFrom('push', 'push', 'lose', 'look', 'reload', 'skip');
    const step = fc.record({
      turns: fc.constantFrom(0, 1, 1, 2),
      each: fc.array(what, { minLength: 6, maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        const seats = ['USA', 'USA', 'JPN', null, null, 'late'] as const;
        const lines = seats.map((seat) => new Line(seat));
        let turn = 0;
        for (const { turns, each } of steps) {
          turn = Math.min(turn + turns, matches.length - 1);
          const match = matches[turn] ?? never();
          lines.forEach((line, at) => {
            const now = each[at];
            if (now === 'skip') return;
            if (now === 'reload') line.reload();
            if (now === 'lose') line.loses(match);
            else if (now === 'push') expect(line.hears(match, line.tell(match))).toEqual(line.wanted(match));
            else expect(line.looks(match)).toEqual(line.wanted(match));
          });
        }
      }),
      { numRuns: 20 },
    );
  });

  test('what was learned saves bytes later, also after somebody has come late', () => {
    // Of copies: whoever is told the same objects by another way makes all begin anew.
    const copies = (): Match[] => structuredClone(matches);
    const anew = copies().map((match, at, all) => {
      const line = new Line('USA');
      line.tell(all[at - 1] ?? match);
      return line.tell(match)[3].length;
    });
    const lines = (['USA', 'JPN'] as const).map((seat) => new Line(seat));
    const on = copies().map((match) => bytesOf(lines, match)[0] ?? never());
    const sum = (all: readonly number[]) => all.slice(4).reduce((one, other) => one + other, 0);
    expect(sum(on)).toBeLessThan(0.9 * sum(anew));

    const [one, late] = [new Line('USA'), new Line('JPN')];
    const joined = copies().map((match, at) => bytesOf(at < 3 ? [one] : [one, late], match)[0] ?? never());
    expect(joined.slice(0, 4)).toEqual(on.slice(0, 4));
    expect(joined[4], 'all begin anew').toBeGreaterThan(on[4] ?? never());
    expect(sum(joined)).toBeLessThan(0.95 * sum(anew));
  });

  test('whoever comes to the same by ways of their own are told the same from there', () => {
    const [one, other] = [new Line('EUR'), new Line('EUR')];
    const [a, b, c] = [matches[0] ?? never(), matches[1] ?? never(), matches[2] ?? never()];
    bytesOf([one], a);
    bytesOf([one], b);
    expect(other.looks(b)).toEqual(other.wanted(b)); // by a way of its own
    const told = [one.tell(c), other.tell(c)].map((update) => update[3]);
    expect(told[0]).toEqual(told[1]);
  });
});
