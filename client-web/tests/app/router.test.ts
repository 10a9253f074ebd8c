import { describe, expect, test } from 'vitest';
import { parseRoute, routeHash } from '../../src/app/router';
import type { Route } from '../../src/app/model';

describe('routes', () => {
  const board = '0123456789abcdef';
  const routes: Route[] = [
    { screen: 'home' },
    { screen: 'watch' },
    { screen: 'desk' },
    { screen: 'screen' },
    { screen: 'board', board },
    { screen: 'replay', board },
  ];

  test.each(routes)('$screen survives the address bar', (route) => {
    expect(parseRoute(routeHash(route))).toEqual(route);
  });

  test.each(['', '#', '#/board', '#/board/xyz', '#/nothing', '#j=ABC-DEF'])('"%s" is home', (hash) => {
    expect(parseRoute(hash)).toEqual({ screen: 'home' });
  });
});
