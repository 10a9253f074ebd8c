// The acts that buttons and keys call: each one is an edit of what is selected, and what the screen does after.

import type { Document } from '../core/document';
import type { Name } from '../core/names';
import { isFrame, noParent } from '../scene/item';
import type { Item } from '../scene/item';
import { rulesOf } from '../scene/kinds';
import { frameHeight, frameWidth } from '../scene/measures';
import { toBoard } from '../scene/camera';
import type { Point, Rect } from '../scene/rect';
import * as edits from './edits';
import { freeArea, freeSpot, insideOf, nextSpot, noteRect, spotAt } from './placement';
import type { Stage } from './stage';

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

  /** Selected items that I may change. */
  get items(): Item[] {
    const { scene, selection, moderator } = this.stage;
    const out: Item[] = [];
    for (const handle of selection.handles) {
      const item = scene.get(handle);
      if (item && (moderator || !item.locked)) out.push(item);
    }
    return out;
  }

  /** A new note near the middle of what is seen, or beside the selected one, ready to be written. */
  newNote(): void {
    const { scene, selection, viewport, camera } = this.stage;
    const only = selection.size === 1 ? scene.get(selection.handles[0] ?? -1) : undefined;
    if (only && isFrame(only)) return this.makeIn(only);
    if (only) return this.makeNote(nextSpot(scene, only), only.parent);
    const middle = toBoard(camera, { x: viewport.w / 2, y: viewport.h * 0.42 });
    this.makeNote(freeSpot(scene, noteRect(middle)));
  }

  /** A new note under the finger, or beside what lies there. */
  newNoteAt(p: Point): void {
    this.makeNote(spotAt(this.stage.scene, p));
  }

  /** The note after one that was just written, in its colour. */
  nextNote(after: Name): void {
    const item = this.stage.scene.get(this.stage.names.handle(after));
    if (!item) return this.newNote();
    this.colour = item.colour;
    this.makeNote(nextSpot(this.stage.scene, item), item.parent);
  }

  /** A frame around what is selected, or an empty one on a free place near the middle. */
  newFrame(): void {
    if (this.stage.selection.size > 1) return this.group();
    const { scene, viewport, camera } = this.stage;
    const middle = toBoard(camera, { x: viewport.w / 2, y: viewport.h / 2 });
    const wanted = { x: Math.round(middle.x - frameWidth / 2), y: Math.round(middle.y - frameHeight / 2) };
    const at = freeArea(scene, { ...wanted, w: frameWidth, h: frameHeight }, new Set());
    const made = this.make((d) => edits.createFrame(d, scene, at, plainColour));
    if (made !== null) this.openMade(made);
  }

  /** What is selected and nothing else: what lies in a frame stays. */
  remove(): void {
    const { scene, selection, names } = this.stage;
    const { items } = this;
    if (items.length === 0) return;
    const removed = items.map((item) => names.of(item.handle));
    const frames = items.filter(isFrame);
    const within = new Set(frames.flatMap((frame) => scene.family(frame.handle)));
    const staying = [...within].filter((item) => !isFrame(item) && !items.includes(item)).length;
    const handles = items.map((item) => item.handle);
    if (!this.stage.edit((d) => edits.setAlive(d, handles, false))) return;
    selection.clear();
    const notes = items.length - frames.length;
    this.stage.say({ what: 'removed', names: removed, notes, frames: frames.length, staying });
  }

  duplicate(): void {
    const { scene, selection } = this.stage;
    const items = edits.roots(
      scene,
      this.items.map((item) => item.handle),
    );
    let made: number[] | null = [];
    this.stage.edit((d) => {
      made = edits.duplicate(d, scene, items);
    });
    if (made === null) this.stage.say({ what: 'full' });
    else if (made.length > 0) selection.pick(made);
  }

  recolour(colour: number): void {
    this.colour = colour;
    const handles = this.items.map((item) => item.handle);
    if (handles.length > 0) this.stage.edit((d) => edits.recolour(d, handles, colour));
  }

  group(): void {
    const { scene } = this.stage;
    const items = edits.roots(
      scene,
      this.items.map((item) => item.handle),
    );
    if (items.length === 0) return;
    const frame = this.make((d) => edits.group(d, scene, items, items[0]?.colour ?? 0));
    if (frame === null) return;
    this.stage.say({ what: 'grouped', notes: items.length });
    this.openMade(frame);
  }

  ungroup(): void {
    const { scene, selection } = this.stage;
    const frames = this.items.filter((item) => rulesOf(item).can.ungroup);
    let children: number[] = [];
    this.stage.edit((d) => {
      children = frames.flatMap((frame) => edits.ungroup(d, scene, frame));
    });
    selection.pick(children);
  }

  vote(by: 1 | -1): void {
    const notes = this.stage.selection.handles.filter((handle) => {
      const item = this.stage.scene.get(handle);
      return item !== undefined && rulesOf(item).can.vote;
    });
    const { participant } = this.stage;
    this.stage.edit((d) => notes.forEach((handle) => edits.vote(d, handle, participant, by)));
  }

  nudge(dx: number, dy: number): void {
    const { scene } = this.stage;
    const items = edits.roots(
      scene,
      this.items.map((item) => item.handle),
    );
    if (items.length === 0) return;
    const { value } = this.stage.selection;
    const at = this.stage.now();
    const goesOn = this.nudging?.of === value && at - this.nudging.at < pauseMs;
    const series = goesOn ? this.nudging! : { of: value, at };
    series.at = at;
    this.nudging = series;
    this.stage.edit((d) => edits.moveItems(d, scene, items, dx, dy), { series });
  }

  selectAll(): void {
    this.stage.selection.pick(Array.from(this.stage.scene.all(), (item) => item.handle));
  }

  private makeIn(frame: Item): void {
    const { scene } = this.stage;
    const inside = scene.childrenOf(frame.handle).filter((item) => !isFrame(item));
    const last = inside.at(-1);
    if (last) return this.makeNote(nextSpot(scene, last), frame.handle);
    const first = noteRect({ x: frame.x + 130, y: frame.y + 170 });
    this.makeNote(freeSpot(scene, first, insideOf(frame)), frame.handle);
  }

  private makeNote(at: Rect, inside?: number): void {
    if (!this.stage.editable) return;
    const { scene } = this.stage;
    const under = scene.frameAt({ x: at.x + at.w / 2, y: at.y + at.h / 2 })?.handle ?? noParent;
    const parent = inside !== undefined && under === inside ? inside : under;
    const series = {};
    const made = this.make((d) => edits.createNote(d, scene, at, parent, this.colour), series);
    if (made !== null) this.openMade(made, series);
  }

  /** The handle of what was made. Null: I may not, or the board has no room, which is said. */
  private make(what: (d: Document) => number, series?: object): number | null {
    let made: number | null = null;
    this.stage.edit(
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
  private openMade(handle: number, fresh?: object): void {
    const name = this.stage.names.of(handle);
    this.stage.refresh([handle]);
    this.stage.selection.set([name]);
    this.stage.selection.adding.value = false;
    this.stage.openEditor(name, { fresh });
  }
}
