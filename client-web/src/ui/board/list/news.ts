// What others did, told to who does not see it: at most one sentence every few seconds, and nothing of what I did myself.

import type { ListingCatalogue } from '../../../i18n/listing_fr';

/** Between two sentences, ms. */
export const quietMs = 5000;
/** Letters of a note that are read aloud. */
const wordsMax = 80;

export interface Deed {
  readonly what: 'new' | 'changed' | 'gone';
  /** The thing; said once, however often it changed. */
  readonly key: string;
  readonly text: string;
  /** Empty: nobody knows, or nobody is told. */
  readonly by: string;
}

export class News {
  private readonly deeds = new Map<string, Deed>();
  private told = -Infinity;

  hear(deed: Deed): void {
    const before = this.deeds.get(deed.key);
    if (before?.what === 'new' && deed.what === 'gone') this.deeds.delete(deed.key);
    else this.deeds.set(deed.key, before?.what === 'new' ? { ...deed, what: 'new', by: before.by } : deed);
  }

  /** When something is to be told; null: there is nothing. */
  get due(): number | null {
    return this.deeds.size === 0 ? null : this.told + quietMs;
  }

  /** What is to be said now; empty: nothing yet. */
  take(now: number, t: ListingCatalogue): string {
    const { due } = this;
    if (due === null || now < due) return '';
    const said = [t.news.new, t.news.changed, t.news.gone].map((say, i) => {
      const what = (['new', 'changed', 'gone'] as const)[i];
      const all = [...this.deeds.values()].filter((deed) => deed.what === what);
      const [one] = all;
      return one ? say(all.length, one.text.trim().slice(0, wordsMax), one.by) : '';
    });
    this.deeds.clear();
    this.told = now;
    return said.filter((part) => part !== '').join(' ');
  }
}
