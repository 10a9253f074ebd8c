// Pictures of mine that are not on a board yet: an outbox beside that of batches. A picture is stored on this device, shown to
// its person at once, sent when there is a network, and only then put onto the board, because a board names only what the
// server has (P22a). What is put onto the board waits like everything else from then on.
//
// No picture is lost: it leaves this outbox when the board has it, or when its person takes it away.
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Rect } from '../../scene/rect';
import type { Prepared } from './prepare';
import type { StoredPicture } from './shelf';
import type { NotSent, Sending, Uploaded } from './upload';

export interface WaitingPicture {
  readonly stored: StoredPicture;
  /** waiting: for a network, a board that takes it, or its turn. held: another page of this device sends it. */
  readonly state: 'waiting' | 'sending' | 'failed' | 'held';
  /** Of its bytes, 0 to 1. */
  readonly progress: number;
  /** Why it failed, as the server says it; or why it waits. */
  readonly code: string;
}

/** What becomes of a picture that the server has. `later`: the board takes nothing at the moment; `notThisPhase`: nor pictures. */
export type Placed = 'placed' | 'later' | 'notThisPhase' | 'full';

export interface WaitingHost {
  readonly event: string;
  readonly board: string;
  /** Whose page this is: the same after a reload. */
  readonly page: string;
  readonly shelf: {
    waiting(event: string, board: string): Promise<StoredPicture[]>;
    put(picture: StoredPicture): Promise<void>;
    remove(id: string): Promise<void>;
    claim(id: string, page: string, now: number, until: number): Promise<boolean>;
  };
  send(what: Pick<Sending, 'bytes' | 'type' | 'progress' | 'signal'>): Promise<Uploaded | NotSent>;
  online(): boolean;
  /** Puts it onto the board. Called again for one of which nobody knows whether it got there. */
  place(picture: StoredPicture, blob: string): Placed;
  /** The device could not store it: a reload would lose it. */
  notStored(error: unknown): void;
  now(): number;
  later(act: () => void, ms: number): void;
  newId(): string;
}

/** How long a page has a picture for itself that says nothing more. */
export const claimMs = 20_000;
const lookAgainMs = 5_000;

export class WaitingPictures {
  private readonly list = signal<readonly WaitingPicture[]>([]);
  private sending: { id: string; stop: AbortController } | null = null;
  private over = false;

  constructor(private readonly host: WaitingHost) {}

  get all(): ReadonlySignal<readonly WaitingPicture[]> {
    return this.list;
  }

  /** Those of an earlier visit. */
  async open(): Promise<void> {
    const { event, board, shelf } = this.host;
    const stored = await shelf.waiting(event, board);
    const known = new Set(this.list.peek().map((one) => one.stored.id));
    this.list.value = [
      ...stored.filter(({ id }) => !known.has(id)).map((one) => waiting(one)),
      ...this.list.peek(),
    ];
    this.look();
  }

  async add(picture: Prepared, at: Rect): Promise<void> {
    const { event, board, shelf, page } = this.host;
    const now = this.host.now();
    const { x, y, w, h } = at;
    const { bytes, type, width, height } = picture;
    const what = { event, board, bytes, type, width, height, x, y, w, h };
    const stored: StoredPicture = { id: this.host.newId(), ...what, at: now, page, until: now + claimMs };
    this.list.value = [...this.list.peek(), waiting(stored)];
    await shelf.put(stored).catch((error: unknown) => this.host.notStored(error));
    this.look();
  }

  /** Its person moved it. */
  async move(id: string, x: number, y: number): Promise<void> {
    const one = this.of(id);
    if (!one || one.stored.blob !== undefined) return;
    const stored = { ...one.stored, x, y };
    this.change(id, { stored });
    await this.host.shelf.put(stored).catch((error: unknown) => this.host.notStored(error));
  }

  retry(id: string): void {
    this.change(id, { state: 'waiting', code: '', progress: 0 });
    this.look();
  }

  remove(id: string): void {
    if (this.sending?.id === id) this.sending.stop.abort();
    this.forget(id);
  }

