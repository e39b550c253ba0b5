import { drawFrom } from '../random.ts';
import { range, type Text, type Value } from '../text.ts';
import type { World } from '../world/world.ts';
import { EFFECTS, type Effect } from './effects.ts';
import { LASTING, type Lasting, type Range, type Scope } from './terms.ts';

const isLasting = (kind: Effect['kind']): kind is Lasting => LASTING.some((one) => one === kind);

/** The rule for an effect, typed for the effect at hand. */
function rule<E extends Effect>({ kind }: E) {
  const found: object = EFFECTS[kind];
  return found as {
    unit: (typeof EFFECTS)[E['kind']]['unit'];
    shown?: -1;
    on?(world: World, effect: E, scope: Scope): string[];
    apply?(world: World, effect: E, scope: Scope, amount: number): void;
    describe(world: World, effect: E, scope: Scope, values: Record<string, Value>): Text;
  };
}

/** What an effect may do, in words with the ends of its ranges. */
export function outlook(world: World, effect: Effect, scope: Scope): Text {
  return tell(world, effect, scope, effect.by, 'turns' in effect ? effect.turns : null);
}

/** Lets an effect happen: the seed draws how much of it, and for how long. Says in words what came of it. */
export function happen(world: World, card: string, effect: Effect, scope: Scope): Text {
  const whole = effect.kind === 'delay';
  const amount = drawn(world, effect.by, whole);
  if (!('turns' in effect) || !isLasting(effect.kind)) {
    rule(effect).apply?.(world, effect, scope, amount);
    return tell(world, effect, scope, [amount, amount], null);
  }
  const turns = drawn(world, effect.turns, true);
  const on = rule(effect).on?.(world, effect, scope) ?? [];
  if (on.length > 0)
    world.crises.running.push({ card, kind: effect.kind, on, amount, until: world.turn + turns });
  return tell(world, effect, scope, [amount, amount], [turns, turns]);
}

function drawn(world: World, [low, high]: Range, whole: boolean): number {
  const luck = drawFrom(world, 'crisis-effects');
  return whole ? low + Math.floor(luck * (high - low + 1)) : low + luck * (high - low);
}

function tell(world: World, effect: Effect, scope: Scope, by: Range, turns: Range | null): Text {
  const { unit, shown, describe } = rule(effect);
  const [low, high] = shown ? [-by[1], -by[0]] : by;
  return describe(world, effect, scope, {
    by: range(low, high, unit),
    ...(turns ? { turns: range(turns[0], turns[1], 'turns', false) } : {}),
  });
}
