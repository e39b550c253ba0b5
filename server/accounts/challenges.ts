/** Longer than anybody takes to find their key, ms. */
const OPEN_MS = 300_000;
/** Questions open at once; the oldest goes, so that nobody fills the memory by asking. */
const MOST = 10_000;

/** What a passkey's answer will be for. */
export type Purpose =
  | { is: 'sign-up'; id: string; name: string }
  | { is: 'add'; account: string }
  | { is: 'sign-in' };

/** Random values that passkeys have been asked to sign. Each is good for one answer, and not for long. */
export class Challenges {
  private readonly open = new Map<string, { purpose: Purpose; until: number }>();

  keep(challenge: string, purpose: Purpose, now: number): void {
    if (this.open.size >= MOST) for (const [oldest] of [...this.open].slice(0, 1)) this.open.delete(oldest);
    this.open.set(challenge, { purpose, until: now + OPEN_MS });
  }

  /** What it was for; null where it was never asked, has been answered, or was asked too long ago. */
  take(challenge: string, now: number): Purpose | null {
    const found = this.open.get(challenge);
    this.open.delete(challenge);
    return found && found.until > now ? found.purpose : null;
  }
}
