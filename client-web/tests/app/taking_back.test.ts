// Taking back: what goes in one frame, and how far a plan got is known from what the server says of each batch.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { portion, submit, sum, type Plan } from '../../src/app/taking_back';
import { fromHex } from '../../src/wire/hex';
import { Unreachable } from '../../src/app/api';
import { ClientFrame, Entry, ServerFrame, Welcome } from '../../src/wire/gen/sync';

const plan = (batches: readonly Uint8Array[]): Plan => ({
  board: 'b',
  time: 7,
  hidden: 0,
  back: 0,
  changed: 0,
  left: 0,
  batches,
});

const none = new Uint8Array();

/** A message, of which the rest is as proto3 has it. */
function whole<T extends object>(of: { decode(bytes: Uint8Array): T }, some: Partial<T>): T {
  return { ...of.decode(none), ...some };
}

/** A server that welcomes, and answers each batch: `refuse` is the seq that it does not take. */
class FakeSocket {
  static refuse = 0;
  static sent: number[] = [];
  static lasts = true;
  binaryType = '';
  onopen?: () => void;
  onmessage?: (event: { data: ArrayBuffer }) => void;
  onclose?: () => void;

  constructor() {
    queueMicrotask(() => this.onopen?.());
  }

  private say(some: Partial<ServerFrame>): void {
    const bytes = ServerFrame.encode(whole(ServerFrame, some)).finish();
    queueMicrotask(() => this.onmessage?.({ data: bytes.slice().buffer }));
  }

  send(bytes: Uint8Array): void {
    const { body } = ClientFrame.decode(bytes);
    if (body?.$case === 'hello') return this.say({ welcome: whole(Welcome, { replica: 9, lastSeq: 4n }) });
    if (body?.$case !== 'submit') return;
    const first = Number(body.value.firstSeq);
    FakeSocket.sent.push(body.value.batches.length);
    if (!FakeSocket.lasts) return this.close();
    const entries = body.value.batches.map((_, i) =>
      whole(Entry, {
        offset: BigInt(first + i),
        seq: BigInt(first + i),
        refused: first + i === FakeSocket.refuse ? 2 : 0,
      }),
    );
    this.say({ entries });
  }

  close(): void {
    queueMicrotask(() => this.onclose?.());
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  Object.assign(FakeSocket, { refuse: 0, sent: [], lasts: true });
});

describe('Taking back', () => {
  const url = new URL('ws://here/');
  const many = Array.from({ length: 300 }, () => new Uint8Array([1]));

  it('reads hexadecimal digits and adds up what all boards say', () => {
    expect([...fromHex('00ff1a')]).toEqual([0, 255, 26]);
    const one = { ...plan([]), hidden: 1, left: 2 };
    expect(sum([one, one])).toEqual({ hidden: 2, back: 0, changed: 0, left: 4 });
  });

  it('sends what fits one frame, and one batch at least', () => {
    expect(portion(many, 0)).toHaveLength(256);
    expect(portion(many, 256)).toHaveLength(44);
    const large = [new Uint8Array(190 * 1024), new Uint8Array(10 * 1024)];
    expect(portion(large, 0)).toHaveLength(1);
  });

  it('submits all, portion by portion, and says by what it can be undone', async () => {
    vi.stubGlobal('WebSocket', FakeSocket);
    await expect(submit('t', plan(many), url)).resolves.toEqual({
      board: 'b',
      replica: 9,
      first: 5,
      since: 7,
    });
    expect(FakeSocket.sent).toEqual([256, 44]);
  });

  it('says that it did not get through when a batch is refused or the connection ends', async () => {
    vi.stubGlobal('WebSocket', FakeSocket);
    FakeSocket.refuse = 6;
    await expect(submit('t', plan(many), url)).rejects.toThrow(Unreachable);
    FakeSocket.refuse = 0;
    FakeSocket.lasts = false;
    await expect(submit('t', plan(many), url)).rejects.toThrow(Unreachable);
  });

  it('asks nobody when there is nothing to do', async () => {
    await expect(submit('t', plan([]), url)).resolves.toBeNull();
  });
});
