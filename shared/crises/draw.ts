import { sum } from '../numbers.ts';
import { drawFrom } from '../random.ts';
import { scenario } from '../scenarios/index.ts';
import { nation, region, type Text, text, type Value } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import { NATIONS } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import type { Card } from './card.ts';
import { castsFor, NOBODY } from './casting.ts';
import { aboutCast, holds } from './conditions.ts';
import { happenAll } from './happen.ts';
import { card as cardOf, cards } from './index.ts';
import { nationsOf } from './roles.ts';
import type { Cast } from './terms.ts';

/** The chance of one crisis in a turn, and of a second beside it (game: some seven or eight in a match of 14 turns). */
const CHANCE = [0.5, 0.12] as const;
/** Nothing happens by chance before players have seen the world in peace. */
const QUIET_TURNS = 1;

/** After a turn: what is over ends, and what comes next is drawn from the state of the world and the seed. */
export function drawCrises(world: World, record: Chronicle): void {
  world.crises.running = world.crises.running.filter((one) => one.until > world.turn);
  openFixed(world, record);
  const plan = scenario(world.scenario);
  if (!plan.crises || world.turn < QUIET_TURNS || world.turn >= world.turns) return;
  for (const chance of CHANCE) {
    const luck = drawFrom(world, 'crises');
    if (luck >= chance || world.crises.open.length >= CHANCE.length) return;
    const chosen = pick(world);
    if (!chosen) return;
    begin(world, chosen.card, chosen.cast, record);
  }
}

/** What the scenario's script fixes for this turn. */
export function openFixed(world: World, record: Chronicle): void {
  for (const { turn, card, source: _, ...who } of scenario(world.scenario).incidents) {
    if (turn !== world.turn) continue;
    const known = cardOf(card);
    const [usual] = castsFor(world, known.cast);
    const cast = castsFor(world, known.cast).find(
      (one) =>
        (!who.nation || one.nation === who.nation) &&
        (!who.other || one.other === who.other) &&
        (!who.site || one.site === who.site),
    );
    const chosen = cast ?? usual;
    if (chosen) begin(world, known, chosen, record);
  }
}

function pick(world: World): { card: Card; cast: Cast } | null {
  const options = cards().flatMap((card) => {
    const last = world.crises.last[card.id];
    if (last !== undefined && world.turn - last < card.rest) return [];
    if (!card.when.every((one) => aboutCast(one) || holds(world, one, NOBODY))) return [];
    const casts = castsFor(world, card.cast).filter((cast) =>
      card.when.every((one) => !aboutCast(one) || holds(world, one, cast)),
    );
    if (casts.length === 0) return [];
    const heaviest = Math.max(...casts.map((cast) => weightOf(world, card, cast)));
    return [{ card, casts, weight: heaviest }];
  });
  let left = drawFrom(world, 'crises') * sum(options, (one) => one.weight);
  for (const { card, casts, weight } of options) {
    left -= weight;
    if (left < 0) return { card, cast: oneOf(world, card, casts) };
  }
  return null;
}

export const weightOf = (world: World, card: Card, cast: Cast): number =>
  card.likelier.reduce(
    (weight, one) => (holds(world, one.if, cast) ? weight * one.times : weight),
    card.weight,
  );

function oneOf(world: World, card: Card, casts: Cast[]): Cast {
  const weights = casts.map((cast) => weightOf(world, card, cast));
  let left = drawFrom(world, 'crises') * sum(weights, (one) => one);
  const found = casts.find((_, index) => {
    left -= weights[index] ?? 0;
    return left < 0;
  });
  const [first] = casts;
  if (!first) throw new Error(`The card ${card.id} has no cast`);
  return found ?? first;
}

/** A crisis breaks out: what nobody can help happens, and who must answer is asked. */
export function begin(world: World, card: Card, cast: Cast, record: Chronicle): void {
  const scope = { cast, self: null };
  const note = (said: Text, weight: number) =>
    record({ text: said, nation: null, region: cast.region, weight, audience: null });
  world.crises.last[card.id] = world.turn;
  note(told(`crisis.${card.id}.title`, cast), 0.92);
  const came = happenAll(world, card.id, card.effects, scope);
  for (const said of came) note(said, 0.3);
  world.crises.open.push({
    card: card.id,
    cast,
    asked: NATIONS.filter((one) => card.asks.some((of) => nationsOf(world, of, scope).includes(one))),
    came,
  });
}

/** A sentence of a card with the names of its cast. */
export function told(key: string, cast: Cast): Text {
  const values: Record<string, Value> = { region: region(cast.region) };
  if (cast.nation) values.nation = nation(cast.nation);
  if (cast.other) values.other = nation(cast.other);
  if (cast.site) values.site = { is: 'site', id: cast.site };
  return text(key, values);
}
