// The text field that lies over a note while it is written: a real one, so that every keyboard, dictation and
// correction works. One field for the page's life, because a tablet opens its keyboard only for a field that
// gets the focus within the touch itself.

import type { Name } from '../../core/names';
import type { Camera } from '../../scene/camera';
import { toScreen } from '../../scene/camera';
import { Kind, isFrame } from '../../scene/item';
import type { Item } from '../../scene/item';
import { rulesOf } from '../../scene/kinds';
import { lineHeight } from '../../scene/measures';
import type { Rect } from '../../scene/rect';
import type { Measure } from '../../scene/text_layout';
import { TextSession } from '../../tools/text_session';
import type { FieldState, SharedText } from '../../tools/text_session';
import { caretLine, faceOf } from './field_face';
import type { Face } from './field_face';

/** What the editor needs of the board's screen. */
export interface EditorHost {
  itemOf(name: Name): Item | undefined;
  sharedText(name: Name): SharedText;
  readonly measure: Measure;
  /** Where the camera comes to rest, CSS pixels per board unit. */
  zoom(): number;
  /** CSS pixels of height that are free to write in. */
  free(): number;
  /** The caret, or the text under it, is somewhere else now. */
  moved(typed: boolean): void;
  placeholder(item: Item): string;
  label(item: Item): string;
  /** `unwritten`: what the field held, when the document did not take all of it. */
  closed(name: Name, text: string, unwritten: string | null): void;
  /** Whether the field holds words that the document did not take. */
  refused(name: Name, held: boolean): void;
  /** Enter, on the way of tap, type, Enter, next note. */
  next(name: Name): void;
  undo(): void;
  redo(): void;
}

interface Open {
  readonly name: Name;
  readonly fresh: boolean;
  readonly session: TextSession;
}

function onPaper(item: Item): boolean {
  return isFrame(item) ? item.collapsed : item.kind !== Kind.text;
}

/** What Enter asks of a text field. Android's keyboards tell it this way alone: all their keys are 229. */
const isBreak = (inputType: string): boolean =>
  inputType === 'insertLineBreak' || inputType === 'insertParagraph';

export class NoteEditor {
  readonly field = document.createElement('textarea');
  private open: Open | null = null;
  private face: Face | null = null;
  private zoom = 1;
  private readonly stop = new AbortController();
  /** Held with the last key: Enter then is a line break. */
  private shift = false;
  /** A line break is coming that means Enter. */
  private broken = false;

  constructor(
    parent: HTMLElement,
    private readonly host: EditorHost,
  ) {
    this.field.className = 'note-editor';
    this.field.hidden = true;
    this.field.rows = 1;
    parent.append(this.field);
    this.listen();
  }

  /** What is being written. */
  get name(): Name | null {
    return this.open?.name ?? null;
  }

  /**
   * Must be called within a touch or a key press, or tablets show no keyboard. `camera` is where the view will
   * come to rest: the field stands there when it gets the focus, so that the browser scrolls nothing.
   */
  start(name: Name, fresh: boolean, camera: Camera): void {
    const item = this.host.itemOf(name);
    if (!item || this.open?.name === name) return;
    this.finish();
    const session = new TextSession(this.host.sharedText(name));
    this.open = { name, fresh, session };
    const { field } = this;
    field.hidden = false;
    field.value = session.text;
    field.placeholder = this.host.placeholder(item);
    field.setAttribute('aria-label', this.host.label(item));
    const { title } = rulesOf(item).text;
    field.enterKeyHint = fresh && !title ? 'next' : 'done';
    field.classList.toggle('note-editor--title', title);
    // Paper is as light in the dark as in the light.
    if (onPaper(item)) field.dataset.theme = 'light';
    else delete field.dataset.theme;
    this.zoom = camera.zoom;
    this.fitText(item);
    this.place(camera, item);
    field.focus({ preventScroll: true });
    field.setSelectionRange(session.text.length, session.text.length);
  }

  /** Ends the writing; the text is in the document already. */
  finish(): void {
    const { open } = this;
    if (!open) return;
    this.open = null;
    this.face = null;
    this.field.hidden = true;
    this.field.blur();
    const unwritten = open.session.unwritten ? this.field.value : null;
    this.host.closed(open.name, open.session.text, unwritten);
  }

  /** The document changed, perhaps this text. */
  remote(): void {
    const { open } = this;
    if (!open) return;
    const item = this.host.itemOf(open.name);
    if (!item) return this.finish();
    this.show(open.session.remote(this.state()));
    this.fitText(item);
  }

  /** The document was rebuilt; what is written is still there. */
  rebuilt(): void {
    const { open } = this;
    if (open) this.settle(open.session.rebuilt(this.state()));
  }

  /** Keeps the field over its note. */
  follow(camera: Camera, at: { x: number; y: number }): void {
    const item = this.open && this.host.itemOf(this.open.name);
    if (!item) return;
    if (this.zoom !== this.host.zoom()) {
      this.zoom = this.host.zoom();
      this.fitText(item);
    }
    this.place(camera, at);
  }

