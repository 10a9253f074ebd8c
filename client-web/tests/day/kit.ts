// A server's end of the event socket: it says what a test tells it to, and keeps what it was sent.
import type * as wire from '../../src/wire/gen/day';
import { ClientFrame, Entry, ServerFrame, Snapshot, Welcome } from '../../src/wire/gen/day';
import { decodeFrame, type Frame } from '../../src/wire/day_frames';

function whole<T>(message: { decode(bytes: Uint8Array): T }, some: Partial<T>): T {
  return { ...message.decode(new Uint8Array()), ...some };
}

export function frame(some: Partial<wire.ServerFrame>): Frame {
  return decodeFrame(bytesOf(some));
}

export function bytesOf(some: Partial<wire.ServerFrame>): Uint8Array {
  return ServerFrame.encode(whole(ServerFrame, some)).finish();
}

export function entry(offset: number, what: wire.Entry['what']): wire.Entry {
  return whole(Entry, { offset: BigInt(offset), time: BigInt(1000 * offset), what });
}

export function snapshot(offset: number, some: Partial<wire.Snapshot> = {}): wire.Snapshot {
  return whole(Snapshot, { offset: BigInt(offset), ...some });
}

export function welcome(some: Partial<wire.Welcome>): Partial<wire.ServerFrame> {
  return { welcome: whole(Welcome, { epoch: 7n, participant: 3, now: 1_000_000n, ...some }) };
}

export function phase(title: string, some: Partial<wire.Phase> = {}): wire.Phase {
  const empty = { id: 0, instruction: '', tables: [], allowed: undefined, locksAtEnd: false };
  return { ...empty, title, privacy: 0, names: 0, place: 0, length: 0n, ...some };
}

export function run(id: number, title: string, some: Partial<wire.Run> = {}): wire.Run {
  return { id: BigInt(id), phase: phase(title), began: 1n, ended: 0n, locked: false, ...some };
}

export function timer(table: number, some: Partial<wire.Timer> = {}): wire.Timer {
  return { id: 9n, table, state: 1, ends: 0n, left: 0n, length: 60_000n, startedBy: 0, run: 0n, ...some };
}

export function sent(bytes: Uint8Array): NonNullable<wire.ClientFrame['body']> {
  return ClientFrame.decode(bytes).body!;
}
