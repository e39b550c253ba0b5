/** A refusal by the server, by its stable code; `offline` where it can't be reached. */
export class Refusal<Code extends string = string> extends Error {
  readonly code: Code | 'offline';

  constructor(code: Code | 'offline') {
    super(code);
    this.code = code;
  }
}

interface Asked {
  body?: unknown;
  token?: string;
  authorization?: string; // instead of a token
  signal?: AbortSignal;
}

/** Asks the server's plain HTTP side. Throws a Refusal. */
export const ask = <T, Code extends string>(
  method: 'GET' | 'POST',
  path: string,
  asked: Asked = {},
): Promise<T> => hear<T, Code>(method, path, asked, (response) => response.json());

/** Fetches a file from there. Throws a Refusal. */
export const askFile = <Code extends string>(path: string, asked: Asked): Promise<Blob> =>
  hear<Blob, Code>('GET', path, asked, (response) => response.blob());

async function hear<T, Code extends string>(
  method: 'GET' | 'POST',
  path: string,
  { body, token, authorization = token && `Bearer ${token}`, signal }: Asked,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  let code: Code | undefined;
  try {
    const response = await fetch(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(authorization ? { authorization } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    if (response.ok) return await read(response);
    const refused: { error?: { code: Code } } = await response.json();
    code = refused.error?.code;
  } catch {
    // Nobody answered, the answer broke off, or it is a portal's page and not the server's.
  }
  throw new Refusal<Code>(code ?? 'offline');
}
