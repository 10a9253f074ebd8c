import { describe, expect, test } from 'vitest';
import { batchCounter } from '../../src/wire/batch';
import { decodeServerFrame, encodePresence, encodeSubmit } from '../../src/wire/frames';
import { ClientFrame } from '../../src/wire/gen/sync';
import { batchTexts, encodeBatch, encodeFrame, pong } from './messages';

describe('frames', () => {
  test('P17: a moment that would be too large loses its least telling parts', () => {
    const refs = Array.from({ length: 64 }, (_, i) => ({ counter: 2 ** 48 + i, replica: 2 ** 30 }));
    const ink = Array.from({ length: 400 }, (_, i) => i * 1_000_000);
    const bytes = encodePresence({ pointer: { x: 1.4, y: -2.6 }, selected: refs, dragged: refs, ink });
    expect(bytes.length).toBeLessThanOrEqual(2_048);
    const { body } = ClientFrame.decode(bytes);
    if (body?.$case !== 'presence') throw new Error('not presence');
    expect(body.value.pointer).toMatchObject({ x: 1n, y: -3n });
    expect(body.value.selected).toHaveLength(0);
  });

  test('batches travel as they are', () => {
    const batches = [Uint8Array.of(1, 2, 3), Uint8Array.of(255)];
    const { body } = ClientFrame.decode(encodeSubmit(7, batches));
    expect(body?.$case === 'submit' && body.value).toMatchObject({ firstSeq: 7n, batches });
  });

  test('P25: fields of a newer version are passed over', () => {
    const known = encodeFrame({ pong: pong({ nonce: 5n, head: 9n }) });
    // Field 100, varint 1.
    const frame = decodeServerFrame(Uint8Array.from([...known, 0xa0, 0x06, 0x01]));
    expect(frame.pong).toEqual({ nonce: 5, head: 9 });
  });

  test('bytes that are no frame throw', () => {
    expect(() => decodeServerFrame(Uint8Array.of(0x0a, 0x7f))).toThrow();
  });
});

describe('batches', () => {
  test.each([1, 127, 128, 300, 2 ** 32 + 5, 2 ** 50])('the first counter %d is read', (counter) => {
    const batch = encodeBatch(counter, [{}]);
    expect(batchCounter(batch)).toBe(counter);
  });

  test('words are found again, whatever the bytes', () => {
    const ops = [{ insert: 'a👍🏽é' }, { life: [1n, 0n, 1n] }, { insert: 'مرحبا\r\n' }];
    expect(batchTexts(encodeBatch(1, ops))).toEqual(['a👍🏽é', 'مرحبا\r\n']);
    expect(batchTexts(Uint8Array.of(0xff, 0xff))).toEqual([]);
    expect(batchCounter(Uint8Array.of(8, 0xff))).toBe(0);
  });
});
