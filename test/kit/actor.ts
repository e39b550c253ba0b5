import { isDeepStrictEqual } from 'node:util';
import type { Input } from '#shared/match/match.ts';
import type { Order } from '#shared/orders/index.ts';
import type { CreatedMatch, Desk } from '#shared/protocol/messages.ts';
import { draw, type RandomState } from '#shared/random.ts';
import type { NationId } from '#shared/world/terms.ts';
import { NotOpened, Player } from './player.ts';

const RETRY_MS = 40;

/** What a seat has on the server, as far as its player was told. */
interface Known {
  turn: number;
  draft: Order[];
  sealed: boolean;
}

/**
 * A person with a bad connection: drafts, changes their mind, seals, and comes back by themselves whenever the
 * server dies. After each return it compares the desk with what had been acknowledged.
 */
export class Actor {
  readonly nation: NationId;
  /** Every input that the server said it had, in order. */
  readonly acknowledged: Input[] = [];
  returns = 0;
  private known: Known = { turn: 0, draft: [], sealed: false };
  private unanswered: Input | null = null;
  private readonly url: string;
  private readonly match: CreatedMatch;
  private readonly chance: RandomState;
  private readonly onAsk: () => void;
  private drafts = 0;

  constructor(url: string, match: CreatedMatch, nation: NationId, chance: RandomState, onAsk: () => void) {
    this.url = url;
    this.match = match;
    this.nation = nation;
    this.chance = chance;
    this.onAsk = onAsk;
  }

  /** Plays until the match is over and answers with the last desk. */
  async play(): Promise<Desk> {
    for (;;) {
      const player = await this.sitDown();
      try {
        const end = await this.playOn(player);
        await player.leave();
        return end;
      } catch (error) {
        if (error instanceof Lost) throw error;
        await player.gone();
        this.returns += 1;
      }
    }
  }

  private async sitDown(): Promise<Player> {
    for (;;) {
      try {
        return await Player.sit(this.url, this.match, this.nation);
      } catch (error) {
        if (error instanceof NotOpened) throw new Lost(error.message);
        await new Promise((again) => setTimeout(again, RETRY_MS));
      }
    }
  }

  private async playOn(player: Player): Promise<Desk> {
    let desk = await player.look();
    this.compare(desk);
    while (!desk.outcome) {
      const { turn } = desk.view.world;
      const input = this.nextInput(turn);
      if (input) await this.ask(player, input);
      else await Promise.race([player.pushed(({ view }) => view.world.turn > turn), lost(player)]);
      desk = await player.look();
      this.compare(desk);
    }
    return desk;
  }

  /** Null: nothing to do but wait for the others. */
  private nextInput(turn: number): Input | null {
    const seat = this.nation;
    if (this.known.sealed) return draw(this.chance) < 0.15 ? { type: 'unseal', seat, turn } : null;
    if (draw(this.chance) < 0.35) return { type: 'seal', seat, turn };
    this.drafts += 1;
    return { type: 'draft', seat, turn, orders: wishes(this.drafts) };
  }

  private async ask(player: Player, input: Input): Promise<void> {
    const { type, turn } = input;
    this.unanswered = input;
    this.onAsk();
    const answer = await player.ask(type, input.type === 'draft' ? { turn, orders: input.orders } : { turn });
    this.unanswered = null;
    if (!answer.ok) {
      // Only an unseal may come too late: the others sealed meanwhile.
      if (type !== 'unseal') throw new Lost(`${this.nation}: ${type} was refused: ${answer.error.code}`);
      return;
    }
    this.acknowledged.push(input);
    this.known = answer.resolved ? { turn: turn + 1, draft: [], sealed: false } : after(this.known, input);
  }

  /** The desk must hold all that was acknowledged, and at most what was asked and not answered. */
  private compare(desk: Desk): void {
    const found: Known = { turn: desk.view.world.turn, draft: desk.draft, sealed: desk.sealed };
    const maybe = this.unanswered ? after(this.known, this.unanswered) : this.known;
    const fresh: Known = { turn: this.known.turn + 1, draft: [], sealed: false };
    const possible = [this.known, maybe, ...(this.known.sealed || maybe.sealed ? [fresh] : [])];
    if (!possible.some((one) => isDeepStrictEqual(one, found)))
      throw new Lost(`${this.nation} had ${JSON.stringify(possible)} and found ${JSON.stringify(found)}`);
    this.known = found;
    this.unanswered = null;
  }
}

/** Something acknowledged is gone: the one thing that must not happen. */
class Lost extends Error {}

function after(known: Known, input: Input): Known {
  if (input.type === 'draft') return { ...known, draft: input.orders };
  return { ...known, sealed: input.type === 'seal' };
}

async function lost(player: Player): Promise<never> {
  await player.gone();
  throw new Error('the connection is gone');
}

/** Cheap, legal and never twice the same. */
const wishes = (count: number): Order[] => [
  { kind: 'substitution', commodity: 'heavy', funds: 1 + count / 128 },
  { kind: 'stockpile', commodity: 'light', tonnes: 1 + count / 64, limit: 30 + count / 8 },
];
