import { describe, expect, test } from 'vitest';
import { AskingClaims, LockClaims, type Notes } from '../../src/sync/claim';

/** Channels and storage of one device, without a browser. */
class Device {
  private readonly channels: BroadcastChannel[] = [];
  private readonly values = new Map<string, string>();
  readonly notes: { -readonly [K in keyof Notes]: Notes[K] } = {
    getItem: (key) => this.values.get(key) ?? null,
    setItem: (key, value) => void this.values.set(key, value),
    removeItem: (key) => void this.values.delete(key),
  };
  frozen: unknown = null;
  now = 1_000;

  page(name: string): AskingClaims {
    const channel = { onmessage: null } as unknown as BroadcastChannel;
    channel.postMessage = (data: unknown) => {
      if (this.frozen === channel) return;
      for (const other of this.channels) {
        if (other !== channel && other !== this.frozen) other.onmessage?.({ data } as MessageEvent);
      }
    };
    this.channels.push(channel);
    // Others run between the steps of a claim, as they do while it waits.
    return new AskingClaims(
      channel,
      this.notes,
      name,
      () => new Promise((resolve) => setImmediate(resolve)),
      () => this.now,
    );
  }

  freeze(index: number): void {
    this.frozen = this.channels[index];
  }
}

describe('without Web Locks', () => {
  test('two pages never hold one name', async () => {
    const device = new Device();
    const [a, b] = [device.page('a'), device.page('b')];
    const held = await a.claim('x');
    expect(held).not.toBeNull();
    expect(await b.claim('x')).toBeNull();
    expect(await b.claim('y')).not.toBeNull();
    held!.release();
    expect(await b.claim('x')).not.toBeNull();
  });

  test('a full device keeps the mark that it has', async () => {
    const device = new Device();
    const held = await device.page('a').claim('x');
    device.now += 2 * 3_600_000;
    const { setItem } = device.notes;
    device.notes.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    expect(held!.holds()).toBe(true);
    device.notes.setItem = setItem;
    expect(held!.holds()).toBe(true);
    expect(await device.page('b').claim('x')).toBeNull();
  });

  test('of two that come at once, one gets it', async () => {
    const device = new Device();
    const claims = await Promise.all(['a', 'b', 'c'].map((name) => device.page(name).claim('x')));
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  });

  test('two claims of one page at once are as two of two pages: one gets it', async () => {
    const device = new Device();
    const page = device.page('a');
    const claims = await Promise.all([page.claim('x'), page.claim('x')]);
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    claims.find((claim) => claim !== null)!.release();
    const later = await page.claim('x');
    expect(later!.holds()).toBe(true);
    // Letting go of the one twice does not let go of the other.
    claims.find((claim) => claim !== null)!.release();
    expect(later!.holds()).toBe(true);
  });

  test('nothing is done away with whose page does not answer, before it is a day old', async () => {
    const device = new Device();
    const [a, b] = [device.page('a'), device.page('b')];
    await a.claim('x');
    device.freeze(0);
    expect(await b.claimUnused('x')).toBeNull();
    expect(await b.claimUnused('y')).not.toBeNull();
    device.now += 25 * 3_600_000;
    expect(await b.claimUnused('x')).not.toBeNull();
  });

  test('a page that is gone or frozen does not hold for ever', async () => {
    const device = new Device();
    const [a, b] = [device.page('a'), device.page('b')];
    const held = await a.claim('x');
    expect(held!.holds()).toBe(true);
    device.freeze(0);
    expect(await b.claim('x')).not.toBeNull();
    // It wakes up, and may not write any more.
    expect(held!.holds()).toBe(false);
  });
});

describe('with Web Locks', () => {
  /** As the browser's: a request waits its turn unless it says otherwise, or until its signal. */
  const fakeLocks = () => {
    const tails = new Map<string, Promise<void>>();
    return {
      request: async (
        name: string,
        options: LockOptions,
        call: (lock: object | null) => Promise<void> | undefined,
      ) => {
        const before = tails.get(name);
        if (before && options.ifAvailable) return call(null);
        const given = new Promise<void>((_, reject) => {
          options.signal?.addEventListener('abort', () => reject(options.signal!.reason));
        });
        await Promise.race([before, ...(before ? [given] : [])]);
        const mine = Promise.resolve(call({})).then(() => void tails.delete(name));
        tails.set(name, mine);
        await mine;
      },
    } as unknown as LockManager;
  };

  test('a held name is refused until it is released', async () => {
    const claims = new LockClaims(fakeLocks());
    const held = await claims.claim('x');
    expect(await claims.claim('x')).toBeNull();
    held!.release();
    await new Promise((resolve) => setImmediate(resolve));
    expect(await claims.claim('x')).not.toBeNull();
  });

  test('who has patience gets a name that is released meanwhile, and else learns that it is not', async () => {
    const claims = new LockClaims(fakeLocks());
    const held = await claims.claim('x');
    const waiting = claims.claim('x', 60_000);
    held!.release();
    expect(await waiting).not.toBeNull();
    expect(await claims.claim('x', 5)).toBeNull();
  });
});
