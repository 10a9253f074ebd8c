// Which screen is shown, kept in the address as `#/…` so that reload, back and bookmarks work.
import { signal } from '@preact/signals';
import type { Route, Router } from './model';

/** Screens whose address is their name alone. */
const plain = ['new', 'watch', 'desk', 'screen', 'agora', 'replay', 'help'] as const;
type Plain = (typeof plain)[number];

export function parseRoute(hash: string): Route {
  // Behind an @ stands what is the screen's own business.
  const [, screen, board] = /^#\/(\w+)(?:\/([0-9a-f]{16}))?(?:@|$)/.exec(hash) ?? [];
  if ((screen === 'board' || screen === 'replay') && board !== undefined) return { screen, board };
  if (screen !== undefined && (plain as readonly string[]).includes(screen))
    return { screen: screen as Exclude<Plain, 'replay'> };
  return { screen: 'home' };
}

export function routeHash(route: Route): string {
  if (route.screen === 'home') return '#/';
  return 'board' in route ? `#/${route.screen}/${route.board}` : `#/${route.screen}`;
}

export class PageRouter implements Router {
  readonly route = signal<Route>(parseRoute(location.hash));

  constructor() {
    addEventListener('hashchange', () => this.look());
  }

  /** The address may have been written anew. */
  look(): void {
    this.route.value = parseRoute(location.hash);
  }

  href(route: Route): string {
    return routeHash(route);
  }

  go(route: Route, options: { replace?: boolean } = {}): void {
    const hash = routeHash(route);
    if (options.replace) {
      history.replaceState(history.state, '', hash);
      this.route.value = route;
    } else {
      location.hash = hash;
    }
  }
}
