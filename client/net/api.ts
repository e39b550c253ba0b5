import type { OpenedMatch, WireError } from '#shared/protocol/messages.ts';

/** What can be in the way besides the host's own refusals. */
type Obstacle =
  | 'offline' // the server could not be reached
  | 'not-here' // the match is not kept in this browser
  | 'old-rules' // it was begun by rules that this page no longer has
  | 'damaged'; // what this browser keeps of it can't be brought back

/** A refusal by the host of a match, or what was in the way to it. */
export class Refusal extends Error {
  readonly code: WireError['code'] | Obstacle;

  constructor(code: Refusal['code']) {
    super(code);
    this.code = code;
  }
}

/** A server that has not answered after so long stands still; another one may not. */
const PATIENCE_MS = 10_000;

async function post<T>(path: string, body: unknown): Promise<T> {
  let refused: WireError | undefined;
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) return await response.json();
    const answer: { error?: WireError } = await response.json();
    refused = answer.error;
  } catch {
    // Nobody answered, the answer broke off, or it is a portal's page and not the server's.
  }
  throw new Refusal(refused?.code ?? 'offline');
}

/** @param join as whom one comes, so that a place is kept at once */
export const openMatch = (match: string, join: object): Promise<OpenedMatch> =>
  post(`/api/matches/${match}/open`, { join });
