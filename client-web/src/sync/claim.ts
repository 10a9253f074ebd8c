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
  /** The same, and null too when a page might hold it that does not answer, because it sleeps, say: to do away with what is named. */
  claimUnused(name: string): Promise<Claim | null>;
}

export class LockClaims implements Claims {
  constructor(private readonly locks: LockManager) {}

  /** A page that sleeps keeps its locks. */
  claimUnused(name: string): Promise<Claim | null> {
    return this.claim(name);
  }

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

/** Who does away with something is in no hurry: a page that is only slow still answers. */
const slowAnswerMs = 15 * answerMs;

/** A mark of a page that has not answered for so long is one of a page that is no more. */
const forgottenMs = 24 * 3_600_000;

/** How old a mark grows that is asked for again and again. */
const freshMs = 3_600_000;

export class AskingClaims implements Claims {
  /** What this page holds or is about to: two claims in one page are as two pages'. */
  private readonly held = new Set<string>();
  private readonly answered = new Set<string>();
  private made = 0;

  constructor(
    private readonly channel: BroadcastChannel,
    private readonly notes: Notes,
    private readonly self: string,
    private readonly wait: (ms: number) => Promise<void>,
    private readonly wall: () => number,
  ) {
    channel.onmessage = (event: MessageEvent<Message>) => {
      const { ask, held } = event.data;
      if (ask !== undefined && this.held.has(ask)) channel.postMessage({ held: ask });
      if (held !== undefined) this.answered.add(held);
    };
  }

  claim(name: string): Promise<Claim | null> {
    return this.claimOnce(name, 0);
  }

  claimUnused(name: string): Promise<Claim | null> {
    return this.claimOnce(name, forgottenMs);
  }

  /** `age`: how old the mark of a page must be that does not answer. */
  private async claimOnce(name: string, age: number): Promise<Claim | null> {
    // At once, before anything is waited for: the next claim in this page sees it.
    if (this.held.has(name)) return null;
    this.held.add(name);
    const claim = await this.marked(name, age).catch((error: unknown) => {
      this.held.delete(name);
      throw error;
    });
    if (!claim) this.held.delete(name);
    return claim;
  }

  private async marked(name: string, age: number): Promise<Claim | null> {
    const key = `tablee.claim.${name}`;
    const before = this.notes.getItem(key);
    if (before !== null) {
      if (age > 0 && this.wall() - markedAt(before) < age) return null;
      this.answered.delete(name);
      this.channel.postMessage({ ask: name });
      await this.wait(age > 0 ? slowAnswerMs : answerMs);
      if (this.answered.has(name)) return null;
      // Somebody else was faster.
      if (this.notes.getItem(key) !== before) return null;
    }
    // Each claim has its own mark, so that one that was lost is not taken for one that was made later.
    const whose = `${this.self}.${++this.made}`;
    let at = this.wall();
    let mark = `${whose} ${at}`;
    // Two pages may come here at once: the later mark stays, and both look after a pause.
    this.notes.setItem(key, mark);
    await this.wait(answerMs / 2);
    if (this.notes.getItem(key) !== mark) return null;
    let over = false;
    return {
      holds: () => {
        if (over || this.notes.getItem(key) !== mark) return false;
        // One that is used does not grow old.
        if (this.wall() - at >= freshMs) {
          at = this.wall();
          const fresh = `${whose} ${at}`;
          if (written(this.notes, key, fresh)) mark = fresh;
        }
        return true;
      },
      release: () => {
        if (over) return;
        over = true;
        this.held.delete(name);
        if (this.notes.getItem(key) === mark) this.notes.removeItem(key);
      },
    };
  }
}

/** A device that is full keeps the mark that it has. */
function written(notes: Notes, key: string, value: string): boolean {
  try {
    notes.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

/** Marks of older versions do not say when. */
function markedAt(mark: string): number {
  return Number(mark.split(' ')[1] ?? 0);
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
  return new AskingClaims(new BroadcastChannel('tablee.claims'), localStorage, randomName(), wait, Date.now);
}