  /** The line in which the caret stands, from the thing's corner on; null when nothing is written. */
  caretLine(): Rect | null {
    const item = this.open && this.host.itemOf(this.open.name);
    const { value, selectionEnd } = this.field;
    return this.face && item ? caretLine(this.face, item, value, selectionEnd, this.host.measure) : null;
  }

  /** What is free has changed, or where the camera comes to rest. */
  refit(): void {
    const item = this.open && this.host.itemOf(this.open.name);
    this.zoom = this.host.zoom();
    if (item) this.fitText(item);
  }

  private place(camera: Camera, at: { x: number; y: number }): void {
    const p = toScreen(camera, at);
    this.field.style.transform = `translate(${p.x}px, ${p.y}px) scale(${camera.zoom})`;
  }

  newLine(): void {
    const { field } = this;
    field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end');
    this.typed();
  }

  close(): void {
    this.finish();
    this.stop.abort();
    this.field.remove();
  }

  private listen(): void {
    const { field } = this;
    const { signal } = this.stop;
    field.addEventListener('input', () => this.typed(), { signal });
    document.addEventListener('selectionchange', () => this.selected(), { signal });
    field.addEventListener('compositionstart', () => this.open?.session.compositionStart(), { signal });
    field.addEventListener(
      'compositionend',
      () => {
        if (this.open) this.settle(this.open.session.compositionEnd(this.state()));
      },
      { signal },
    );
    field.addEventListener('keydown', (event) => this.key(event), { signal });
    field.addEventListener('beforeinput', (event) => this.before(event), { signal });
    field.addEventListener('blur', () => this.left(), { signal });
  }

  private typed(): void {
    if (this.broken) this.unbreak();
    if (this.open) this.settle(this.open.session.input(this.state()));
    if (this.broken) this.enter();
    this.broken = false;
    if (this.open) this.host.moved(true);
  }

  private selected(): void {
    if (!this.open) return;
    this.open.session.select(this.state());
    if (document.activeElement === this.field) this.host.moved(false);
  }

  /** The focus went to something else of the page; not when the person is in another window or app for a while. */
  private left(): void {
    if (document.hasFocus() && document.activeElement !== this.field) this.finish();
  }

  private settle(next: FieldState | null): void {
    this.show(next);
    const item = this.open && this.host.itemOf(this.open.name);
    if (item) this.fitText(item);
    if (this.open) this.host.refused(this.open.name, this.open.session.unwritten);
  }

  private state(): FieldState {
    const { value, selectionStart, selectionEnd } = this.field;
    return { value, start: selectionStart, end: selectionEnd };
  }

  private show(next: FieldState | null): void {
    if (!next) return;
    this.field.value = next.value;
    this.field.setSelectionRange(next.start, next.end);
  }

  /** The browser's own undo knows nothing of what others wrote; the board's does. */
  private before(event: InputEvent): void {
    const { inputType } = event;
    if (inputType === 'historyUndo') this.undo();
    else if (inputType === 'historyRedo') this.host.redo();
    else if (isBreak(inputType) && !this.shift && event.cancelable) this.enter();
    else if (isBreak(inputType) && !this.shift) return void (this.broken = true);
    else return;
    event.preventDefault();
  }

  /** Takes out the line break that could not be kept from coming: it meant Enter. */
  private unbreak(): void {
    const { field } = this;
    const at = field.selectionStart;
    if (field.value[at - 1] === '\n') field.setRangeText('', at - 1, at, 'end');
  }

  private key(event: KeyboardEvent): void {
    event.stopPropagation();
    this.shift = event.shiftKey;
    if (event.isComposing || event.keyCode === 229) return;
    const control = (event.ctrlKey || event.metaKey) && !event.altKey;
    const key = event.key.toLowerCase();
    if (key === 'escape') this.finish();
    else if (key === 'enter' && !event.shiftKey) this.enter();
    else if (control && key === 'z') event.shiftKey ? this.host.redo() : this.undo();
    else if (control && key === 'y') this.host.redo();
    else return;
    event.preventDefault();
  }

  /** First what is not on the board at all. */
  private undo(): void {
    const { open } = this;
    if (open?.session.unwritten) this.settle(open.session.revert());
    else this.host.undo();
  }

  private enter(): void {
    const { open } = this;
    if (!open) return;
    const item = this.host.itemOf(open.name);
    const goesOn =
      open.fresh && item !== undefined && !rulesOf(item).text.title && open.session.text.trim() !== '';
    if (goesOn) this.host.next(open.name);
    else this.finish();
  }

  /** The size and the place that the canvas gives this text, so that nothing jumps when the field closes. */
  private fitText(item: Item): void {
    const { style, value } = this.field;
    const face = faceOf(item, value, this.zoom, this.host.free(), this.host.measure);
    this.face = face;
    style.width = `${item.w}px`;
    style.height = `${face.height}px`;
    style.fontSize = `${face.fontSize}px`;
    style.lineHeight = String(lineHeight);
    style.padding = `${face.top}px ${face.side}px ${face.bottom}px`;
    style.overflowY = face.scrolls ? 'auto' : 'hidden';
    // A browser scrolls to the caret when one types, not when there is less room for it.
    const { selectionEnd, scrollHeight } = this.field;
    if (face.scrolls && selectionEnd === value.length) this.field.scrollTop = scrollHeight;
  }
}
