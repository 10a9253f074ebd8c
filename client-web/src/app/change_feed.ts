// Tells the screens what changed in a document: changes merged, at most once per animation frame; a rebuild at once,
// because from then on every handle that somebody holds is another thing's.
import type { Document, Renamed } from '../core/document';
import type { Changes, Unsubscribe } from './model';

export class ChangeFeed {
  private readonly listeners = new Set<(changes: Changes) => void>();
  private scheduled = false;
  private loaded = false;
  private closed = false;

  constructor(
    private readonly document: Document,
    /** Called once per animation frame, before the listeners. */
    private readonly before: () => void = () => undefined,
  ) {}

  listen(listener: (changes: Changes) => void): Unsubscribe {
    this.listeners.add(listener);
    if (this.loaded) listener({ all: true, list: [] });
    return () => this.listeners.delete(listener);
  }

  /** The document changed, or what goes with it. */
  touch(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    requestAnimationFrame(() => this.tell());
  }

  /** The document was rebuilt, just now. */
  rebuilt(renamed?: Renamed): void {
    this.loaded = true;
    if (this.closed) return;
    // Said of handles that are no more.
    this.document.takeChanges();
    this.say({ all: true, list: [], ...(renamed && { renamed }) });
    this.touch();
  }

  /** The document may be freed after this. */
  close(): void {
    this.closed = true;
    this.listeners.clear();
  }

  private tell(): void {
    this.scheduled = false;
    if (this.closed) return;
    this.before();
    if (this.listeners.size === 0) return;
    const list = this.document.takeChanges();
    if (list.length > 0) this.say({ all: false, list });
  }

  private say(changes: Changes): void {
    for (const listener of [...this.listeners]) listener(changes);
  }
}
