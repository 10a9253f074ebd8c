// What the tools need of the screen that they work on. The board screen is one; tests have another.

import type { Document } from '../core/document';
import type { Camera, Viewport } from '../scene/camera';
import type { Lifts } from '../scene/lifts';
import type { Point, Rect } from '../scene/rect';
import type { Scene } from '../scene/scene';
import type { Ref, Selection } from './selection';

export interface Stage {
  readonly scene: Scene;
  readonly lifts: Lifts;
  readonly document: Document;
  readonly selection: Selection;
  readonly viewport: Viewport;
  camera: Camera;
  /** False for observers and in a replay: everything may be looked at, nothing changed. */
  readonly editable: boolean;
  readonly moderator: boolean;
  readonly participant: number;
  edit(act: (document: Document) => void, options?: { join?: boolean }): boolean;
  /** Reads these objects again at once; the document's own report comes with the next frame. */
  refresh(handles: readonly number[]): void;
  /** Opens the text editor over an item. `fresh`: it was just made and goes away when it stays empty. */
  openEditor(handle: number, options?: { fresh?: boolean }): void;
  closeEditor(): void;
  setPresence(part: {
    pointer?: Point | undefined;
    selected?: readonly Ref[] | undefined;
    dragged?: readonly Ref[] | undefined;
    drag?: Point | undefined;
  }): void;
  /** What is shown above the board while a gesture goes on. */
  show(overlay: { lasso?: Rect | null; target?: number }): void;
  /** Goes on moving the camera after a quick pan. */
  glide(vx: number, vy: number): void;
  /** A short buzz, where there is one. */
  buzz(): void;
  /** Says something for a few seconds, with a way back. */
  say(what: Said): void;
}

export type Said =
  | { readonly what: 'removed'; readonly notes: number; readonly frames: number }
  | { readonly what: 'grouped'; readonly notes: number }
  | { readonly what: 'nothingToUndo' }
  | { readonly what: 'locked' };
