import { expect, test } from 'vitest';
import { newMatchId, newToken, sameHash, tokenHash } from '../../server/accounts/tokens.ts';

test('tokens are 43 url-safe characters and never the same', () => {
  const tokens = Array.from({ length: 100 }, newToken);
  expect(new Set(tokens).size).toBe(100);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  expect(newMatchId()).toMatch(/^[\w-]{16}$/);
});

test('only the hash of the very token fits', () => {
  const token = newToken();
  expect(sameHash(tokenHash(token), tokenHash(token))).toBe(true);
  expect(sameHash(tokenHash(token), tokenHash(newToken()))).toBe(false);
  expect(sameHash(tokenHash(token), '')).toBe(false);
  expect(sameHash('', '')).toBe(false);
  expect(tokenHash(token)).not.toContain(token);
});
