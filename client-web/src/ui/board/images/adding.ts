// Bringing pictures to a board: files that were chosen, taken, pasted or dropped are made ready, wait in the outbox of pictures,
// and are put where there is room.

import { signal } from '@preact/signals';
import type { App, Board } from '../../../app/model';
import { prepare } from '../../../app/pictures/prepare';
import type { Unfit } from '../../../app/pictures/prepare';
import { pictureOwner } from '../../../app/pictures/owner';
import { keyOf, shelf } from '../../../app/pictures/source';
import type { StoredPicture } from '../../../app/pictures/shelf';
import { upload } from '../../../app/pictures/upload';
import { WaitingPictures } from '../../../app/pictures/waiting';
import type { Placed, WaitingHost } from '../../../app/pictures/waiting';
import type { BoardReading } from '../../../core/document';
import { toBoard } from '../../../scene/camera';
import { Kind, noParent } from '../../../scene/item';
import { inflate, intersects } from '../../../scene/rect';
import type { Point, Rect } from '../../../scene/rect';
import { createImage } from '../../../tools/image_edits';
import { freeArea } from '../../../tools/placement';
import { fromHex } from '../../../wire/hex';
import type { Toaster } from '../../parts/toast';
import type { BoardStage } from '../board_stage';
import { pictureFiles } from './files';
import { imageWords } from './words';

/** Of the longer side on the board, board units. */
const sideOnBoard = 480;
const gap = 24;
export const filesMax = 10;

const pageKey = 'tablee.page';

/** The same for one tab, also after a reload. */
function pageName(): string {
  const made = (): string =>
    [...crypto.getRandomValues(new Uint32Array(3))].map((n) => n.toString(36)).join('');
  try {
    const known = sessionStorage.getItem(pageKey) ?? made();
    sessionStorage.setItem(pageKey, known);
    return known;
  } catch {
    return made(); // Storage is switched off: then nothing is left by an earlier page either.
  }
}

/** An image with these bytes at this place, whatever became of it since it was put there. */
export function isThere(document: BoardReading, blob: Uint8Array, at: Point): boolean {
  for (let handle = 0; handle < document.size; handle++) {
    const view = document.object(handle);
    if (view.kind !== Kind.image) continue;
    let { x, y, parent } = view;
    while (parent !== noParent) {
      const frame = document.object(parent);
      [x, y, parent] = [x + frame.x, y + frame.y, frame.parent];
    }
    if (x !== at.x || y !== at.y) continue;
    const theirs = document.blob(handle);
    if (theirs?.length === blob.length && theirs.every((byte, i) => byte === blob[i])) return true;
  }
  return false;
}

export class Adding {
  readonly pictures: WaitingPictures;
  readonly preparing = signal(0);
  private readonly event: string;
  private readonly stop = new AbortController();

  constructor(
    private readonly stage: BoardStage,
    private readonly board: Board,
    private readonly app: App,
    private readonly toaster: Toaster,
  ) {
    this.event = app.session.identity.peek()?.event ?? '';
    this.pictures = new WaitingPictures({
      event: this.event,
      board: board.id,
      page: pageName(),
      shelf,
      send: (what) => this.send(what),
      online: () => this.connected,
      place: (picture, blob) => this.place(picture, blob),
      notStored: (error) => this.notStored(error),
      now: () => Date.now(),
      later: (act, ms) => void setTimeout(act, ms),
      newId: () => [...crypto.getRandomValues(new Uint32Array(4))].map((n) => n.toString(36)).join(''),
    });
    this.pictures.open().catch((error: unknown) => this.notStored(error));
    const { signal } = this.stop;
    window.addEventListener('paste', (event) => this.onPaste(event), { signal });
    const place = stage.surface;
    place.addEventListener('dragover', (event) => this.onDragOver(event), { signal });
    place.addEventListener('drop', (event) => this.onDrop(event), { signal });
    signal.addEventListener(
      'abort',
      board.status.subscribe(() => queueMicrotask(() => this.pictures.look())),
    );
  }

  /** Whether something could be sent now. */
  get connected(): boolean {
    return this.app.online.value && this.board.status.value.connection === 'online';
  }

  private get takesPictures(): boolean {
    return this.stage.layers.ground.board.takes?.({ kind: Kind.image }) ?? true;
  }

  close(): void {
    this.stop.abort();
    this.pictures.close();
  }

