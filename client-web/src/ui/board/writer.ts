// Writing on a board: opens the text field over an item, carries its changes into the document, brings the
// item close enough to be read, and takes an unwritten note away again.

import { signal } from '@preact/signals';
import { words } from '../../i18n/language';
import { refOf } from '../../core/names';
import type { Name } from '../../core/names';
import type { BoardView } from '../../render/board_view';
import { freeRoom, reveal } from '../../scene/camera';
import type { Camera, Insets } from '../../scene/camera';
import type { Item } from '../../scene/item';
import { rulesOf } from '../../scene/kinds';
import { allFields } from '../../core/document';
import { translate } from '../../scene/rect';
import type { Acts } from '../../tools/acts';
import * as edits from '../../tools/edits';
import type { FoundWork, Layers } from '../../tools/layers';
import type { Said } from '../../tools/stage';
import { textByName } from '../../tools/text_by_name';
import { cover, expectedKeyboard, noKeyboardCame } from './keyboard';
import { NoteEditor } from './note_editor';
import type { EditorHost } from './note_editor';
import type { Sight } from './sight';
import { closeTo } from './writing_view';
import { StrayKeys } from './stray_keys';

interface Parts {
  readonly stage: {
    readonly layers: Layers;
    readonly acts: Acts;
    undo(): void;
    redo(): void;
    say(what: Said): void;
  };
  readonly sight: Sight;
  readonly view: BoardView;
  readonly layer: HTMLElement;
  readonly insets: (writing?: boolean) => Insets;
}

export interface Writing {
  readonly name: Name;
  /** Made just now, on the way of tap, type, Enter, next note. */
  readonly fresh: boolean;
  readonly title: boolean;
  /** Another one follows it by Enter. */
  readonly next: boolean;
}

/** What became of what is written: somebody deleted it, or it is not on the board at all. */
export interface Ended {
  readonly name: Name;
  readonly how: 'deleted' | 'lost';
}

/** Typing pauses longer than this begin a new act of undo. */
const joinMs = 1500;
/** Of the board's height, before any keyboard was seen on this device. */
const keyboardShare = 0.42;

export class Writer {
  /** What the text field is open on. */
  readonly now = signal<Writing | null>(null);
  /** Where the field was closed under the hands. */
  readonly strayKeys = new StrayKeys();
  private readonly editor: NoteEditor;
  private typedAt = -Infinity;
  /** Of what is written now: with a fresh note that of its making, so that undo takes back both. */
  private series = {};

  constructor(private readonly parts: Parts) {
    this.editor = new NoteEditor(parts.layer, this.host());
  }

  /** What it is open on, by name. */
  get name(): Name | null {
    return this.editor.name;
  }

  start(name: Name, fresh: object | undefined): void {
    const item = this.itemOf(name);
    if (!item) return;
    const camera = this.closeTo(item);
    const { title, grows } = rulesOf(item).text;
    const next = fresh !== undefined && !title && !grows;
    this.editor.start(name, next, camera);
    this.series = fresh ?? {};
    this.now.value = { name, fresh: fresh !== undefined, title, next };
    this.showEditing(name);
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
    const { name } = this.editor;
    if (name) this.parts.stage.acts.nextNote(name);
  }

  /** The next letter begins a new act of undo. */
  pause(): void {
    this.typedAt = -Infinity;
  }

  /** The board changed. Says so when the item was taken away from under the field, which then is closed. */
  remote(): Ended | null {
    const { name } = this.editor;
    if (!name) return null;
    const shown = this.itemOf(name) !== undefined;
    this.editor.remote();
    if (shown) return null;
    this.strayKeys.begin((letters) => this.putAside(name, letters));
    const layer = this.parts.stage.layers.of(name);
    return { name, how: !layer || layer.names.handle(name) < 0 ? 'lost' : 'deleted' };
  }

  /** I took something back myself: when that was the making of what is written, its field goes with it. */
  undone(): void {
    const { name } = this.editor;
    const layer = name && this.parts.stage.layers.of(name);
    const handle = layer?.names.handle(name!) ?? -1;
    if (!layer || handle < 0 || layer.document.object(handle).shown) return;
    this.parts.view.apply(layer, [{ handle, fields: allFields }]);
    this.finish();
  }

