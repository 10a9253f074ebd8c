// Tells the screens what changed in a document, merged, at most once per animation frame.
import type { Document } from '../core/document';
import type { Renamed } from '../sync/effect';
import type { Changes, Unsubscribe } from './model';

export class ChangeFeed {
  private readonly listeners = new Set<(changes: Changes) => void>();
  private scheduled = false;
  private all = false;
  private loaded = false;
  private closed = false;
  private renamed: Renamed | undefined;

  constructor(
    private readonly document: Document,
    /** Called before the listeners. */
    private readonly before: () => void = () => undefined,
  ) {}

  listen(listener: (changes: Changes) => void): Unsubscribe {
    this.listeners.add(listener);
    if (this.loaded) listener({ all: true, list: [] });
    return () => this.listeners.delete(listener);
  }

  /** The document changed; `all`: it was rebuilt. */
  touch(all = false, renamed?: Renamed): void {
    this.all ||= all;
    this.renamed = renamed ?? this.renamed;
    if (this.scheduled) return;
    this.scheduled = true;
    requestAnimationFrame(() => this.tell());
  }

  /** The document may be freed after this. */
  close(): void {
    this.closed = true;
    this.listeners.clear();
  }

  private tell(): void {
    this.scheduled = false;
    const { all, renamed } = this;
    this.all = false;
    this.renamed = undefined;
    if (this.closed) return;
    this.before();
    if (this.listeners.size === 0 && !all) return;
    const list = this.document.takeChanges();
    this.loaded ||= all;
    const changes = all ? { all, list: [], ...(renamed && { renamed }) } : { all, list };
    if (all || list.length > 0) for (const listener of [...this.listeners]) listener(changes);
  }
}