  /** Into the middle of what is seen, or around `at`. */
  async take(files: readonly File[], at?: Point): Promise<void> {
    const t = imageWords.peek();
    const { layers } = this.stage;
    if (!layers.editable) return this.say(t?.notHere);
    if (layers.makingOf(Kind.image) !== layers.ground) return this.say(t?.notNow);
    if (files.length > filesMax) this.say(t?.tooMany);
    // It waits here for a phase that takes it.
    if (!this.takesPictures) this.stage.say({ what: 'notThisPhase' });
    this.preparing.value++;
    try {
      for (const file of files.slice(0, filesMax)) {
        const made = await prepare(file).catch((error: unknown): Unfit => {
          console.warn('tablee: a picture could not be made ready', error);
          return 'other_type';
        });
        if (typeof made === 'string') this.unfit(made);
        else {
          const where = this.roomFor(made.width, made.height, at);
          const stored = this.pictures.add(made, where);
          this.stage.sight.lookAt(where);
          await stored;
        }
      }
    } finally {
      this.preparing.value--;
    }
  }

  private unfit(why: Unfit): void {
    const t = imageWords.peek();
    this.say(why === 'too_large' ? t?.tooLarge : t?.notAPicture);
  }

  /** Where it covers nothing, also no picture that is on its way there. */
  private roomFor(width: number, height: number, at?: Point): Rect {
    const { layers, viewport, camera } = this.stage;
    const factor = sideOnBoard / Math.max(width, height);
    const [w, h] = [Math.max(40, Math.round(width * factor)), Math.max(40, Math.round(height * factor))];
    const middle = at ?? toBoard(camera, { x: viewport.w / 2, y: viewport.h * 0.42 });
    let wanted = { x: Math.round(middle.x - w / 2), y: Math.round(middle.y - h / 2), w, h };
    const others = this.pictures.all.peek().map(({ stored }) => stored);
    for (let i = 0; i <= others.length; i++) {
      const free = freeArea(layers, wanted, new Set());
      const under = others.find((other) => intersects(inflate(free, gap - 1), other));
      if (!under) return free;
      wanted = { ...free, x: under.x + under.w + gap };
    }
    return wanted;
  }

  private async send(what: Parameters<WaitingHost['send']>[0]) {
    const { token } = pictureOwner();
    if (token === null) return { code: 'unreachable', again: 5000 };
    const answer = await upload({ ...what, board: this.board.id, token });
    if ('blob' in answer) {
      const { bytes, type } = what;
      // So that it is painted at once, and without a network too.
      await shelf.keep(keyOf(this.event, answer.blob), { bytes, type }, Date.now()).catch(() => undefined);
    }
    return answer;
  }

  private place(picture: StoredPicture, hash: string): Placed {
    const { layers } = this.stage;
    const layer = layers.ground;
    if (!layer.editable || layers.makingOf(Kind.image) !== layer || !this.stage.loaded.peek()) return 'later';
    const blob = fromHex(hash);
    if (isThere(layer.document, blob, picture)) return 'placed';
    if (!this.takesPictures) return 'notThisPhase';
    let made: number | null = null;
    layer.edit((d) => {
      made = createImage(d, layer.scene, picture, blob);
    });
    if (made === null) return 'later';
    if (made === -1) return 'full';
    this.stage.refresh(layer, [made]);
    const name = layer.names.of(made);
    const t = imageWords.peek();
    if (t) {
      const action = { label: t.describe, run: () => (this.stage.describing.value = name) };
      this.toaster.show({ text: t.placed, action });
    }
    return 'placed';
  }

  private notStored(error: unknown): void {
    console.warn('tablee: pictures can not be stored on this device', error);
    this.say(imageWords.peek()?.notStored);
  }

  private say(text: string | undefined): void {
    if (text !== undefined) this.toaster.show({ text });
  }

  private onPaste(event: ClipboardEvent): void {
    const target = event.target as Element | null;
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    if (target?.closest('input, textarea, [contenteditable]')) return;
    // A cell of a spreadsheet brings its picture along: its words are meant.
    if (event.clipboardData?.types.includes('text/plain')) return;
    const files = pictureFiles(event.clipboardData);
    if (files.length === 0) return;
    event.preventDefault();
    void this.take(files);
  }

  private onDragOver(event: DragEvent): void {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  }

  private onDrop(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    const box = this.stage.surface.getBoundingClientRect();
    const at = toBoard(this.stage.camera, { x: event.clientX - box.left, y: event.clientY - box.top });
    const files = pictureFiles(event.dataTransfer);
    if (files.length === 0) this.unfit('other_type');
    else void this.take(files, at);
  }
}
