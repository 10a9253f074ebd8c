// What buttons do to clusters, zones and reactions: each one is an edit of what is selected, and what the screen does after.

import { Role, Kind } from '../core/view';
import { isCluster, isFrame, isOutcome, isPile, noParent } from '../scene/item';
import type { Frame, Item } from '../scene/item';
import { toBoard } from '../scene/camera';
import { boxOf, freeArea } from './placement';
import { rulesOf } from '../scene/kinds';
import * as cluster from './cluster_edits';
import { outermost } from './edits';
import * as into from './into_edits';
import * as outcome from './outcome_edits';
import { byLayer } from './layers';
import type { FoundWork } from './layers';
import type { Stage } from './stage';
import type { WorkLayer } from './work_layer';

/** What of the selection moves by itself: not what moves with a frame, nor what runs from thing to thing. */
export function carried(stage: Stage): FoundWork[] {
  return [...byLayer(stage.acts.found)].flatMap(([layer, items]) =>
    outermost(layer.scene, items)
      .filter((item) => item.kind !== Kind.connector)
      .map((item) => ({ layer, item })),
  );
}

export class FrameActs {
  constructor(private readonly stage: Stage) {}

  /** The one thing that is selected, where I may change it. */
  private get one(): FoundWork | undefined {
    const [one, ...more] = this.stage.acts.found;
    return more.length === 0 ? one : undefined;
  }

  /** The selected frame, where it is one alone. */
  get frame(): { readonly layer: WorkLayer; readonly frame: Frame } | null {
    const { one } = this;
    return one && isFrame(one.item) ? { layer: one.layer, frame: one.item } : null;
  }

  /** The selected clusters of one board, in the order in which they were picked; fewer than two are none. */
  get clusters(): { readonly layer: WorkLayer; readonly frames: readonly Frame[] } | null {
    const [first, ...more] = byLayer(this.stage.acts.found);
    if (!first || more.length > 0) return null;
    const [layer, items] = first;
    const frames = items.filter(isPile);
    const alike = new Set(frames.map(({ role }) => role)).size === 1;
    return alike && frames.length === items.length && frames.length > 1 ? { layer, frames } : null;
  }

  /** Things that lie in one cluster, and the cluster; null: they do not, or are all that lies in it and more than one. */
  get members(): { readonly layer: WorkLayer; readonly from: Frame; readonly items: readonly Item[] } | null {
    const [first, ...more] = byLayer(this.stage.acts.found);
    if (!first || more.length > 0) return null;
    const [layer, items] = first;
    const from = cluster.clusterOf(layer.scene, items);
    const all = from !== null && layer.scene.childrenOf(from.handle).length === items.length;
    return from && !from.collapsed && !(all && items.length > 1) ? { layer, from, items } : null;
  }

  /** Whether the phase takes propositions. */
  get mayPropose(): boolean {
    return this.stage.layers.ground.board.takes?.({ kind: Kind.frame, role: Role.proposition }) ?? true;
  }

  /** What can be made a proposition: a cluster, or what is no frame; on the board itself, not on what lies above it. */
  get proposable(): { readonly layer: WorkLayer; readonly items: readonly Item[] } | null {
    const [first, ...more] = byLayer(this.stage.acts.found);
    if (!first || more.length > 0 || first[0] !== this.stage.layers.ground) return null;
    const [layer, all] = first;
    const items = all.filter((item) => rulesOf(item).listed === 'entry');
    const [only] = all;
    const one = only !== undefined && all.length === 1 && isCluster(only);
    return one
      ? { layer, items: all }
      : items.length === all.length && items.length > 0
        ? { layer, items }
        : null;
  }

  propose(): void {
    const { proposable } = this;
    if (!proposable) return;
    const { layer, items } = proposable;
    const [first, ...more] = items as readonly [Item, ...Item[]];
    if (isCluster(first)) {
      layer.edit((d) => outcome.propose(d, layer.scene, first));
      if (first.text.trim() === '') this.stage.openEditor(layer.names.of(first.handle));
      return;
    }
    let made = 0;
    const wrote = layer.edit((d) => {
      made = outcome.proposeNotes(d, layer.scene, items, first.colour, this.stage.layers);
    });
    if (made < 0) return this.stage.say({ what: 'full' });
    if (!wrote) return;
    this.stage.refresh(layer, [made]);
    this.stage.selection.pick(layer, [made]);
    if (more.length > 0 || first.text.trim() === '') this.stage.openEditor(layer.names.of(made));
  }

