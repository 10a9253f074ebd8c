// The acts that buttons and keys call: each one is an edit of what is selected, and what the screen does after.

import type { BoardWriting } from '../core/document';
import type { Name } from '../core/names';
import { isFrame, Kind, noParent } from '../scene/item';
import type { Item } from '../scene/item';
import { countEntries, rulesOf } from '../scene/kinds';
import { frameHeight, frameWidth } from '../scene/measures';
import { toBoard } from '../scene/camera';
import type { Point, Rect } from '../scene/rect';
import * as edits from './edits';
import * as frameEdits from './frame_edits';
import { byLayer } from './layers';
import type { FoundWork } from './layers';
import { freeArea, freeSpot, insideOf, nextSpot, noteRect, spotAt } from './placement';
import type { Stage } from './stage';
import type { WorkLayer } from './work_layer';

/** Of an empty frame: white. */
const plainColour = 7;
/** Arrow presses after a longer pause are another act of undo, ms. */
const pauseMs = 1500;

export class Acts {
  /** Of the next note: the one last chosen. */
  colour = 0;
  /** Of arrow presses: for one selection, without a pause. */
  private nudging: { of: ReadonlySet<Name>; at: number } | null = null;

  constructor(private readonly stage: Stage) {}

  /** Selected things that I may change. */
  get found(): FoundWork[] {
    const { selection, moderator } = this.stage;
    return selection.found.filter(({ layer, item }) => layer.editable && (moderator || !item.locked));
  }

  /** A new note near the middle of what is seen, or beside the selected one, ready to be written. */
  newNote(): void {
    const { selection, viewport, camera, layers } = this.stage;
    const only = selection.size === 1 ? selection.found[0] : undefined;
    if (only?.layer.editable) {
      const { layer, item } = only;
      if (isFrame(item) && !item.collapsed) return this.makeIn(layer, item);
      return this.makeNote(layer, nextSpot(layer.scene, item, layers), item.parent);
    }
    const middle = toBoard(camera, { x: viewport.w / 2, y: viewport.h * 0.42 });
    this.makeNote(layers.making, freeSpot(layers, noteRect(middle)));
  }

  /** A new note under the finger, or beside what lies there. */
  newNoteAt(p: Point): void {
    const { layers } = this.stage;
    this.makeNote(layers.making, spotAt(layers.making.scene, p, layers));
  }

  /** The note after one that was just written, in its colour. */
  nextNote(after: Name): void {
    const { layers } = this.stage;
    const found = layers.find(after);
    if (!found) return this.newNote();
    const { layer, item } = found;
    this.colour = item.colour;
    this.makeNote(layer, nextSpot(layer.scene, item, layers), item.parent);
  }

  /** A frame around what is selected, or an empty one on a free place near the middle. */
  newFrame(): void {
    if (this.stage.selection.size > 1) return this.group();
    const { viewport, camera, layers } = this.stage;
    const layer = layers.makingOf(Kind.frame);
    const middle = toBoard(camera, { x: viewport.w / 2, y: viewport.h / 2 });
    const wanted = { x: Math.round(middle.x - frameWidth / 2), y: Math.round(middle.y - frameHeight / 2) };
    const at = freeArea(layers, { ...wanted, w: frameWidth, h: frameHeight }, new Set());
    const made = this.make(layer, (d) => edits.createFrame(d, layer.scene, at, plainColour));
    if (made !== null) this.openMade(layer, made);
  }

  /** What is selected and nothing else: what lies in a frame stays. */
  remove(): void {
    const { selection, layers } = this.stage;
    const { found } = this;
    if (found.length === 0) return;
    const names = found.map((one) => layers.nameOf(one));
    const frames = found.filter(({ item }) => isFrame(item));
    const gone = new Set(found.map(({ item }) => item));
    const within = new Set(frames.flatMap(({ layer, item }) => layer.scene.family(item.handle)));
    const staying = [...within].filter((item) => !isFrame(item) && !gone.has(item)).length;
    const removed = this.each(found, (layer, items) => {
      const handles = items.map((item) => item.handle);
      return layer.edit((d) => edits.setAlive(d, handles, false));
    });
    if (!removed) return;
    selection.clear();
    const notes = countEntries(found.map(({ item }) => item));
    this.stage.say({ what: 'removed', names, notes, frames: frames.length, staying });
  }

  duplicate(): void {
    const copies: Name[] = [];
    this.each(this.found, (layer, items) => {
      let made: number[] | null = [];
      const wrote = layer.edit((d) => {
        made = edits.duplicate(d, layer.scene, edits.outermost(layer.scene, items));
      });
      if (made === null) this.stage.say({ what: 'full' });
      else copies.push(...made.map((handle) => layer.names.of(handle)));
      return wrote;
    });
    if (copies.length > 0) this.stage.selection.set(copies);
  }

