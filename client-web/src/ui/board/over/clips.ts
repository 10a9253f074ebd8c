// Copying, cutting and pasting things: with the keys through the browser's own clipboard, so that they go to other tabs and other
// programs; with buttons through one that the page holds, because browsers let buttons paste nothing.

import { signal } from '@preact/signals';
import { toBoard } from '../../../scene/camera';
import { Kind, isFrame } from '../../../scene/item';
import type { Point } from '../../../scene/rect';
import { clipOf, clipType, readClip } from '../../../tools/clip';
import type { Clipped } from '../../../tools/clip';
import { pasteClip } from '../../../tools/clip_edits';
import { plainText, rowsOf, tableHtml } from '../../../tools/clip_table';
import { outermost } from '../../../tools/edits';
import { byLayer } from '../../../tools/layers';
import { boxOf, freeArea } from '../../../tools/placement';
import { copied } from '../../parts/clipboard';
import type { Toaster } from '../../parts/toast';
import type { BoardStage } from '../board_stage';
import { selectionBox } from '../selection_box';
import { isForBoard } from '../shortcuts';
import { overWords } from './words';

interface Held {
  readonly things: readonly Clipped[];
  /** The same in words, as other programs have it. */
  readonly text: string;
  readonly table: string;
  /** Pictures were left out. */
  readonly lacks: boolean;
}

/** What was copied last on this page, on whatever board. */
const held = signal<Held | null>(null);

const known = new WeakMap<BoardStage, Clips>();

export function clipsOf(stage: BoardStage): Clips | undefined {
  return known.get(stage);
}

export function takeClips(stage: BoardStage, toaster: Toaster): () => void {
  const clips = new Clips(stage, toaster);
  known.set(stage, clips);
  const left = new AbortController();
  const options = { capture: true, signal: left.signal };
  const take = (event: ClipboardEvent): void => clips.onCopy(event);
  window.addEventListener('copy', take, options);
  window.addEventListener('cut', take, options);
  // Before those who take words.
  window.addEventListener('paste', (event) => clips.onPaste(event), options);
  return () => left.abort();
}

export class Clips {
  readonly holds = held;

  constructor(
    private readonly stage: BoardStage,
    private readonly toaster: Toaster,
  ) {}

  onCopy(event: ClipboardEvent): void {
    if (!event.clipboardData || !isForBoard('c', event.target as Element, document)) return;
    if (getSelection()?.isCollapsed === false) return;
    const taken = this.take();
    if (!taken) return;
    event.preventDefault();
    const { clipboardData: data } = event;
    data.setData(clipType, JSON.stringify(taken.things));
    data.setData('text/plain', taken.text);
    data.setData('text/html', taken.table);
    const cuts = event.type === 'cut' && this.stage.editable;
    this.say(taken, cuts);
    if (cuts) this.stage.acts.remove();
  }

  onPaste(event: ClipboardEvent): void {
    const data = event.clipboardData;
    if (!data || !this.stage.editable || !isForBoard('v', event.target as Element, document)) return;
    const own = readClip(data.getData(clipType));
    const text = data.getData('text/plain');
    const last = held.peek();
    const things = own ?? (text !== '' && last?.text === text ? last.things : null);
    if (!things) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.put(things, this.middle);
  }

  /** By a button. */
  copy(): void {
    const taken = this.take();
    if (!taken) return;
    this.say(taken, false);
    // Where the browser does not let it, the page holds it all the same.
    void copied(taken.text);
  }

  paste(at: Point): void {
    const now = held.peek();
    if (now) this.put(now.things, at);
  }

  private get middle(): Point {
    const { camera, viewport } = this.stage;
    return toBoard(camera, { x: viewport.w / 2, y: viewport.h * 0.42 });
  }

  private take(): Held | null {
    const { selection } = this.stage;
    const [first] = byLayer(selection.found);
    if (!first) return null;
    const [layer, items] = first;
    const whole = outermost(layer.scene, items);
    const things = clipOf(layer.scene, whole);
    if (things.length === 0) return null;
    const nameOf = (participant: number): string => this.stage.nameOf(participant);
    const rows = rowsOf(layer.scene, whole, nameOf);
    const heads = overWords.peek()?.clip.heads ?? ['', '', '', ''];
    const lacks = whole.some((item) =>
      layer.scene.family(item.handle).some(({ kind }) => kind === Kind.image),
    );
    held.value = { things, text: plainText(rows), table: tableHtml(rows, heads), lacks };
    return held.value;
  }

  private say({ things, lacks }: Held, cuts: boolean): void {
    const t = overWords.peek()?.clip;
    if (!t || cuts) return;
    const text = t.copied(things.length);
    this.toaster.show({ text: lacks ? `${text}. ${t.picturesStay}` : text });
  }

  /** Near a point, where it covers nobody's. */
  private put(things: readonly Clipped[], near: Point): void {
    const { stage } = this;
    const layer = stage.layers.making;
    const { w, h } = boxOf(things);
    const wanted = { x: Math.round(near.x - w / 2), y: Math.round(near.y - h / 2), w, h };
    const around = layer.scene.frameAt(near);
    const except = new Set(around && isFrame(around) && !around.collapsed ? [around] : []);
    const at = freeArea(stage.layers, wanted, except);
    let made: number[] | null = null;
    layer.edit((d) => {
      made = pasteClip(d, layer.scene, things, at);
    });
    if (made === null) return stage.say({ what: 'full' });
    const handles = made as number[];
    stage.refresh(layer, handles);
    stage.selection.pick(layer, handles);
    const box = selectionBox(stage);
    if (box) stage.sight.lookAt(box);
  }
}
