import type { Class, ClassEffect, Past, WorldOf } from './class.ts';
import { addTime } from './clocks.ts';
import { inPlay } from './course.ts';
import { type Asked, type Done, done, refuse } from './obeyed.ts';
import { going, withWorlds } from './reach.ts';

export function lend(lesson: Class, { world, seconds }: Asked<'add-time'>, now: number): Done {
  if (lesson.phase === 'lobby' || lesson.phase === 'debrief') return refuse('wrong-phase');
  const chosen = going(lesson, world);
  if (chosen.length === 0) return refuse('no-world');
  return done(
    withWorlds(lesson, chosen, (one) => addTime(lesson, one, seconds * 1000, now)),
    { do: 'add-time', world, seconds: -seconds },
  );
}

/** Worlds in another turn are left alone: two consoles end one turn, not two. */
export function endTurn(lesson: Class, { world: at, turn }: Asked<'end-turn'>): Done {
  if (lesson.phase === 'lobby' || lesson.phase === 'debrief') return refuse('wrong-phase');
  const chosen = going(lesson, at).filter((index) => {
    const world = lesson.worlds[index];
    return world?.turn === turn && world.match !== null && world.back === null;
  });
  if (chosen.length === 0) return refuse('wrong-turn');
  return done(lesson, null, ...chosen.map((world): ClassEffect => ({ do: 'end-turn', world, turn })));
}

/**
 * Worlds go back to the start of a turn, in new matches that share the record up to there. Those played before are
 * set aside whole, and come back when this is undone.
 */
export function stepBack(lesson: Class, { world: at, to }: Asked<'step-back'>): Done {
  if (lesson.phase === 'lobby' || lesson.phase === 'debrief') return refuse('wrong-phase');
  const chosen = lesson.worlds.flatMap(({ match, turn, closed, back }, world) =>
    match !== null && turn > to && !closed && back === null && (at === null || at === world)
      ? [{ world, match }]
      : [],
  );
  if (chosen.length === 0) return refuse('wrong-turn');
  return done(
    withWorlds(
      lesson,
      chosen.map(({ world }) => world),
      (one) => ({ ...one, back: to }),
    ),
    { do: 'return', matches: chosen },
    ...chosen.map(({ world, match }): ClassEffect => ({ do: 'fork', world, match, to })),
  );
}

/** Takes a step back back, while nobody has played on from there. */
export function comeBack(lesson: Class, { matches }: Asked<'return'>, now: number): Done {
  let after = lesson;
  const wake: ClassEffect[] = [];
  for (const { world: at, match } of matches) {
    const world = after.worlds[at];
    if (!world) return refuse('no-world');
    const restored = restore(world, match, now);
    if (!restored) return refuse('final');
    after = withWorlds(after, [at], () => restored);
    wake.push({ do: 'wake', world: at });
  }
  return done(after, null, ...wake);
}

function restore(world: WorldOf, match: string, now: number): WorldOf | null {
  if (world.back !== null) return world.match === match ? { ...world, back: null } : null;
  const kept = world.past.find((one) => one.match === match);
  if (!kept || world.match === null || world.turn !== kept.to) return null;
  const fork: Past = { match: world.match, turn: world.turn, over: world.over, to: kept.to, at: now };
  const past = [...world.past.filter((one) => one !== kept), fork];
  return { ...world, ...FRESH, match, turn: kept.turn, over: kept.over, past };
}

/** The match that a world goes on in is there: the one before is set aside. Null where nobody waits for it any more. */
export function forked(
  world: WorldOf,
  { from, to, match }: { from: string; to: number; match: string | null },
  now: number,
): WorldOf | null {
  if (world.match !== from || world.back !== to) return null;
  if (match === null) return { ...world, back: null };
  const past = [...world.past, { match: from, turn: world.turn, over: world.over, to, at: now }];
  return { ...world, ...FRESH, match, turn: to, over: false, back: null, past };
}

/** Of a turn that has just begun. */
export const FRESH: Pick<WorldOf, 'deadline' | 'left' | 'agreed'> = {
  deadline: null,
  left: null,
  agreed: {},
};

/** A crisis that the teacher brings in, in worlds where it can be; it stays until the turn is over, or is withdrawn before. */
export function inject(lesson: Class, { world: at, card }: Asked<'inject'>): Done {
  const chosen = inPlay(lesson, at).flatMap((world) => {
    const { match, turn = 0, back } = lesson.worlds[world] ?? {};
    return match && back === null ? [{ world, turn }] : [];
  });
  if (chosen.length === 0) return refuse('no-world');
  return done(
    lesson,
    { do: 'withdraw', card, from: chosen },
    ...chosen.map((one): ClassEffect => ({ do: 'inject', ...one, card })),
  );
}

export function withdraw(lesson: Class, { card, from }: Asked<'withdraw'>): Done {
  const chosen = from.filter(
    ({ world, turn }) => inPlay(lesson, world).length > 0 && lesson.worlds[world]?.turn === turn,
  );
  if (chosen.length === 0) return refuse('final');
  return done(lesson, null, ...chosen.map((one): ClassEffect => ({ do: 'withdraw', ...one, card })));
}
