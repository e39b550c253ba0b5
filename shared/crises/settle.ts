import { nation as nationWord, text, word } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import type { NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import type { Response } from './card.ts';
import { happenAll } from './happen.ts';
import { card as cardOf, response as find } from './index.ts';

/** A nation answers a crisis: the seed says how well it goes. */
export function answer(world: World, id: string, nation: NationId, given: Response, record: Chronicle): void {
  const open = world.crises.open.find((one) => one.card === id);
  if (!open?.asked.includes(nation)) return;
  open.asked = open.asked.filter((one) => one !== nation);
  const { region } = open.cast;
  record({
    text: text('event.respond', {
      nation: nationWord(nation),
      answer: word(`crisis.${id}.${given.id}`),
    }),
    nation,
    region,
    weight: 0.7,
    audience: null,
  });
  for (const came of happenAll(world, id, given.effects, { cast: open.cast, self: nation }))
    record({ text: came, nation, region, weight: 0.3, audience: null });
}

/** Who was asked and did not answer has answered too. */
export function settleCrises(world: World, record: Chronicle): void {
  for (const { card: id, asked } of world.crises.open) {
    const card = cardOf(id);
    const given = find(card, card.otherwise);
    if (given) for (const nation of [...asked]) answer(world, id, nation, given, record);
  }
  world.crises.open = [];
}
