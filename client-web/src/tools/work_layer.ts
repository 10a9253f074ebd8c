// A layer that one works on: its board, and what may be done to it. Whether it may be written to is asked each time: a role, a
// phase or a lost copy may change that under the hand.

import type { ReadonlySignal } from '@preact/signals';
import type { BoardReading, BoardWriting, ObjectRef } from '../core/document';
import { Layer } from '../scene/layer';
import type { Point } from '../scene/rect';
import type { History, Undoable } from './history';

/** What others see of my hand. */
export interface HandPresence {
  readonly pointer?: Point | undefined;
  readonly selected?: readonly ObjectRef[] | undefined;
  readonly dragged?: readonly ObjectRef[] | undefined;
  readonly drag?: Point | undefined;
  readonly editing?: ObjectRef | undefined;
  /** What I draw (Presence in proto/sync.proto). */
  readonly ink?: readonly number[] | undefined;
  readonly inkStart?: Point | undefined;
  readonly inkStyle?: readonly [number, number, number] | undefined;
}

/** A thing, as far as a phase looks at it. */
export interface WrittenIn {
  readonly kind: number;
  /** Frames: what it is for. */
  readonly role?: number;
}

/** What changed on a board; `all`: it was rebuilt, every handle is new. */
export interface ChangedThings {
  readonly all: boolean;
  readonly list: readonly { readonly handle: number; readonly fields: number }[];
}

/** A board as tools need it; `app`'s is one. */
export interface WorkBoard extends Undoable {
  readonly id: string;
  /** As of Board. */
  actAs?(participant: number): void;
  renumber?(from: number, to: number): void;
  readonly document: BoardReading;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  setPresence(part: HandPresence): void;
  /** How many acts were done here. */
  readonly acts?: ReadonlySignal<number>;
  /** Called after the scene has read it; the answer ends it. */
  onChanges?(listener: (changes: ChangedThings) => void): () => void;
  /** Whether such things may be made at the moment. */
  takes?(thing: WrittenIn): boolean;
  /** Whether new things are made here, where it lies on top; else on what lies under it. */
  makes?(): boolean;
  /** Whether the text of such a thing may be written at the moment. */
  mayWriteIn?(thing: WrittenIn): boolean;
  /** Whether words stand in a field that it does not take. */
  holdsWords(held: boolean): void;
  /** Keeps words that did not get onto it. */
  putAside(words: string): void;
}

export interface WorkRules {
  /** Whether I may write to it at this moment. Without: it is there to be looked at. */
  readonly editable?: () => boolean;
  /** Before each edit that is not a letter typed. */
  readonly before?: () => void;
}

export class WorkLayer extends Layer {
  constructor(
    readonly board: WorkBoard,
    private readonly history: History,
    private readonly rules: WorkRules = {},
  ) {
    super(board.id, board.document);
  }

  get document(): BoardReading {
    return this.board.document;
  }

  get editable(): boolean {
    return this.rules.editable?.() ?? false;
  }

  /** What `act` writes is one act of undo. False: nothing was written, or I may not. */
  edit(act: (document: BoardWriting) => void, options: { series?: object | undefined } = {}): boolean {
    if (!this.editable) return false;
    this.rules.before?.();
    return this.history.edit(this.board, act, options.series);
  }

  /** The same for letters. */
  type(act: (document: BoardWriting) => void, series: object): boolean {
    return this.editable && this.history.edit(this.board, act, series);
  }
}
