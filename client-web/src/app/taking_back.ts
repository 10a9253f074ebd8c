// Taking back what was done on the boards of an event: the server says by which batches (a plan), and this page submits them as
// its own, over a connection that lasts no longer. Nothing is kept on the device: what did not get through is planned anew.
import { fromHex } from '../wire/hex';
import { decodeServerFrame, encodeHello, encodeSubmit } from '../wire/frames';
import { json, request, Unreachable } from './api';

/** Whose work: one person's or everybody's since a moment, or one replica's from a batch on (what was taken back). */
export type Whose =
  | { readonly participant: number; readonly since: number }
  | { readonly everybody: 1; readonly since: number }
  | { readonly replica: number; readonly first: number; readonly since: number };

/** Of objects. */
export interface Counts {
  readonly hidden: number;
  readonly back: number;
  readonly changed: number;
  /** Others have gone on with them: they stay. */
  readonly left: number;
}

export interface Plan extends Counts {
  readonly board: string;
  /** Of the newest entry that it knows. */
  readonly time: number;
  readonly batches: readonly Uint8Array[];
}

/** By what it can be undone. */
export interface Done {
  readonly board: string;
  readonly replica: number;
  readonly first: number;
  readonly since: number;
}

/** Of how many objects something would change. */
export function touched({ hidden, back, changed }: Counts): number {
  return hidden + back + changed;
}

export function sum(plans: readonly Counts[]): Counts {
  const total = (key: keyof Counts) => plans.reduce((all, plan) => all + plan[key], 0);
  return { hidden: total('hidden'), back: total('back'), changed: total('changed'), left: total('left') };
}

export async function plan(token: string, board: string, whose: Whose): Promise<Plan> {
  const query = new URLSearchParams(Object.entries(whose).map(([name, value]) => [name, String(value)]));
  const answer = await json<Counts & { time: number; batches: string[] }>(
    request(`boards/${board}/reversal?${query.toString()}`, token),
  );
  return { ...answer, board, batches: answer.batches.map(fromHex) };
}

/** What fits one frame and one Submit (base/limits.h). */
const frameBytes = 192 * 1024;
const frameBatches = 256;
/** How long one answer may take. */
const patienceMs = 20_000;

/** The next of them that go in one frame. */
export function portion(batches: readonly Uint8Array[], from: number): readonly Uint8Array[] {
  let bytes = 0;
  let end = from;
  while (end < batches.length && end - from < frameBatches) {
    bytes += batches[end]!.length;
    if (end > from && bytes > frameBytes) break;
    end += 1;
  }
  return batches.slice(from, end);
}

function hello(token: string) {
  return encodeHello({
    token,
    epoch: 0n,
    cursor: 0,
    replica: 0,
    nextSeq: 1,
    lastBatchHash: 0n,
    ackedSeq: 0,
    ackedBatchHash: 0n,
    wantKeyframe: false,
    unackedHashes: [],
    instance: crypto.getRandomValues(new BigUint64Array(1))[0]! | 1n,
    watcher: false,
    cursorTime: 0,
    witness: undefined,
  });
}

/** Submits what a plan says; resolves when all of it is durable. Throws Unreachable when that is not known. */
export function submit(token: string, { board, batches, time }: Plan, url: URL): Promise<Done | null> {
  if (batches.length === 0) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, 'tablee.v1');
    socket.binaryType = 'arraybuffer';
    let done: Done | null = null;
    let sent = 0;
    let patience = setTimeout(() => socket.close(), patienceMs);
    let result: Error | null = new Unreachable('the connection ended');
    const finish = (error: Error | null): void => {
      result = error;
      socket.close();
    };
    const send = (): void => {
      const next = portion(batches, sent);
      if (done) socket.send(encodeSubmit(done.first + sent, [...next]));
      sent += next.length;
    };
    socket.onopen = () => socket.send(hello(token));
    socket.onmessage = ({ data }) => {
      clearTimeout(patience);
      patience = setTimeout(() => socket.close(), patienceMs);
      const frame = decodeServerFrame(new Uint8Array(data as ArrayBuffer));
      if (frame.welcome) {
        const { replica, lastSeq } = frame.welcome;
        done = { board, replica, first: lastSeq + 1, since: time };
        send();
      }
      for (const entry of frame.entries) {
        if (!done || entry.seq < done.first) continue;
        if (entry.refused !== 0) return finish(new Unreachable('it was refused'));
        if (entry.seq !== done.first + sent - 1) continue;
        if (sent === batches.length) return finish(null);
        send();
      }
    };
    socket.onclose = () => {
      clearTimeout(patience);
      if (result) reject(result);
      else resolve(done);
    };
  });
}
