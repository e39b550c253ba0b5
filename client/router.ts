import { signal } from '@preact/signals';

const PLAIN = [
  'challenge',
  'achievements',
  'together',
  'teach',
  'online',
  'account',
  'moderate',
  'admin',
  'leaderboard',
] as const;
export type Route =
  | { screen: 'home' | (typeof PLAIN)[number] }
  | { screen: 'match' | 'away'; match: string }
  | { screen: 'replay'; match: string | null } // null: of a file
  | { screen: 'player'; player: string } // an id, or a name
  | { screen: 'join'; code: string | null }
  | { screen: 'screen' | 'lobby'; code: string }
  | { screen: 'tournament'; code: string | null; desk: boolean } // null: one of one's own, or by code
  | { screen: 'class'; code: string; seat: { world: number; nation: string } | null };

export const route = signal<Route>(read());

function read(): Route {
  const match = /^\/match\/([\w-]+)$/.exec(location.pathname)?.[1];
  if (match) return { screen: 'match', match };
  const away = /^\/away\/([\w-]+)$/.exec(location.pathname)?.[1];
  if (away) return { screen: 'away', match: away };
  const player = /^\/player\/([^/]+)$/.exec(location.pathname)?.[1];
  if (player) return { screen: 'player', player: decoded(player) };
  const [again, shown = null] = /^\/replay(?:\/([\w-]+))?$/.exec(location.pathname) ?? [];
  if (again !== undefined) return { screen: 'replay', match: shown };
  const tournament = /^\/tournament(?:\/([A-Za-z0-9]{6})(\/desk)?)?$/.exec(location.pathname);
  if (tournament)
    return {
      screen: 'tournament',
      code: tournament[1]?.toUpperCase() ?? null,
      desk: tournament[2] !== undefined,
    };
  const [, door, typed] =
    /^\/(join|class|screen|lobby)(?:\/([A-Za-z0-9]{6}))?$/.exec(location.pathname) ?? [];
  const code = typed?.toUpperCase() ?? null;
  if (door === 'join') return { screen: door, code };
  if ((door === 'screen' || door === 'lobby') && code) return { screen: door, code };
  if (door === 'class' && code) return { screen: door, code, seat: null };
  const [, console, world, nation] =
    /^\/class\/([A-Z0-9]{6})\/(\d{1,2})\/([A-Z]{3})$/.exec(location.pathname) ?? [];
  if (console && nation)
    return { screen: 'class', code: console, seat: { world: Number(world) - 1, nation } };
  return { screen: PLAIN.find((one) => location.pathname === `/${one}`) ?? 'home' };
}

/** What an address that somebody typed says, also where it is not well formed. */
function decoded(typed: string): string {
  try {
    return decodeURIComponent(typed);
  } catch {
    return typed;
  }
}

export function go(path: string): void {
  history.pushState(null, '', path);
  route.value = read();
  window.scrollTo(0, 0);
}

/** Goes on without a way back to where one was. */
export function goInstead(path: string): void {
  history.replaceState(null, '', path);
  route.value = read();
  window.scrollTo(0, 0);
}

window.addEventListener('popstate', () => {
  route.value = read();
});

/** For links: an ordinary click stays in the page, everything else is the browser's. */
export function follow(event: MouseEvent, path: string): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(path);
}
