// Carries a replica's effects out: its socket, its store, its timers. No decisions here; those are replica.ts's.
import { decodeServerFrame } from '../wire/frames';
import type { Effect } from './effect';
import type { Replica } from './replica';
import { SlotLost } from './slots';
import type { Write } from './stored';

/** What a connection tells; nothing after `close`. */
export interface SocketEvents {
  open(): void;
  message(data: ArrayBuffer): void;
  close(code: number): void;
}

export interface Socket {
  /** Bytes that wait to leave. */
  readonly bufferedAmount: number;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

export interface Surroundings {
  connect(events: SocketEvents): Socket;
  /** Stores one step; rejects when it could not. Null: there is nowhere to store. */
  readonly store: ((write: Write) => Promise<void>) | null;
  inflate(deflated: Uint8Array, bytes: number): Promise<Uint8Array>;
  /** Monotonic ms. */
  now(): number;
  /** Calls back after `ms`; the result cancels. */
  after(ms: number, call: () => void): () => void;
  /** Effects that are not the runner's: what to show. Called after each event, with all of them. */
  show(effects: readonly Effect[]): void;
}

/** Bytes waiting in the socket above which presence is dropped. */
const bufferedMax = 8 * 1024;
/** Writes under way at a time. */
const writesMax = 3;
/** Pause before a failed write is tried again: at first it may have been the connection alone, which is opened anew. */
const firstRetryMs = 200;
const storeRetryMs = 10_000;

export class Runner {
  private socket: Socket | null = null;
  private incoming: Promise<void> = Promise.resolve();
  private readonly writing = new Set<Promise<void>>();
  private cancelTimer: (() => void) | null = null;
  private cancelRetry: (() => void) | null = null;
  private ended = false;
  /** Writes that failed since one was done. */
  private failures = 0;

  constructor(
    private readonly replica: Replica,
    private readonly around: Surroundings,
  ) {
    if (!around.store) replica.storeless();
  }

  /** Runs `event` on the replica and carries out what follows. */
  run(event: (replica: Replica, now: number) => void): void {
    event(this.replica, this.around.now());
    this.carryOut();
  }

  /** Ends timers and connection; resolves when everything is stored. */
  async end(): Promise<void> {
    this.ended = true;
    this.run((replica) => replica.close());
    this.cancelTimer?.();
    this.cancelRetry?.();
    this.cancelRetry = null;
    await this.stored();
  }

  /** The page may be about to go: asks for everything to be stored now, however much is under way. */
  flush(): void {
    this.write(Infinity);
  }

  /** Resolves when everything up to now is stored, or could not be. */
  async stored(): Promise<void> {
    this.flush();
    while (this.writing.size > 0) await Promise.all(this.writing);
  }

  private carryOut(): void {
    const shown: Effect[] = [];
    let write = false;
    for (const effect of this.replica.takeEffects()) {
      if (effect.kind === 'connect') this.connect();
      else if (effect.kind === 'disconnect') this.disconnect();
      else if (effect.kind === 'send') this.send(effect.bytes, effect.passing);
      else if (effect.kind === 'write') write = true;
      else shown.push(effect);
    }
    if (write) this.write();
    this.setTimer();
    this.around.show(shown);
  }

  /** What only matters at its moment is dropped first when the network is slow (P17). */
  private send(bytes: Uint8Array<ArrayBuffer>, passing: boolean): void {
    if (passing && this.socket && this.socket.bufferedAmount > bufferedMax) return;
    this.socket?.send(bytes);
  }

  private setTimer(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    const deadline = this.replica.deadline;
    if (this.ended || deadline === null) return;
    const wait = Math.max(0, deadline - this.around.now());
    this.cancelTimer = this.around.after(wait, () => this.run((replica, now) => replica.tick(now)));
  }

  private connect(): void {
    this.disconnect();
    let socket: Socket | null = null;
    const current = (event: (replica: Replica, now: number) => void) => {
      if (this.socket === socket) this.run(event);
    };
    socket = this.around.connect({
      open: () => current((replica, now) => replica.opened(now)),
      message: (data) => {
        this.incoming = this.incoming.then(() => this.receive(socket, data));
      },
      close: (code) => {
        // What was received before is handled before.
        this.incoming = this.incoming.then(() => {
          if (this.socket !== socket) return;
          this.socket = null;
          this.run((replica, now) => replica.closed(code, now));
        });
      },
    });
    this.socket = socket;
  }

  private async receive(socket: Socket | null, data: ArrayBuffer): Promise<void> {
    if (this.socket !== socket || !socket) return;
    try {
      const frame = decodeServerFrame(new Uint8Array(data));
      const deflated = frame.welcome?.keyframe;
      const keyframe = deflated ? await this.around.inflate(deflated, frame.welcome!.keyframeBytes) : null;
      if (this.socket !== socket) return;
      this.run((replica, now) => replica.received(frame, keyframe, now));
    } catch (error) {
      // Not a frame of ours, or a fault of ours: this connection is of no more use, the next one may be.
      console.error('tablee: a frame could not be handled', error);
      this.disconnect();
      this.run((replica, now) => replica.closed(1002, now));
    }
  }

  private disconnect(): void {
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  /** Hands out what is to be stored; while `most` writes are under way, more is collected. */
  private write(most = writesMax): void {
    while (this.writing.size < most && !this.cancelRetry) {
      const write = this.replica.takeWrite();
      if (!write || !this.around.store) return;
      const writing: Promise<void> = this.around.store(write).then(
        () => {
          this.writing.delete(writing);
          if (this.writing.size === 0) this.failures = 0;
          this.run((replica) => replica.written(write.ticket));
          this.write();
        },
        (error: unknown) => {
          this.writing.delete(writing);
          this.storeFailed(error);
        },
      );
      this.writing.add(writing);
    }
  }

  private storeFailed(error: unknown): void {
    if (error instanceof SlotLost) return this.run((replica, now) => replica.stop('taken', now));
    console.error('tablee: this device could not store', error);
    this.run((replica) => replica.writeFailed());
    if (this.ended || this.cancelRetry) return;
    const pause = this.failures++ === 0 ? firstRetryMs : storeRetryMs;
    this.cancelRetry = this.around.after(pause, () => {
      this.cancelRetry = null;
      this.write();
    });
  }
}
