import { drawFrom } from '../random.ts';
import { range, type Text, type Value } from '../text.ts';
import type { World } from '../world/world.ts';
import { EFFECTS, type Effect } from './effects.ts';
import { nationsOf } from './roles.ts';
import { sitesOf } from './selection.ts';
import { LASTING, type Lasting, type Range, type Scope } from './terms.ts';

const isLasting = (kind: Effect['kind']): kind is Lasting => LASTING.some((one) => one === kind);

/** The rule for an effect, typed for the effect at hand. */
function rule<E extends Effect>({ kind }: E) {
  const found: object = EFFECTS[kind];
  return found as {
    unit: (typeof EFFECTS)[E['kind']]['unit'];
    shown?: -1;
    level?: true;
    on?(world: World, effect: E, scope: Scope): string[];
    apply?(world: World, effect: E, scope: Scope, amount: number): void;
    describe(world: World, effect: E, scope: Scope, values: Record<string, Value>): Text;
  };
}

/** Whether an effect strikes anything: a card may name sites or quarrels that this world does not have. */
export function strikes(world: World, effect: Effect, scope: Scope): boolean {
  if (effect.kind === 'standing') {
    const about = nationsOf(world, effect.about, scope);
    return nationsOf(world, effect.of, scope).some((who) => about.some((whom) => whom !== who));
  }
  const found = rule(effect).on?.(world, effect, scope);
  if (found) return found.length > 0;
  switch (effect.kind) {
    case 'capacity':
    case 'delay':
    case 'debt':
      return sitesOf(world, effect.at, scope).length > 0;
    default:
      return true;
  }
}

/** What an effect may do, in words with the ends of its ranges. */
export function outlook(world: World, effect: Effect, scope: Scope): Text {
  return tell(world, effect, scope, effect.by, 'turns' in effect ? effect.turns : null);
}

/** Lets the effects that strike anything happen, one after the other. */
export const happenAll = (world: World, card: string, effects: readonly Effect[], scope: Scope): Text[] =>
  effects.filter((one) => strikes(world, one, scope)).map((one) => happen(world, card, one, scope));

/** Lets an effect happen: the seed draws how much of it, and for how long. Says in words what came of it. */
export function happen(world: World, card: string, effect: Effect, scope: Scope): Text {
  const whole = effect.kind === 'delay';
  const amount = drawn(world, effect.by, whole);
  if (!('turns' in effect) || !isLasting(effect.kind)) {
    rule(effect).apply?.(world, effect, scope, amount);
    return tell(world, effect, scope, [amount, amount], null);
  }
  const turns = drawn(world, effect.turns, true);
  const said = tell(world, effect, scope, [amount, amount], [turns, turns]);
  const on = rule(effect).on?.(world, effect, scope) ?? [];
  if (on.length > 0)
    world.crises.running.push({ card, kind: effect.kind, on, amount, until: world.turn + turns, said });
  return said;
}

function drawn(world: World, [low, high]: Range, whole: boolean): number {
  const luck = drawFrom(world, 'crisis-effects');
  return whole ? low + Math.floor(luck * (high - low + 1)) : low + luck * (high - low);
}

function tell(world: World, effect: Effect, scope: Scope, by: Range, turns: Range | null): Text {
  const { unit, shown, level, describe } = rule(effect);
  const [low, high] = shown ? [-by[1], -by[0]] : by;
  return describe(world, effect, scope, {
    by: range(low, high, unit, !level),
    ...(turns ? { turns: range(turns[0], turns[1], 'turns', false) } : {}),
  });
}
