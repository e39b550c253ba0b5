import { afterEach, describe, expect, it, vi } from 'vitest';
import { rememberedShown, rememberShown, USUAL } from '../../../client/map/shown.ts';
import { tabStore } from '../../../client/net/tab.ts';
import { fakeStorage } from '../storage.ts';

/** A browser whose settings keep pages from storing: even to name a store throws. */
function block(name: 'localStorage' | 'sessionStorage'): void {
  vi.stubGlobal(name, null);
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get: () => {
      throw new DOMException('denied', 'SecurityError');
    },
  });
}
afterEach(() => vi.unstubAllGlobals());

describe('what a tab keeps', () => {
  it('is there after a reload, until it is taken away', () => {
    vi.stubGlobal('sessionStorage', fakeStorage());
    tabStore('a').keep('secret');
    expect(sessionStorage.getItem('a')).toBe('secret');
    expect(tabStore('a').held()).toBe('secret');
    tabStore('a').keep(null);
    expect(tabStore('a').held()).toBeNull();
    expect(sessionStorage.getItem('a')).toBeNull();
  });

  it.each([
    ['full', () => vi.stubGlobal('sessionStorage', fakeStorage(true))],
    ['blocked', () => block('sessionStorage')],
  ])('lives as long as the page where the store is %s', (_, stub) => {
    stub();
    tabStore('b').keep('secret');
    expect(tabStore('b').held()).toBe('secret');
    expect(tabStore('c').held()).toBeNull();
    tabStore('b').keep(null);
    expect(tabStore('b').held()).toBeNull();
  });
});

it('a map whose choices can’t be stored shows the usual', () => {
  block('localStorage');
  rememberShown({ ...USUAL, layers: [] });
  expect(rememberedShown()).toEqual(USUAL);
});
