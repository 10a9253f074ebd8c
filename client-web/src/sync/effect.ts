// What a replica needs of its surroundings, and what it asks of them.
import type { Renamed } from '../core/view';
import type { Person } from '../wire/frames';
import type { StoredRefusal } from './stored';

export type Effect =
  | { readonly kind: 'connect' }
  /** Close the connection; `closed` need not be called for it. */
  | { readonly kind: 'disconnect' }
  /** `passing`: of no use later, may be dropped when the socket is behind. */
  | { readonly kind: 'send'; readonly bytes: Uint8Array<ArrayBuffer>; readonly passing: boolean }
  /** Something waits for takeWrite(). */
  | { readonly kind: 'write' }
  /** The document changed; `all`: it was rebuilt. */
  | { readonly kind: 'changed'; readonly all: boolean; readonly renamed?: Renamed }
  | { readonly kind: 'presence' }
  | { readonly kind: 'people'; readonly people: readonly Person[]; readonly whole: boolean }
  | { readonly kind: 'refused'; readonly refusal: StoredRefusal };

export interface Environment {
  readonly token: string;
  /** Random, not 0, one for this page load (Hello.instance). */
  readonly instance: bigint;
  /** The board is only looked at: nobody is there (P17). */
  readonly watcher: boolean;
  hash(batch: Uint8Array): bigint;
  /** Several when it is too much for one batch now; none when it can not be rewritten. */
  restamp(batch: Uint8Array, from: number, ownSince: number): Uint8Array[];
  /** Whether a batch may go past those of its author that wait from a counter on (P35). */
  goesAlone(batch: Uint8Array, author: number, since: number, moderator: boolean): boolean;
  random(): number;
  /** Wall clock, ms; only to date what people read. */
  wall(): number;
}
