import { afterEach, describe, expect, test, vi } from 'vitest';
import * as api from '../../src/app/api';
import { joinError } from '../../src/app/join_error';

const portal = () => new Response('<h1>Bienvenue. Votre chambre\u00a0?</h1>', { status: 200 });

function stopping(): Response {
  const body = new ReadableStream({
    start: (out) => out.enqueue(Uint8Array.of(1, 2)),
    pull: (out) => out.error(new TypeError('network error')),
  });
  return new Response(body, { headers: { 'X-Tablee-Head': '3', 'X-Tablee-Bytes': '5' } });
}

const asked: [string, () => Promise<unknown>][] = [
  ['entries', () => api.entries('t', 'b', 0, 9)],
  ['a keyframe', () => api.keyframe('t', 'b', 0)],
  ['deletions', () => api.deletions('t', 'b')],
  ['who is put out', () => api.putOut('t', [1])],
  ['an event', () => api.event('t')],
];

async function code(ask: () => Promise<unknown>): Promise<string> {
  return ask().then(
    () => 'believed',
    (error: unknown) => joinError(error).code,
  );
}

afterEach(() => vi.unstubAllGlobals());

describe('an answer that is not the server’s', () => {
  test.each(asked)('is told from ours where %s were asked for, with 200', async (_, ask) => {
    vi.stubGlobal('fetch', () => Promise.resolve(portal()));
    expect(await code(ask)).toBe('not_ours');
  });

  test.each(asked)('that stops is no answer where %s were asked for', async (_, ask) => {
    vi.stubGlobal('fetch', () => Promise.resolve(stopping()));
    expect(await code(ask)).toBe('offline');
  });
});
