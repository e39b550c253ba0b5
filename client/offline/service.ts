/// <reference lib="webworker" />

// Serves the page from this browser, so that it opens without a network. One version's files stand in one cache
// and are served together: a page never gets scripts of one version and words of another.

declare const self: ServiceWorkerGlobalScope;

/** Written in front of this script by the build (scripts/offline.ts). */
declare const OFFLINE: {
  version: string;
  page: string; // SHA-256 of the page, in hex
  core: string[]; // what every reader needs
  languages: Record<string, string[]>; // what the readers of one language need besides
};

/** What the page asks of this script. */
type Wish = { is: 'language'; language: string } | { is: 'now' };

const PAGE = '/';
const CACHE = `lanthanide ${OFFLINE.version}`;
/** Which languages are kept; it outlives versions. */
const CHOSEN = 'lanthanide-languages';
/** Files named after their content: another version's copy is as good. */
const named = (path: string) => path.startsWith('/assets/');
/** What is fetched at the same time: the page itself goes first. */
const AT_ONCE = 4;

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));

self.addEventListener('message', (event) => {
  const wish: Wish = event.data;
  if (wish.is === 'now') event.waitUntil(self.skipWaiting());
  else event.waitUntil(keepLanguage(wish.language).then((kept) => event.ports[0]?.postMessage(kept)));
});

self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin) return;
  if (mode === 'navigate') {
    if (isScreen(pathname)) event.respondWith(serve(PAGE, event.request));
  } else if (named(pathname) || OFFLINE.core.includes(pathname))
    event.respondWith(serve(pathname, event.request));
});

/** What the server pushes: in the reader's language, and without a secret. */
interface Pushed {
  title: string;
  body: string;
  path: string;
  tag: string; // of one match: its newest news take the place of older ones
}

self.addEventListener('push', (event) => {
  if (!event.data) return;
  const { title, body, path, tag }: Pushed = event.data.json();
  event.waitUntil(
    self.registration.showNotification(title, { body, tag, data: path, icon: '/icon-192.png' }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(String(event.notification.data)));
});

/** Goes to a page that has the match open already, or opens one. */
async function show(path: string): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window' });
  const open = pages.find(({ url }) => new URL(url).pathname === path);
  await (open ? open.focus() : self.clients.openWindow(path));
}

/** Addresses that are screens of the page, as the server has it; all others are its business. */
const isScreen = (path: string) => !/\.|^\/(?:api|matchmake|healthz)\b/.test(path);

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await keepPage(cache);
  const languages = await chosen();
  await keep(cache, [...OFFLINE.core, ...languages.flatMap((one) => OFFLINE.languages[one] ?? [])]);
}

/** Should the server have changed under our hands, this version does not come about; the next is on its way. */
async function keepPage(cache: Cache): Promise<void> {
  const answer = await fetch(PAGE, { cache: 'no-cache' });
  const digest = await crypto.subtle.digest('SHA-256', await answer.clone().arrayBuffer());
  const found = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (found !== OFFLINE.page) throw new Error('the page is of another version than this script');
  await cache.put(PAGE, answer);
}

async function keep(cache: Cache, paths: readonly string[]): Promise<void> {
  const left = [...paths];
  const fetchOn = async () => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) await keepOne(cache, path);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchOn));
}

async function keepOne(cache: Cache, path: string): Promise<void> {
  if (await cache.match(path, { ignoreVary: true })) return;
  const older = named(path) ? await caches.match(path, { ignoreVary: true }) : undefined;
  const answer = older ?? (await fetch(path, named(path) ? {} : { cache: 'no-cache' }));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await cache.put(path, answer);
}

async function activate(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith('lanthanide ') && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
}

/** Keeps what a language needs, now and in versions to come. Whether all of it is here. */
async function keepLanguage(language: string): Promise<boolean> {
  const files = OFFLINE.languages[language];
  if (!files) return false;
  try {
    await keep(await caches.open(CACHE), files);
    await (await caches.open(CHOSEN)).put(`/${language}`, new Response());
    return true;
  } catch {
    return false; // without a network, or a place to keep it; it is asked for again at the next start
  }
}

async function chosen(): Promise<string[]> {
  const kept = await (await caches.open(CHOSEN)).keys();
  return kept.map(({ url }) => new URL(url).pathname.slice(1));
}

async function serve(path: string, request: Request): Promise<Response> {
  const kept = await (await caches.open(CACHE)).match(path, { ignoreVary: true });
  return kept ?? fetch(request);
}
