import { describe, expect, it } from 'vitest';
import { obstacleOnTheWay, Way, type Reach } from '../../src/app/way';

const ours = JSON.stringify({ host: 'tables.example', peer: '127.0.0.1' });

function reach(get: [number, string] | null, post = 405, socket = true): Reach {
  return {
    fetch: (_, method) => {
      if (!get) return Promise.reject(new TypeError('no network'));
      const [status, text] = method === 'GET' ? get : [post, ''];
      return Promise.resolve({ status, text: () => Promise.resolve(text) });
    },
    socket: () => Promise.resolve(socket),
  };
}

describe('The way to the server', () => {
  it('is nothing to speak of without a network, and where all gets through', async () => {
    expect(await obstacleOnTheWay(reach(null))).toBeNull();
    expect(await obstacleOnTheWay(reach([200, ours]))).toBeNull();
    expect(await obstacleOnTheWay(reach([502, 'Bad gateway']))).toBeNull();
  });

  it('may have a proxy on it that lets no WebSocket through', async () => {
    expect(await obstacleOnTheWay(reach([200, ours], 405, false))).toBe('socket');
  });

  it('may change the name under which the server is asked', async () => {
    expect(await obstacleOnTheWay(reach([200, ours], 403, false))).toBe('origin');
    expect(await obstacleOnTheWay(reach([421, '{}'], 421, false))).toBe('name');
  });

  it('may end at somebody else', async () => {
    expect(await obstacleOnTheWay(reach([200, '<html>Welcome to the Wi-Fi']))).toBe('not_ours');
    expect(await obstacleOnTheWay(reach([200, '[]']))).toBe('not_ours');
    expect(await obstacleOnTheWay(reach([404, 'nginx']))).toBe('not_ours');
  });

  it('is looked at now and then while a table does not open, and forgotten when one does', async () => {
    let now = 0;
    let asked = 0;
    const blocked = reach([200, ours], 405, false);
    const way = new Way({ ...blocked, socket: () => (++asked, Promise.resolve(false)) }, () => now);
    await way.stuck();
    await way.stuck();
    expect(asked).toBe(1);
    expect(way.obstacle.value).toBe('socket');
    now += 30_000;
    await way.stuck();
    expect(asked).toBe(2);
    way.free();
    expect(way.obstacle.value).toBeNull();
  });
});
