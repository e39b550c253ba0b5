import { bound } from '../diplomacy/negotiate.ts';
import { MEASURES, offends } from '../diplomacy/wto.ts';
import { LICENSED } from '../market/network.ts';
import type { Phrase } from '../match/phrases.ts';
import { groupOf } from '../match/phrases.ts';
import { askingPrice, freeSupply } from '../orders/offtake.ts';
import type { Commodity, NationId } from '../world/terms.ts';
import type { View } from '../world/view.ts';
import type { CharacterId } from './characters.ts';
import { CHARACTERS } from './characters.ts';
import { FAITHLESS, HATED } from './habits/diplomacy.ts';

/** Below this much supply, t per turn, nothing is to spare. */
const SPARE = 10;

const gruff = (bot: CharacterId): boolean => CHARACTERS[bot].like === 'hawk';

/** What a bot answers to a phrase, in character and from what it may know; null: it has nothing to say to that. */
export function reply(view: View, bot: CharacterId, from: NationId, said: Phrase): Phrase | null {
  const { nation, world } = view;
  const liking = world.nations[nation].standing[from];
  const trusts = liking > HATED && world.nations[from].reputation > FAITHLESS;
  const open = trusts && liking >= (gruff(bot) ? 20 : -10);
  switch (said.id) {
    case 'hello':
      return { id: 'hello' };
    case 'good-luck':
    case 'well-played':
    case 'offer-no-embargo':
      return { id: 'thank-you' };
    case 'sorry':
      return { id: trusts ? 'noted' : 'no-trust' };
    case 'ask-lift':
      return said.good ? onRestrictions(view, from, said.good, open) : null;
    case 'ask-sell':
    case 'ask-price':
    case 'offer-buy':
      return said.good ? onSale(view, said.good, said.price ?? null, trusts) : null;
    case 'offer-sell':
      return { id: trusts ? 'send-offer' : 'no-trust' };
    case 'ask-word':
      if (bound(world, [nation, from]).length === 0) return { id: 'send-treaty' };
      return { id: gruff(bot) && liking < -10 ? 'not-now' : 'word-stands' };
    case 'ask-case':
      return said.nation ? { id: onCase(view, bot, said.nation) } : null;
    case 'ask-treaty':
    case 'ask-no-embargo':
    case 'offer-stockpile':
    case 'offer-research':
    case 'offer-invest':
      return { id: !trusts ? 'no-trust' : open ? 'send-treaty' : 'not-now' };
    case 'warn-embargo':
    case 'warn-tariff':
    case 'warn-case':
    case 'warn-leave':
      return { id: gruff(bot) ? 'no-threats' : trusts ? 'send-treaty' : 'noted' };
    default:
      return groupOf(said.id) === 'answer' || said.id === 'thank-you' ? null : { id: 'noted' };
  }
}

/** Asked to lift what it does in the open, it lets itself be moved or not; what it does in secret it denies. */
function onRestrictions({ nation, world }: View, from: NationId, good: Commodity, open: boolean): Phrase {
  const own = world.embargoes.filter(
    (one) => one.by === nation && one.target === from && one.commodity === good && one.severity > 0,
  );
  const limited = nation === LICENSED && (world.quota[nation] ?? null) !== null;
  const shown = limited || own.some((one) => one.manner === 'open');
  if (!shown) return { id: 'not-us' };
  return { id: open ? 'send-treaty' : 'not-now' };
}

function onSale(view: View, good: Commodity, bid: number | null, trusts: boolean): Phrase {
  if (!trusts) return { id: 'no-trust' };
  if (freeSupply(view.world, view.nation, good) < SPARE) return { id: 'none-to-spare', good };
  const price = Math.round(askingPrice(view.world, good) * 10) / 10;
  if (bid === null) return { id: 'our-price', good, price };
  return { id: bid >= price ? 'send-offer' : 'not-for-that' };
}

function onCase({ nation, world }: View, bot: CharacterId, against: NationId): 'no' | 'not-now' | 'agreed' {
  if (against === nation) return 'no';
  const harmed = MEASURES.some((measure) => offends(world, against, measure, nation));
  return harmed && !gruff(bot) && bound(world, [nation, against]).length === 0 ? 'agreed' : 'not-now';
}
