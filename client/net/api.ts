import type { CreatedMatch, CreateMatch, OpenedMatch, WireError } from '#shared/protocol/messages.ts';

/** A refusal by the server, or that it could not be reached (code 'offline'). */
export class Refusal extends Error {
  readonly code: WireError['code'] | 'offline';

  constructor(code: Refusal['code']) {
    super(code);
    this.code = code;
  }
}

async function post<T>(path: string, body: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Refusal('offline');
  }
  if (response.ok) return response.json();
  const { error }: { error?: WireError } = await response.json().catch(() => ({}));
  throw new Refusal(error?.code ?? 'offline');
}

export const createMatch = (wish: CreateMatch): Promise<CreatedMatch> => post('/api/matches', wish);
export const openMatch = (match: string): Promise<OpenedMatch> => post(`/api/matches/${match}/open`, {});
