/** A refusal by the server, by its stable code; `offline` where it can't be reached. */
export class Refusal<Code extends string = string> extends Error {
  readonly code: Code | 'offline';

  constructor(code: Code | 'offline') {
    super(code);
    this.code = code;
  }
}

/** Asks the server's plain HTTP side. Throws a Refusal. */
export async function ask<T, Code extends string>(
  method: 'GET' | 'POST',
  path: string,
  { body, token, signal }: { body?: unknown; token?: string; signal?: AbortSignal } = {},
): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch {
    throw new Refusal<Code>('offline');
  }
  if (response.ok) return response.json();
  const { error }: { error?: { code: Code } } = await response.json().catch(() => ({}));
  throw new Refusal<Code>(error?.code ?? 'offline');
}
