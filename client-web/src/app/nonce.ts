// The number by which the server knows a join that is sent again: kept on this device until an answer has come, so that a
// second tap, a second tab and a reload are the same person. One for the device: who joins another event with it is somebody
// else there anyway.

/** Its going is what other tabs see of a join that was answered. */
export const nonceKey = 'tablee.nonce';
const bytes = 16;

/** What a page keeps it in: localStorage, which may be switched off. */
type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function newNonce(): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export class Nonce {
  /** Where the device stores nothing, the page's own. */
  private own: string | null = null;

  constructor(private readonly keep: () => Keep) {}

  /** The one that waits for its answer, or a new one. */
  take(): string {
    const nonce = this.stored() ?? this.own ?? newNonce();
    this.own = nonce;
    try {
      this.keep().setItem(nonceKey, nonce);
    } catch {
      // Nothing is stored here: it holds until the page is closed.
    }
    return nonce;
  }

  /** Its answer has come: the next join is another. */
  answered(nonce: string): void {
    if (this.own === nonce) this.own = null;
    try {
      if (this.keep().getItem(nonceKey) === nonce) this.keep().removeItem(nonceKey);
    } catch {
      // Nothing was stored.
    }
  }

  private stored(): string | null {
    try {
      const nonce = this.keep().getItem(nonceKey);
      return nonce !== null && /^[0-9a-f]{32}$/.test(nonce) ? nonce : null;
    } catch {
      return null;
    }
  }
}
