import type { SignedUp } from '#shared/protocol/account.ts';
import { Authenticator } from './authenticator.ts';

/** Asks the server about an account; throws the code of a refusal. */
export async function askAccount(
  url: string,
  path: string,
  {
    body,
    token = '',
    headers = {},
  }: { body?: unknown; token?: string; headers?: Record<string, string> } = {},
) {
  const response = await fetch(`${url}/api/account${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error.code);
  return answer;
}

/** A new account, with its passkey. */
export async function newAccount(
  url: string,
  name: string,
  key = new Authenticator(url),
): Promise<SignedUp & { key: Authenticator }> {
  const asked = await askAccount(url, '/sign-up/options', { body: { name } });
  const signed: SignedUp = await askAccount(url, '/sign-up', { body: key.create(asked) });
  return { ...signed, key };
}
