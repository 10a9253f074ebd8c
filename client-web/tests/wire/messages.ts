// Whole messages from the parts that a test cares about.
import { Batch, Op } from '../../src/wire/gen/batch';
import { Entry, Notice, Pong, Presence, ServerFrame, Welcome } from '../../src/wire/gen/sync';

const none = new Uint8Array();

/** All fields at their defaults but these. */
const whole =
  <T>(message: { decode(bytes: Uint8Array): T }) =>
  (part: Partial<T>): T => ({ ...message.decode(none), ...part });

export const entry = whole(Entry);
export const notice = whole(Notice);
export const pong = whole(Pong);
export const presence = whole(Presence);
export const welcome = whole(Welcome);
export const frame = whole(ServerFrame);
export const op = whole(Op);

export function encodeFrame(part: Partial<ServerFrame>): Uint8Array {
  return ServerFrame.encode(frame(part)).finish();
}

export function encodeBatch(counter: number, ops: Partial<Op>[]): Uint8Array {
  return Batch.encode({ counter: BigInt(counter), ops: ops.map(op) }).finish();
}

/** Texts that a batch inserts, in order. */
export function batchTexts(batch: Uint8Array): string[] {
  try {
    return Batch.decode(batch)
      .ops.map(({ insert }) => insert)
      .filter((text) => text !== '');
  } catch {
    return [];
  }
}
