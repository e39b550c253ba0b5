import { signal } from '@preact/signals';

export type Route = { screen: 'home' } | { screen: 'match'; match: string };

export const route = signal<Route>(read());

function read(): Route {
  const match = /^\/match\/([\w-]+)$/.exec(location.pathname)?.[1];
  return match ? { screen: 'match', match } : { screen: 'home' };
}

export function go(path: string): void {
  history.pushState(null, '', path);
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
