// Holds a name for one page of this device, so that two tabs never write as the same replica (P7).
//
// By Web Locks where the browser has them. A page over plain http on a LAN address is no secure context and has none:
// there a record in localStorage says who holds the name, and whoever wants it asks on a BroadcastChannel first. Timers
// of hidden pages are slow, messages are not, so a holder that sleeps still answers; one that is frozen does not, and
// loses the name: it sees so in the record before it writes again.

export interface Claim {
  /** Still this page's? Asked before each write, because a page that was frozen may have lost it. */
  holds(): boolean;
  release(): void;
}

export interface Claims {
  /** Null when another page holds the name, and still does after `patience` ms. */
  claim(name: string, patience?: number): Promise<Claim | null>;
}

export class LockClaims implements Claims {
  constructor(private readonly locks: LockManager) {}

  claim(name: string, patience = 0): Promise<Claim | null> {
    const how = patience > 0 ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true };
    return new Promise((resolve, reject) => {
      this.locks
        .request(name, how, (lock) => {
          if (!lock) {
            resolve(null);
            return undefined;
          }
          return new Promise<void>((release) => resolve({ release, holds: () => true }));
        })
        .catch((error: unknown) => {
          if (error instanceof DOMException && error.name === 'TimeoutError') resolve(null);
          else reject(error);
        });
    });
  }
}

interface Message {
  readonly ask?: string;
  readonly held?: string;
}

/** How long a holder has to answer. */
const answerMs = 200;

/** The part of localStorage that is needed. */
export interface Notes {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export class AskingClaims implements Claims {
  private readonly held = new Set<string>();
  private readonly answered = new Set<string>();

  constructor(
    private readonly channel: BroadcastChannel,
    private readonly notes: Notes,
    private readonly self: string,
    private readonly wait: (ms: number) => Promise<void>,
  ) {
    channel.onmessage = (event: MessageEvent<Message>) => {
      const { ask, held } = event.data;
      if (ask !== undefined && this.held.has(ask)) channel.postMessage({ held: ask });
      if (held !== undefined) this.answered.add(held);
    };
  }

  async claim(name: string): Promise<Claim | null> {
    if (this.held.has(name)) return null;
    const key = `tablee.claim.${name}`;
    if (this.notes.getItem(key) !== null) {
      this.answered.delete(name);
      this.channel.postMessage({ ask: name });
      await this.wait(answerMs);
      if (this.answered.has(name)) return null;
    }
    // Two pages may come here at once: the later mark stays, and both look after a pause.
    this.notes.setItem(key, this.self);
    this.held.add(name);
    await this.wait(answerMs / 2);
    if (this.notes.getItem(key) !== this.self) {
      this.held.delete(name);
      return null;
    }
    return {
      holds: () => this.notes.getItem(key) === this.self,
      release: () => {
        this.held.delete(name);
        if (this.notes.getItem(key) === this.self) this.notes.removeItem(key);
      },
    };
  }
}

export function randomName(): string {
  // crypto.randomUUID needs a secure context; this does not.
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('');
}

export function browserClaims(): Claims {
  // The lock manager is missing outside secure contexts, whatever the types say.
  const locks = navigator.locks as LockManager | undefined;
  if (locks) return new LockClaims(locks);
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  return new AskingClaims(new BroadcastChannel('tablee.claims'), localStorage, randomName(), wait);
}
