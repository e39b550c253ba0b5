import { habitual } from '../bots/characters.ts';
import type { Decision, Mind } from '../bots/think.ts';
import type { Answer, ErrorCode } from '../protocol/messages.ts';
import type { NationId } from '../world/terms.ts';
import { type View, view } from '../world/view.ts';
import type { Input, Match } from './match.ts';
import { undecided } from './step.ts';

/** Thinks for a bot, where nobody has to wait for it. A bot that can't think (a rejection) follows its habits. */
export type Think = (known: View, mind: Mind) => Promise<Decision>;

/** What the bots of a match need of its host. */
interface Chancery {
  readonly match: Match;
  readonly think: Think;
  play(input: Input): Promise<Answer>;
}

/** Answers after which a bot tries something else, or the same later. */
const REFUSED: ReadonlySet<ErrorCode> = new Set(['illegal-order', 'not-stored', 'stuck']);

/** The computer governments of a match: has them think, each once a turn, and plays what they decide. */
export class Cabinets {
  private readonly chancery: Chancery;
  /** The turn that each was last asked about. */
  private readonly asked = new Map<NationId, number>();
  private closed = false;

  constructor(chancery: Chancery) {
    this.chancery = chancery;
  }

  /** Asks those that have not decided: once a turn, and again when a decision could not be kept. */
  ask(): void {
    const { match } = this.chancery;
    for (const seat of undecided(match)) {
      if (this.asked.get(seat) === match.world.turn) continue;
      this.asked.set(seat, match.world.turn);
      void this.decide(seat);
    }
  }

  /** The turn has changed under them: those whose decision no longer counts are asked anew. */
  askAgain(): void {
    this.asked.clear();
  }

  /** From now on nothing that they are still thinking about is heard. */
  close(): void {
    this.closed = true;
  }

  private async decide(seat: NationId): Promise<void> {
    const { match, think } = this.chancery;
    const { turn } = match.world;
    const { bot: character, strength } = match.seats[seat];
    if (!character || !strength) return;
    const known = view(match.world, seat);
    const thought = await think(known, { character, strength }).catch(() => null);
    const habits = () => ({ orders: habitual(character).decide(known), reasons: [] });
    let refused = await this.tell(seat, turn, thought ?? habits());
    // A decision that is not legal or can't be kept must not hold up the match; habits are simpler.
    if (refused && thought) refused = await this.tell(seat, turn, habits());
    if (refused) this.asked.delete(seat);
  }

  /** Whether a decision was refused for what it is, or could not be kept. */
  private async tell(seat: NationId, turn: number, { orders, reasons }: Decision): Promise<boolean> {
    if (this.closed) return false;
    const answer = await this.chancery.play({ type: 'bot', seat, turn, orders, reasons });
    return !answer.ok && REFUSED.has(answer.error.code);
  }
}
