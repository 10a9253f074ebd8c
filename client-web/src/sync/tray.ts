// What was refused for good, until somebody puts it away. A write that failed may have been the one with a refusal in it, so all
// of them are known here.
import type { StoredRefusal } from './stored';

/** What never had a number is told apart, in order of its coming, by one below all others. */
const unnumbered = -1_000_000_000;

export class Tray {
  private items: { readonly refusal: StoredRefusal; readonly ticket: number }[];
  private made = 0;

  constructor(stored: readonly StoredRefusal[]) {
    this.items = stored.map((refusal) => ({ refusal, ticket: 0 }));
  }

  get all(): readonly StoredRefusal[] {
    return this.items.map(({ refusal }) => refusal);
  }

  nextUnnumbered(): number {
    return unnumbered + this.made++;
  }

  /** `ticket`: of the write that stores it. */
  add(refusal: StoredRefusal, ticket: number): void {
    this.items.push({ refusal, ticket });
  }

  has({ at, seq }: StoredRefusal): boolean {
    return this.items.some(({ refusal }) => refusal.at === at && refusal.seq === seq);
  }

  forget(gone: readonly StoredRefusal[]): void {
    const left = this.items.filter(
      ({ refusal: { at, seq } }) => !gone.some((one) => one.at === at && one.seq === seq),
    );
    this.items = left;
  }

  /** Everything is written anew by the write with this ticket. */
  storedAnew(ticket: number): void {
    this.items = this.items.map(({ refusal }) => ({ refusal, ticket }));
  }

  /** Those whose write is later than `ticket`. */
  after(ticket: number): readonly StoredRefusal[] {
    return this.items.filter((item) => item.ticket > ticket).map(({ refusal }) => refusal);
  }
}
