// What the tools need of the screen that they work on. The board screen is one; tests have another.

import type { Name } from '../core/names';
import type { Camera, Viewport } from '../scene/camera';
import type { Item } from '../scene/item';
import type { Point, Rect } from '../scene/rect';
import type { Measure } from '../scene/text_layout';
import type { Acts } from './acts';
import type { FoundWork, Layers } from './layers';
import type { Selection } from './selection';
import type { HandPresence, WorkLayer } from './work_layer';

export interface Stage {
  readonly layers: Layers;
  readonly selection: Selection;
  readonly acts: Acts;
  readonly viewport: Viewport;
  readonly camera: Camera;
  /** False for observers and in a replay: everything may be looked at, nothing changed. */
  readonly editable: boolean;
  /** Of texts, as they are painted. */
  readonly measure: Measure;
  readonly moderator: boolean;
  readonly participant: number;
  /** Milliseconds of a steady clock. */
  now(): number;
  /** Reads these objects again at once; the document's own report comes with the next frame. */
  refresh(layer: WorkLayer, handles: readonly number[]): void;
  /** Opens the text editor over an item. `fresh`: it was just made, by that series, and goes away when it stays empty. */
  openEditor(name: Name, options?: { fresh?: object | undefined }): void;
  closeEditor(): void;
  /** Of my hand over the whole view; what it holds is said to the board that it is of. */
  setPresence(part: Pick<HandPresence, 'pointer'>): void;
  /** What is shown above the board while a gesture goes on. */
  show(overlay: { lasso?: Rect | null; drafts?: readonly Item[] }): void;
  /** Draws what is carried to what lies around: how far it goes instead of `by`. */
  snap?: ((found: readonly FoundWork[], by: Point) => Point) | undefined;
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
  /** A pen came for the first time: fingers do not draw any more. */
  | { readonly what: 'penSeen' }
  | { readonly what: 'locked' }
  /** The phase that goes on does not take it. */
  | { readonly what: 'notThisPhase' };