  /** A proposition is a cluster again, a heading a zone. */
  takeBack(): void {
    const { frame } = this;
    if (frame && isOutcome(frame.frame)) frame.layer.edit((d) => outcome.takeBack(d, frame.frame));
  }

  fold(): void {
    const { frame } = this;
    if (!frame) return;
    const { layer, frame: item } = frame;
    layer.edit((d) => cluster.fold(d, layer.scene, this.stage.layers, item, !item.collapsed));
  }

  tidy(): void {
    const { frame } = this;
    if (frame) frame.layer.edit((d) => cluster.tidy(d, frame.layer.scene, frame.frame));
  }

  keepRows(): void {
    const { frame } = this;
    if (frame)
      frame.layer.edit((d) => cluster.keepRows(d, frame.layer.scene, frame.frame, !frame.frame.grid));
  }

  merge(): void {
    const { clusters } = this;
    if (!clusters) return;
    const { layer, frames } = clusters;
    const [into, ...others] = frames as readonly [Frame, ...Frame[]];
    if (!layer.edit((d) => cluster.merge(d, layer.scene, into, others))) return;
    this.stage.selection.pick(layer, [into.handle]);
  }

  /** Several become a cluster of their own, one lies outside again. */
  split(): void {
    const { members } = this;
    if (!members) return;
    const { layer, from, items } = members;
    const { layers } = this.stage;
    const [only, ...more] = items;
    if (only && more.length === 0) {
      layer.edit((d) => cluster.takeOut(d, layer.scene, layers, from, only));
      return;
    }
    let made = 0;
    layer.edit((d) => {
      made = cluster.split(d, layer.scene, layers, from, items);
    });
    if (made < 0) return this.stage.say({ what: 'full' });
    this.stage.refresh(layer, [made]);
    this.stage.selection.pick(layer, [made]);
    this.stage.openEditor(layer.names.of(made));
  }

  /** Frames of the selection's board that it can be moved into. */
  get targets(): readonly { readonly layer: WorkLayer; readonly frame: Frame }[] {
    const [first, ...more] = byLayer(carried(this.stage));
    if (!first || more.length > 0) return [];
    const [layer, items] = first;
    const family = new Set(items.flatMap((item) => layer.scene.family(item.handle)));
    const parents = new Set(items.map((item) => item.parent));
    return [...layer.scene.all()]
      .filter(
        (item): item is Frame =>
          isFrame(item) && !family.has(item) && !(parents.size === 1 && parents.has(item.handle)),
      )
      .map((frame) => ({ layer, frame }));
  }

  /** Whether any of the selection lies in a frame that it could be moved out of. */
  get inside(): boolean {
    return carried(this.stage).some(({ item }) => item.parent !== noParent);
  }

  /** Into a frame (its next free places), or out of all of them; how many were moved. */
  moveInto(target: Frame | null): number {
    const { layers } = this.stage;
    let moved = 0;
    layers.history.together(() => {
      for (const [layer, items] of byLayer(carried(this.stage))) {
        if (target && layer.scene.get(target.handle) !== target) continue;
        const wrote = layer.edit((d) =>
          target ? into.moveInto(d, layer.scene, items, target) : into.moveOut(d, layer.scene, layers, items),
        );
        if (wrote) moved += items.length;
      }
    });
    return moved;
  }

  /** The moderators' alone. */
  lock(): void {
    const { found } = this.stage.selection;
    const on = found.some(({ item }) => !item.locked);
    this.stage.layers.history.together(() => {
      for (const [layer, items] of byLayer(found)) {
        const handles = items.map((item) => item.handle);
        layer.edit((d) => cluster.lock(d, handles, on));
      }
    });
  }

  react(bit: number): void {
    const { selection, participant } = this.stage;
    const [one, ...more] = selection.found;
    if (!one || more.length > 0) return;
    one.layer.edit((d) => cluster.react(d, one.item.handle, participant, bit));
  }

  /** Lays zones out where there is room, near the middle of what is seen. False: nothing was made. */
  layOut(zones: readonly cluster.LaidZone[]): boolean {
    const { layers, viewport, camera } = this.stage;
    const layer = layers.ground;
    const box = boxOf(zones);
    const middle = toBoard(camera, { x: viewport.w / 2, y: viewport.h / 2 });
    const wanted = { ...box, x: Math.round(middle.x - box.w / 2), y: Math.round(middle.y - box.h / 2) };
    const at = freeArea(layers, wanted, new Set());
    let laid = false;
    layer.edit((d) => {
      laid = cluster.layOut(d, layer.scene, at, zones);
    });
    if (!laid) this.stage.say({ what: 'full' });
    return laid;
  }
}
