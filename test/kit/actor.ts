import { isDeepStrictEqual } from 'node:util';
import type { Input } from '#shared/match/match.ts';
import type { Order } from '#shared/orders/index.ts';
import type { CreatedMatch, Desk } from '#shared/protocol/messages.ts';
import { draw, type RandomState } from '#shared/random.ts';
import type { NationId } from '#shared/world/terms.ts';
import { NotOpened, Player } from './player.ts';

const RETRY_MS = 40;
/** Whoever is not let in after so long tries anew. */
const SIT_MS = 10_000;
/** Whoever leaves a server that stands still need not hear its farewell. */
const LEAVE_MS = 500;

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
  /** What the seat may have now: more than one while nobody knows whether the last things asked were stored. */
  private possible: Known[] = [this.known];
  /** The server itself does not know it, until something is stored again. */
  private inDoubt = false;
  private readonly url: string;
  private readonly match: CreatedMatch;
  private readonly chance: RandomState;
  private readonly onAsk: () => void | Promise<void>;
  private readonly took: number[];
  private drafts = 0;

  /**
   * @param onAsk is called before each input goes out, which waits for it
   * @param took how long each return took is noted there, ms
   */
  constructor(
    url: string,
    match: CreatedMatch,
    nation: NationId,
    chance: RandomState,
    onAsk: () => void | Promise<void>,
    took: number[] = [],
  ) {
    this.took = took;
    this.url = url;
    this.match = match;
    this.nation = nation;
    this.chance = chance;
    this.onAsk = onAsk;
  }

  /** Plays until the match is over and answers with the last desk. */
  async play(): Promise<Desk> {
    let gone: number | null = null;
    for (;;) {
      const player = await this.sitDown();
      if (gone !== null) this.took.push(Date.now() - gone);
      try {
        const end = await this.playOn(player);
        await player.leave();
        return end;
      } catch (error) {
        if (error instanceof Lost) throw error;
        // Where only the store was away, or an answer took too long, the connection stands: a new one tells more.
        player.leave().catch(() => undefined);
        await Promise.race([player.gone(), pause(LEAVE_MS)]);
        gone = Date.now();
        this.returns += 1;
      }
    }
  }

  private async sitDown(): Promise<Player> {
    for (;;) {
      try {
        // Through a cut cable nothing answers, not even with a refusal.
        const sitting = Player.sit(this.url, this.match, this.nation);
        const late = pause(SIT_MS).then(() => null);
        const player = await Promise.race([sitting, late]);
        if (player) return player;
        sitting.then((one) => one.leave()).catch(() => undefined);
      } catch (error) {
        if (error instanceof NotOpened) throw new Lost(error.message);
        await pause(RETRY_MS);
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
    const before = this.possible;
    const afterwards = before.map((one) => after(one, input));
    this.possible = distinct([...before, ...afterwards]);
    await this.onAsk();
    const answer = await player.ask(type, input.type === 'draft' ? { turn, orders: input.orders } : { turn });
    if (!answer.ok && PASSING.has(answer.error.code)) {
      this.inDoubt = true;
      throw new Error(answer.error.code);
    }
    if (!answer.ok) {
      // Only an unseal may come too late, as the others sealed meanwhile; or what stands after something that was stored in silence.
      if (type !== 'unseal' && !this.inDoubt)
        throw new Lost(`${this.nation}: ${type} was refused: ${answer.error.code}`);
      this.possible = before;
      this.inDoubt = false;
      return;
    }
    this.acknowledged.push(input);
    this.possible = answer.resolved ? [{ turn: turn + 1, draft: [], sealed: false }] : afterwards;
    this.inDoubt = false;
  }

  /** The desk must hold all that was acknowledged, and at most what was asked and not answered. */
  private compare(desk: Desk): void {
    const found: Known = { turn: desk.view.world.turn, draft: desk.draft, sealed: desk.sealed };
    const resolved = this.possible.flatMap(({ turn, sealed }) =>
      sealed ? [{ turn: turn + 1, draft: [], sealed: false }] : [],
    );
    const possible = distinct([...this.possible, ...resolved]);
    if (!possible.some((one) => isDeepStrictEqual(one, found)))
      throw new Lost(`${this.nation} had ${JSON.stringify(possible)} and found ${JSON.stringify(found)}`);
    this.known = found;
    this.possible = this.inDoubt ? possible : [found];
  }
}

/** Refusals of a server whose store is away for a moment. */
const PASSING: ReadonlySet<string> = new Set(['not-stored', 'no-match']);

const pause = (ms: number) => new Promise<void>((over) => setTimeout(over, ms));

/** Something acknowledged is gone: the one thing that must not happen. */
class Lost extends Error {}

/** Each once: while a store is away, what may be grows by a few with every try, and must not double. */
const distinct = (all: readonly Known[]): Known[] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
];

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
