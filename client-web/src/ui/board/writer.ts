// Writing on a board: opens the text field over an item, carries its changes into the document, brings the
// item close enough to be read, and takes an unwritten note away again.

import { signal } from '@preact/signals';
import type { Board } from '../../app/model';
import { words } from '../../i18n/language';
import type { BoardView } from '../../render/board_view';
import { freeRoom } from '../../scene/camera';
import type { Camera, Insets } from '../../scene/camera';
import type { Item } from '../../scene/item';
import { rulesOf } from '../../scene/kinds';
import type { Acts } from '../../tools/acts';
import type { Ref, Renaming, Selection } from '../../tools/selection';
import { cover, expectedKeyboard, noKeyboardCame } from './keyboard';
import { NoteEditor } from './note_editor';
import type { EditorHost } from './note_editor';
import type { Sight } from './sight';
import { closeTo, lineInView } from './writing_view';

interface Parts {
  readonly stage: { readonly selection: Selection; readonly acts: Acts; undo(): boolean; redo(): boolean };
  readonly sight: Sight;
  readonly view: BoardView;
  readonly board: Board;
  readonly layer: HTMLElement;
  readonly insets: (writing?: boolean) => Insets;
}

export interface Writing {
  readonly handle: number;
  /** Made just now, on the way of tap, type, Enter, next note. */
  readonly fresh: boolean;
  readonly title: boolean;
}

/** Typing pauses longer than this begin a new act of undo. */
const joinMs = 1500;
/** Of the board's height, before any keyboard was seen on this device. */
const keyboardShare = 0.42;

export class Writer {
  /** What the text field is open on. */
  readonly now = signal<Writing | null>(null);
  private readonly editor: NoteEditor;
  private ref: Ref | null = null;
  private typedAt = -Infinity;

  constructor(private readonly parts: Parts) {
    this.editor = new NoteEditor(parts.layer, this.host());
  }

  start(handle: number, fresh: boolean): void {
    const { view, board, stage } = this.parts;
    const item = view.scene.get(handle);
    if (!item) return;
    const camera = this.closeTo(item);
    this.editor.start(handle, fresh, camera);
    this.ref = stage.selection.refOf(handle);
    this.now.value = { handle, fresh, title: rulesOf(item).text.title };
    view.editing = handle;
    board.setPresence({ editing: this.ref });
    this.parts.sight.moveTo(camera);
  }

  finish(): void {
    this.editor.finish();
  }

  newLine(): void {
    this.editor.newLine();
  }

  /** Leaves this note for the next one; the field keeps the keyboard open. */
  nextNote(): void {
    const { handle } = this.editor;
    if (handle >= 0) this.parts.stage.acts.nextNote(handle);
  }

  /** The next letter begins a new act of undo. */
  pause(): void {
    this.typedAt = -Infinity;
  }

  /** The board changed; the handle of the item that was taken away from under the field, or null. */
  remote(): number | null {
    const { handle } = this.editor;
    if (handle < 0) return null;
    const gone = !this.parts.view.scene.get(handle);
    this.editor.remote();
    return gone ? handle : null;
  }

  /** The document was rebuilt: the item has another handle, perhaps another id. */
  restore(renamed: Renaming | undefined): void {
    const writing = this.now.peek();
    if (!writing || !this.ref) return;
    const { selection } = this.parts.stage;
    const handle = selection.find(this.ref, renamed);
    this.editor.rename(handle);
    if (handle >= 0) this.ref = selection.refOf(handle);
    this.now.value = { ...writing, handle };
    this.parts.view.editing = handle;
  }

  follow(camera: Camera): void {
    const { view } = this.parts;
    const item = view.scene.get(this.editor.handle);
    if (item) this.editor.follow(camera, view.lifts.shown(item));
  }

  close(): void {
    this.editor.close();
  }

  /** Keyboard, rotation, another size: what is written stays in what is free. */
  keepInSight(): void {
    const item = this.parts.view.scene.get(this.editor.handle);
    if (!item) return;
    this.editor.refit();
    this.lookAt(this.closeTo(item));
    this.keepLine();
  }

  private closeTo(item: Item): Camera {
    const { view } = this.parts;
    return closeTo(item, view.destination, view.viewport, this.room(), view.measure);
  }

  /** What is free to write in; a tablet's keyboard comes after the field, and is reckoned with before it is there. */
  private room(): Insets {
    const room = this.parts.insets(true);
    const { h } = this.parts.view.viewport;
    const touch = window.matchMedia('(pointer: coarse)').matches;
    if (!touch || cover.peek().keyboard) return room;
    return { ...room, bottom: room.bottom + expectedKeyboard(h * keyboardShare) };
  }

  /** The line that is written comes into view, whatever moved it. */
  private keepLine(): void {
    const { view, insets } = this.parts;
    const item = view.scene.get(this.editor.handle);
    const line = this.editor.caretLine();
    if (!item || !line) return;
    const at = view.lifts.shown(item);
    this.lookAt(lineInView(view.destination, at, line, view.viewport, insets(true)));
  }

  private lookAt(camera: Camera): void {
    const { x, y, zoom } = this.parts.view.destination;
    if (x !== camera.x || y !== camera.y || zoom !== camera.zoom) this.parts.sight.moveTo(camera);
  }

  private host(): EditorHost {
    const { view, board, stage } = this.parts;
    return {
      itemOf: (handle) => view.scene.get(handle),
      sharedText: (handle) => ({
        read: () => board.document.text(this.current(handle)),
        write: (at, removed, inserted) => this.type(this.current(handle), at, removed, inserted),
        mark: (at) => board.document.mark(this.current(handle), at),
        find: (mark) => board.document.behind(this.current(handle), mark),
      }),
      measure: view.measure,
      zoom: () => view.destination.zoom,
      free: () => freeRoom(view.viewport, this.parts.insets(true)).h,
      moved: (typed) => {
        if (typed) noKeyboardCame();
        this.keepLine();
      },
      placeholder: (item) => {
        const { editor } = words.peek();
        return rulesOf(item).text.title ? editor.framePlaceholder : editor.notePlaceholder;
      },
      label: (item) => {
        const { editor } = words.peek();
        return rulesOf(item).text.title ? editor.frame : editor.note;
      },
      closed: (handle, text) => this.closed(handle, text),
      next: (handle) => stage.acts.nextNote(handle),
      undo: () => void stage.undo(),
      redo: () => void stage.redo(),
    };
  }

  /** The field's item under the handle that it has now; before it is open, the one asked for. */
  private current(handle: number): number {
    return this.editor.handle >= 0 ? this.editor.handle : handle;
  }

  private type(handle: number, at: number, removed: number, inserted: string): void {
    const { board } = this.parts;
    if (handle < 0) return;
    const now = performance.now();
    // A note and its first words are one act: undo takes back both.
    const first = this.now.peek()?.fresh === true && board.document.text(handle) === '';
    board.edit(
      (d) => {
        if (removed > 0) d.eraseText(handle, at, removed);
        if (inserted !== '') d.insertText(handle, at, inserted);
      },
      { join: first || now - this.typedAt < joinMs },
    );
    this.typedAt = now;
  }

  private closed(handle: number, text: string): void {
    const { view, board } = this.parts;
    const writing = this.now.peek();
    view.editing = -1;
    this.now.value = null;
    this.ref = null;
    board.setPresence({ editing: undefined });
    const item = view.scene.get(handle);
    if (!writing?.fresh || !item || rulesOf(item).text.title || text.trim() !== '') return;
    // Made and never written: it goes away again, as if it had not been.
    board.edit((d) => d.setAlive(handle, false), { join: true });
  }
}
