// What the tools need of the screen that they work on. The board screen is one; tests have another.

import type { BoardReading, Document, ObjectRef } from '../core/document';
import type { Name, Names } from '../core/names';
import type { Camera, Viewport } from '../scene/camera';
import type { Lifts } from '../scene/lifts';
import type { Point, Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';
import type { Selection } from './selection';

export interface Stage {
  readonly scene: Scene;
  readonly lifts: Lifts;
  readonly document: BoardReading;
  readonly names: Names;
  readonly selection: Selection;
  readonly viewport: Viewport;
  readonly camera: Camera;
  /** False for observers and in a replay: everything may be looked at, nothing changed. */
  readonly editable: boolean;
  readonly moderator: boolean;
  readonly participant: number;
  /** Edits of one `series` are one act of undo, unless something else was done in between. */
  edit(act: (document: Document) => void, options?: { series?: object | undefined }): boolean;
  /** Milliseconds of a steady clock. */
  now(): number;
  /** Reads these objects again at once; the document's own report comes with the next frame. */
  refresh(handles: readonly number[]): void;
  /** Opens the text editor over an item. `fresh`: it was just made, by that series, and goes away when it stays empty. */
  openEditor(name: Name, options?: { fresh?: object | undefined }): void;
  closeEditor(): void;
  setPresence(part: {
    pointer?: Point | undefined;
    selected?: readonly ObjectRef[] | undefined;
    dragged?: readonly ObjectRef[] | undefined;
    drag?: Point | undefined;
  }): void;
  /** What is shown above the board while a gesture goes on. */
  show(overlay: { lasso?: Rect | null; target?: number }): void;
  /** A short buzz, where there is one. */
  buzz(): void;
  /** Says something for a few seconds, with a way back. */
  say(what: Said): void;
}

export type Said =
  | {
      readonly what: 'removed';
      readonly names: readonly Name[];
      readonly notes: number;
      readonly frames: number;
      /** Notes in the frames that are left where they are. */
      readonly staying: number;
    }
  | { readonly what: 'grouped'; readonly notes: number }
  /** The board has no room for what was to be made. */
  | { readonly what: 'full' }
  /** A text would be longer than one may be. */
  | { readonly what: 'tooLong' }
  /** Words that did not get onto the board are kept in the tray. */
  | { readonly what: 'putAside' }
  | { readonly what: 'nothingToUndo' }
  | { readonly what: 'nothingToRedo' }
  /** There was something to undo or redo, and others have written over it. */
  | { readonly what: 'changedSince' }
  | { readonly what: 'locked' };
