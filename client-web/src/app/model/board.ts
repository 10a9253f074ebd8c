// An open board, as screens read and change it. Positions are board units, times milliseconds since 1970.
import type { ReadonlySignal } from '@preact/signals';
import type { BoardReading, BoardWriting, Change, ObjectRef, Renamed } from '../../core/document';
import type { WrittenIn } from '../../tools/work_layer';
import type { Moment } from '../../wire/frames';
import type { Status, Refused } from './status';

/** What changed since the last call, merged. */
export interface Changes {
  /**
   * The document was rebuilt (first load, keyframe, refused batch, new replica number): every handle is new. Told at
   * once, before anything else can run: read everything again, and look up what you hold by its name. `list` is empty.
   */
  readonly all: boolean;
  readonly list: readonly Change[];
  /** Only with `all`: my unconfirmed objects got other ids. */
  readonly renamed?: Renamed;
}

/** Something that was deleted and not brought back, also when it is gone for good since. */
export interface Deletion {
  readonly object: ObjectRef;
  /** The op that deleted it (`Document.deleted`). */
  readonly by: ObjectRef;
  readonly time: number;
}

/** One replica's moment. Absent means "none now". */
export type PresenceState = Moment;

export interface OtherPresence extends PresenceState {
  readonly replica: number;
  readonly participant: number;
  /** When it last changed (performance.now() clock), to fade what is old. */
  readonly at: number;
}

export type Unsubscribe = () => void;

export interface Board {
  readonly id: string;
  /** To look at. Stays the same object while the board is open; empty until the first change with `all`. */
  readonly document: BoardReading;
  readonly status: ReadonlySignal<Status>;
  /** Others by replica. A new map at most once per animation frame. */
  readonly presence: ReadonlySignal<ReadonlyMap<number, OtherPresence>>;
  /** Refused things, newest last. */
  readonly tray: ReadonlySignal<readonly Refused[]>;
  /** My replica number here; 0 while none was issued. */
  readonly replica: ReadonlySignal<number>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** Called at most once per animation frame; with `all` at once, also when the board is already loaded. */
  onChanges(listener: (changes: Changes) => void): Unsubscribe;
  /** How many acts I have done and undone here: tells whether one is still the last. */
  readonly acts: ReadonlySignal<number>;
  /** How often the phase did not take what was to be written; nothing was. */
  readonly notThisPhase: ReadonlySignal<number>;
  /**
   * Runs `act` on the document, commits what it wrote as one batch and sends it. It is one act of undo; edits of one
   * `series` are one act together, unless something else was done in between. False when nothing was written or I may
   * not write here.
   */
  edit(act: (document: BoardWriting) => void, options?: { series?: object | undefined }): boolean;
  /** Whether such things may be made in this phase; who reads it within an effect is told when that changes. */
  takes(thing: WrittenIn): boolean;
  /** Whether the text of such a thing may be written in this phase; that it may not is said. */
  mayWriteIn(thing: WrittenIn): boolean;
  undo(): boolean;
  redo(): boolean;
  /** Whose is what is written from now on, of those who share this device; 0: its own person's. Each undoes their own. */
  actAs?(participant: number): void;
  /** Who acts here as `from` has the number `to` now, in all that is not sent yet. */
  renumber?(from: number, to: number): void;
  /** Changes part of my presence; `undefined` takes a part away. Sent at most 20 times a second. */
  setPresence(part: PresenceState): void;
  /** Whether words stand in a field that the board does not take. */
  holdsWords(held: boolean): void;
  /** Keeps words in the tray that could not be written to the board. */
  putAside(words: string): void;
  dismissRefused(id: number): void;
  /** Makes a refused thing anew; it goes out, and may be refused again. False: not at the moment. */
  retryRefused(id: number): boolean;
  /** When what is deleted was deleted; the server is asked, and may not answer. */
  deletions(): Promise<readonly Deletion[]>;
  /** Tries to connect now (a button "try again"). */
  retry(): void;
  /** Called before it closes, while it can still be written to. */
  onClosing(listener: () => void): Unsubscribe;
  /** Unsent changes stay stored and go out in the background. */
  close(): void;
}

export interface OpenOptions {
  /** watch: never writes, keeps nothing on this device (wall, several boards side by side). Default edit. */
  readonly mode?: 'edit' | 'watch';
}