  /** The network, or the board, is there again. */
  look(): void {
    if (this.over || this.sending || !this.host.online()) return;
    const next = this.list.peek().find(({ state }) => state === 'waiting');
    if (!next) return;
    const stop = new AbortController();
    this.sending = { id: next.stored.id, stop };
    void this.bring(next.stored.id, stop.signal)
      .catch((error: unknown) => {
        console.error('tablee: a picture could not be brought to its board', error);
        return lookAgainMs;
      })
      .then((pause) => {
        this.sending = null;
        if (pause > 0) this.host.later(() => this.look(), pause);
        else this.look();
      });
  }

  close(): void {
    this.over = true;
    this.sending?.stop.abort();
  }

  /** One picture as far as it goes; how long to wait before the next try. */
  private async bring(id: string, signal: AbortSignal): Promise<number> {
    const { host } = this;
    const mine = await host.shelf
      .claim(id, host.page, host.now(), host.now() + claimMs)
      // A device that stores nothing has one page alone that knows of it.
      .catch(() => true);
    if (!mine) return this.heldElsewhere(id);
    const one = this.of(id);
    if (!one || this.over) return 0;
    const blob = one.stored.blob ?? (await this.sent(id, one.stored, signal));
    if (typeof blob === 'number') return blob;
    return this.put(id, blob);
  }

  private async sent(id: string, stored: StoredPicture, signal: AbortSignal): Promise<string | number> {
    this.change(id, { state: 'sending', progress: 0 });
    const { bytes, type } = stored;
    const progress = (share: number): void => this.change(id, { progress: share });
    const answer = await this.host.send({ bytes, type, progress, signal });
    if ('blob' in answer) return answer.blob;
    if (answer.again !== null) {
      this.change(id, { state: 'waiting', progress: 0 });
      return answer.again;
    }
    this.change(id, { state: 'failed', code: answer.code });
    return 0;
  }

  /** That the server has it is written down first: a page that ends in between looks whether the board has it too. */
  private async put(id: string, blob: string): Promise<number> {
    const one = this.of(id);
    if (!one) return 0;
    if (one.stored.blob === undefined) {
      const stored = { ...one.stored, blob };
      this.change(id, { stored, progress: 1 });
      await this.host.shelf.put(stored).catch((error: unknown) => this.host.notStored(error));
    }
    if (this.over) return 0;
    const placed = this.host.place({ ...one.stored, blob }, blob);
    if (placed === 'placed') this.forget(id);
    else if (placed === 'full') this.change(id, { state: 'failed', code: 'board_full' });
    else this.change(id, { state: 'waiting', code: placed === 'later' ? '' : 'not_this_phase' });
    return placed === 'later' || placed === 'notThisPhase' ? lookAgainMs : 0;
  }

  /** It comes back here should that page end; or is gone when that page was done. */
  private async heldElsewhere(id: string): Promise<number> {
    const { event, board, shelf } = this.host;
    const there = (await shelf.waiting(event, board)).some((one) => one.id === id);
    if (!there) this.list.value = this.list.peek().filter(({ stored }) => stored.id !== id);
    else {
      this.change(id, { state: 'held' });
      this.host.later(() => this.change(id, { state: 'waiting' }), claimMs);
      this.host.later(() => this.look(), claimMs);
    }
    return 0;
  }

  private of(id: string): WaitingPicture | undefined {
    return this.list.peek().find(({ stored }) => stored.id === id);
  }

  private change(id: string, part: Partial<WaitingPicture>): void {
    this.list.value = this.list.peek().map((one) => (one.stored.id === id ? { ...one, ...part } : one));
  }

  private forget(id: string): void {
    this.list.value = this.list.peek().filter(({ stored }) => stored.id !== id);
    this.host.shelf.remove(id).catch((error: unknown) => {
      console.warn('tablee: a picture that is done with stays on this device', error);
    });
  }
}

function waiting(stored: StoredPicture): WaitingPicture {
  return { stored, state: 'waiting', progress: 0, code: '' };
}
