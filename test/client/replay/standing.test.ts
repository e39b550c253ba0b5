import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { howOf, type Judged, standingOf } from '../../../client/replay/standing.ts';
import { fakeStorage } from '../storage.ts';

beforeEach(() => vi.stubGlobal('localStorage', fakeStorage()));
afterEach(() => vi.unstubAllGlobals());

const judged = (known: boolean | null, ours: string | null): Judged => {
  const certificate = { match: 'm1', key: 'key', signature: '', record: '', final: '' };
  const signed = { certificate, known };
  return { checked: { faults: [], signed, commitment: null, turns: 4, hash: 'h' }, ours };
};

test('a signature is this server’s or another’s, where this server says which key is its own', () => {
  expect(standingOf(judged(true, 'key'))).toBe('signed');
  expect(standingOf(judged(true, 'other'))).toBe('foreign');
});

test('while the server can’t be asked, nobody is said to have signed', () => {
  expect(standingOf(judged(true, null))).toBe('unchecked');
  expect(howOf(judged(true, null))).toBe('unasked');
});

test('a browser that can’t check signatures says that, server or none', () => {
  for (const ours of ['key', null]) {
    expect(standingOf(judged(null, ours))).toBe('unchecked');
    expect(howOf(judged(null, ours))).toBe('unchecked');
  }
});