  recolour(colour: number): void {
    this.colour = colour;
    this.each(this.found, (layer, items) => {
      const handles = items.map((item) => item.handle);
      return layer.edit((d) => edits.recolour(d, handles, colour));
    });
  }

  /** A frame for what is selected; one for each layer, since a thing lies on its own board. */
  group(): void {
    const { layers } = this.stage;
    let last: { layer: WorkLayer; frame: number } | null = null;
    let notes = 0;
    this.each(this.found, (layer, all) => {
      const items = edits.outermost(layer.scene, all);
      const frame = this.make(layer, (d) =>
        frameEdits.group(d, layer.scene, items, items[0]?.colour ?? 0, layers),
      );
      if (frame === null) return false;
      last = { layer, frame };
      notes += items.length;
      return true;
    });
    if (!last) return;
    const { layer, frame } = last as { layer: WorkLayer; frame: number };
    this.stage.say({ what: 'grouped', notes });
    this.openMade(layer, frame);
  }

  ungroup(): void {
    const left: Name[] = [];
    this.each(this.found, (layer, items) => {
      const frames = items.filter((item) => rulesOf(item).can.ungroup);
      return layer.edit((d) => {
        for (const frame of frames)
          left.push(...frameEdits.ungroup(d, layer.scene, frame).map((handle) => layer.names.of(handle)));
      });
    });
    this.stage.selection.set(left);
  }

  vote(by: 1 | -1): void {
    const { participant, selection } = this.stage;
    const found = selection.found.filter(({ item }) => rulesOf(item).can.vote);
    this.each(found, (layer, items) =>
      layer.edit((d) => items.forEach((item) => edits.vote(d, item.handle, participant, by))),
    );
  }

  nudge(dx: number, dy: number): void {
    const { found } = this;
    if (found.length === 0) return;
    const { value } = this.stage.selection;
    const at = this.stage.now();
    const goesOn = this.nudging?.of === value && at - this.nudging.at < pauseMs;
    const series = goesOn ? this.nudging! : { of: value, at };
    series.at = at;
    this.nudging = series;
    this.each(
      found,
      (layer, items) => {
        const outer = edits.outermost(layer.scene, items);
        return layer.edit((d) => edits.moveItems(d, layer.scene, outer, dx, dy));
      },
      series,
    );
  }

  selectAll(): void {
    const { layers, selection } = this.stage;
    selection.set(layers.items().map((one) => layers.nameOf(one)));
  }

  /** One act over all layers that are concerned. Whether anything was written. */
  private each(
    found: readonly FoundWork[],
    act: (layer: WorkLayer, items: readonly Item[]) => boolean,
    series?: object,
  ): boolean {
    let wrote = false;
    this.stage.layers.history.together(() => {
      for (const [layer, items] of byLayer(found)) wrote = act(layer, items) || wrote;
    }, series);
    return wrote;
  }

  private makeIn(layer: WorkLayer, frame: Item): void {
    const { layers } = this.stage;
    const inside = layer.scene.childrenOf(frame.handle).filter((item) => !isFrame(item));
    const last = inside.at(-1);
    if (last) return this.makeNote(layer, nextSpot(layer.scene, last, layers), frame.handle);
    const first = noteRect({ x: frame.x + 130, y: frame.y + 170 });
    this.makeNote(layer, freeSpot(layers, first, insideOf(frame)), frame.handle);
  }

  private makeNote(layer: WorkLayer, at: Rect, inside?: number): void {
    if (!layer.editable) return;
    const { scene } = layer;
    const under = scene.frameAt({ x: at.x + at.w / 2, y: at.y + at.h / 2 })?.handle ?? noParent;
    const stays = inside !== undefined && (under === inside || frameEdits.makesRoom(scene.get(inside)));
    const parent = stays ? inside : under;
    const series = {};
    const made = this.make(
      layer,
      (d) => {
        const place = frameEdits.placeNew(d, scene, parent, at);
        return edits.createNote(d, scene, place, parent, this.colour);
      },
      series,
    );
    if (made !== null) this.openMade(layer, made, series);
  }

  /** The handle of what was made. Null: I may not, or the board has no room, which is said. */
  private make(layer: WorkLayer, what: (d: BoardWriting) => number, series?: object): number | null {
    let made: number | null = null;
    layer.edit(
      (d) => {
        made = what(d);
      },
      { series },
    );
    if (made !== -1) return made;
    this.stage.say({ what: 'full' });
    return null;
  }

  /** The scene learns of the new thing with the next frame; the keyboard must open within this gesture. */
  private openMade(layer: WorkLayer, handle: number, fresh?: object): void {
    const name = layer.names.of(handle);
    this.stage.refresh(layer, [handle]);
    this.stage.selection.set([name]);
    this.stage.selection.adding.value = false;
    this.stage.openEditor(name, { fresh });
  }
}