  /** The document was rebuilt, and names are found again: before `remote`. */
  rebuilt(): void {
    const { name } = this.editor;
    if (!name || !this.itemOf(name)) return;
    this.editor.rebuilt();
    this.showEditing(name);
  }

  follow(camera: Camera): void {
    const { found } = this;
    if (found) this.editor.follow(camera, found.layer.lifts.shown(found.item));
  }

  close(): void {
    this.strayKeys.end();
    this.editor.close();
  }

  /** Keyboard, rotation, another size: what is written stays in what is free. */
  keepInSight(): void {
    const { found } = this;
    if (!found) return;
    this.lookAt(this.closeTo(found.item));
    this.editor.refit();
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
    const { found } = this;
    const line = this.editor.caretLine();
    if (!found || !line) return;
    const at = found.layer.lifts.shown(found.item);
    const shown = translate(line, at.x, at.y);
    this.lookAt(reveal(view.destination, shown, view.viewport, insets(true)));
  }

  private lookAt(camera: Camera): void {
    const { x, y, zoom } = this.parts.view.destination;
    if (x !== camera.x || y !== camera.y || zoom !== camera.zoom) this.parts.sight.moveTo(camera);
  }

  /** What is being written. */
  private get found(): FoundWork | undefined {
    return this.editor.name ? this.parts.stage.layers.find(this.editor.name) : undefined;
  }

  private itemOf(name: Name): Item | undefined {
    return this.parts.stage.layers.find(name)?.item;
  }

  private showEditing(name: Name): void {
    const { stage, view } = this.parts;
    const layer = stage.layers.of(name);
    if (!layer) return;
    view.edit(layer, layer.names.handle(name));
    layer.board.setPresence({ editing: refOf(name) });
  }

  private host(): EditorHost {
    const { view, stage } = this.parts;
    return {
      itemOf: (name) => this.itemOf(name),
      sharedText: (name) =>
        textByName(stage.layers, name, (at, removed, inserted) => this.type(name, at, removed, inserted)),
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
      closed: (name, text, unwritten) => this.closed(name, text, unwritten),
      refused: (name, held) => stage.layers.of(name)?.board.holdsWords(held),
      next: (name) => stage.acts.nextNote(name),
      undo: () => stage.undo(),
      redo: () => stage.redo(),
    };
  }

  private type(name: Name, at: number, removed: number, inserted: string): boolean {
    const { stage } = this.parts;
    const layer = stage.layers.of(name);
    if (!layer) return false;
    const handle = layer.names.handle(name);
    const now = performance.now();
    // A note and its first words are one act: undo takes back both.
    const first = this.now.peek()?.fresh === true && layer.document.text(handle) === '';
    if (!first && now - this.typedAt >= joinMs) this.series = {};
    let written = false;
    layer.type((d) => {
      written = edits.write(d, handle, at, removed, inserted);
      if (!written) stage.say({ what: 'tooLong' });
      else edits.grow(d, layer.scene.get(handle), this.parts.view.measure);
    }, this.series);
    this.typedAt = now;
    return written;
  }

  private closed(name: Name, text: string, unwritten: string | null): void {
    const { view, stage } = this.parts;
    const writing = this.now.peek();
    this.now.value = null;
    const layer = stage.layers.of(name);
    if (layer) {
      view.edit(layer, -1);
      layer.board.setPresence({ editing: undefined });
      layer.board.holdsWords(false);
    }
    if (unwritten !== null) this.putAside(name, unwritten);
    const item = this.itemOf(name);
    if (!layer || !writing?.fresh || !item || rulesOf(item).text.title || text.trim() !== '') return;
    // Made and never written: it goes away again, as if it had not been.
    layer.type((d) => edits.setAlive(d, [item.handle], false), this.series);
  }

  /** Words that did not get onto the board are not lost with their field. */
  private putAside(name: Name, words: string): void {
    const { layers } = this.parts.stage;
    (layers.of(name) ?? layers.ground).board.putAside(words);
    this.parts.stage.say({ what: 'putAside' });
  }
}
