// What this device has stored, as far as writes have been answered. Tickets number the writes (stored.ts).

export class Device {
  private state: 'works' | 'failing' | 'none' = 'works';
  private writtenTicket = 0;
  /** Writes before this one do not count any more. */
  private wholeTicket = 0;

  /** It stores, as far as anybody knows. */
  get works(): boolean {
    return this.state === 'works';
  }

  get failing(): boolean {
    return this.state === 'failing';
  }

  /** Writes up to this ticket are on its disk. */
  get written(): number {
    return this.writtenTicket;
  }

  /** There is no place to store anything. */
  isNone(): void {
    this.state = 'none';
  }

  /** A write is done; they are done in their order. */
  wrote(ticket: number): void {
    // What was under way when a write failed leaves a hole; only the write that says everything counts again.
    if (ticket < this.wholeTicket) return;
    this.state = 'works';
    this.writtenTicket = ticket;
  }

  /** A write failed; the one with ticket `whole` will say everything. */
  failed(whole: number): void {
    this.state = 'failing';
    this.wholeTicket = whole;
  }
}
