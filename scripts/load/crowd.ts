import type { Order } from '#shared/orders/index.ts';
import { UPDATE_FORMAT } from '#shared/updates/update.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { newMatch, Player } from '../../test/kit/player.ts';

/** What the clients of many matches saw. All times in ms. */
export class Seen {
  readonly acks: number[] = []; // from asking to the answer, of drafts and seals that end no turn
  readonly turns: number[] = []; // from asking for the last seal to the new desk of a seat
  readonly fanOuts: number[] = []; // from the first seat that has the new turn to each other
  bytes = 0; // received by all clients
  resolved = 0;
  refused = 0; // or not answered in time

  /** Forgets what was seen while the crowd came in. */
  clear(): void {
    for (const list of [this.acks, this.turns, this.fanOuts]) list.length = 0;
    this.bytes = 0;
    this.resolved = 0;
    this.refused = 0;
  }
}

/** Four people at one match, who draft at moments of their own and seal at the end of each turn. */
export class Four {
  private readonly players: readonly Player[];
  private readonly seen: Seen;
  private readonly awaited = new Map<Player, () => void>(); // an update
  private turn = 0;
  private drafts = 0;

  private constructor(players: readonly Player[], seen: Seen) {
    this.players = players;
    this.seen = seen;
    for (const player of players) {
      const { room } = player;
      room.onMessage('update', () => this.awaited.get(player)?.());
      const { events } = room.connection;
      const hear = events.onmessage;
      events.onmessage = (message: MessageEvent<ArrayBuffer>) => {
        seen.bytes += message.data.byteLength;
        hear?.(message);
      };
    }
  }

  static async sit(url: string, seed: number, seen: Seen): Promise<Four> {
    const match = await newMatch(url, [...NATIONS], { seed, turns: 20 });
    const players: Player[] = [];
    for (const nation of NATIONS) {
      const player = await Player.sit(url, match, nation);
      await player.ask('look', { updates: 0, format: UPDATE_FORMAT }); // as the page does; what they say is not read here
      players.push(player);
    }
    return new Four(players, seen);
  }

  /**
   * One turn that lasts so long: each drafts twice, all but one seal before its end, and the last one ends it.
   * @returns when all four have the new one
   */
  async play(ms: number, moment: () => number): Promise<void> {
    const { turn } = this;
    const [last, ...others] = this.players;
    if (!last) return;
    const end = performance.now() + ms;
    await Promise.all(
      this.players.map(async (player) => {
        for (let one = 0; one < 2; one++) {
          await pause(moment() * ms * 0.4);
          await this.ask(player, 'draft', { turn, orders: [wish(player.nation, this.drafts++)] });
        }
      }),
    );
    await Promise.all(
      others.map(async (player) => {
        await pause(moment() * ms * 0.1);
        await this.ask(player, 'seal', { turn });
      }),
    );
    await pause(end - performance.now());
    const asked = performance.now();
    const there = this.players.map(async (player) => {
      await new Promise<void>((come) => this.awaited.set(player, come));
      return performance.now();
    });
    if (!(await this.accepted(last, 'seal', { turn }))) return;
    const arrived = await Promise.all(there);
    const first = Math.min(...arrived);
    for (const at of arrived) {
      this.seen.turns.push(at - asked);
      this.seen.fanOuts.push(at - first);
    }
    this.seen.resolved += 1;
    this.turn += 1;
  }

  async leave(): Promise<void> {
    await Promise.all(this.players.map((player) => player.leave()));
  }

  private async ask(player: Player, type: 'draft' | 'seal', message: object): Promise<void> {
    const asked = performance.now();
    if (await this.accepted(player, type, message)) this.seen.acks.push(performance.now() - asked);
  }

  /** Whether the server said yes; a server that is asked for too much may also say nothing in time. */
  private async accepted(player: Player, type: 'draft' | 'seal', message: object): Promise<boolean> {
    const answer = await player.ask(type, message).catch(() => null);
    if (answer?.ok) return true;
    this.seen.refused += 1;
    return false;
  }
}

export const pause = (ms: number) => new Promise<void>((over) => setTimeout(over, ms));

/** Cheap and legal, and another one each time. */
const wish = (_: NationId, count: number): Order => ({
  kind: 'stockpile',
  commodity: 'light',
  tonnes: 1 + (count % 64) / 64,
  limit: 30 + (count % 8) / 8,
});
