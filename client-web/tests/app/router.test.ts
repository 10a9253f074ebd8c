import { describe, expect, test } from 'vitest';
import { parseRoute, routeHash } from '../../src/app/router';
import { takeInvitation } from '../../src/app/session';
import type { Route } from '../../src/app/model';

describe('routes', () => {
  const board = '0123456789abcdef';
  const routes: Route[] = [
    { screen: 'home' },
    { screen: 'watch' },
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

describe('invitations', () => {
  const take = (hash: string) => {
    const calls: unknown[] = [];
    const location = { hash, pathname: '/', search: '?x=1' } as Location;
    const history = { state: null, replaceState: (...args: unknown[]) => calls.push(args[2]) };
    return { found: takeInvitation(location, history as unknown as History), calls };
  };

  test('a code leaves the address bar once it is taken', () => {
    expect(take('#j=ABC-DEF')).toEqual({ found: { kind: 'join', code: 'ABC-DEF' }, calls: ['/?x=1'] });
    expect(take('#m=mfzwizlo').found).toEqual({ kind: 'moderator', code: 'mfzwizlo' });
    expect(take('#o=mfzwizlo').found).toEqual({ kind: 'observer', code: 'mfzwizlo' });
  });

  test('anything else stays', () => {
    for (const hash of ['', '#/watch', '#x=1', '#j=', '#j=<b>']) {
      expect(take(hash)).toEqual({ found: null, calls: [] });
    }
  });
});
