// The lines of all layers of a view, and who is told when they have changed.

import { signal } from '@preact/signals';
import type { Name } from '../../../core/names';
import { isFrame, noParent } from '../../../scene/item';
import type { Item } from '../../../scene/item';
import { onLearnt } from '../../../scene/kinds';
import type { Layers } from '../../../tools/layers';
import type { ChangedThings, WorkLayer } from '../../../tools/work_layer';
import type { Target } from './list_acts';
import { ReadingIndex } from './reading_index';
import type { Line } from './reading_index';

export interface PlacedLine {
  readonly line: Line;
  readonly layer: WorkLayer;
  /** For this task; -1: of what lies in no frame. */
  readonly handle: number;
}

/** Of ten thousand things a hundred are shown: only those are looked up. */
class EntryLine implements PlacedLine {
  private shown: Line | null = null;

  constructor(
    readonly layer: WorkLayer,
    readonly handle: number,
  ) {}

  get line(): Line {
    return (this.shown ??= { is: 'entry', item: this.layer.scene.get(this.handle) as Item });
  }
}

/** Asked for the lines that stand in the page alone: a name costs a look into the document. Null: of what lies in no frame. */
export function nameOf({ layer, handle }: PlacedLine): Name | null {
  return handle < 0 ? null : layer.names.of(handle);
}

interface Read {
  readonly lines: readonly PlacedLine[];
  readonly targets: readonly Target[];
  readonly count: number;
}

export class Reading {
  /** Another one with each change. */
  readonly version = signal(0);
  private readonly indexes = new Map<WorkLayer, ReadingIndex>();
  private readonly following = new Map<WorkLayer, () => void>();
  private readonly stops: (() => void)[] = [];
  /** Null: something has changed since. */
  private now: Read | null = null;

  /** `changed` hears of what others and I do, things that are gone included. */
  constructor(
    private readonly layers: Layers,
    changed: (layer: WorkLayer, changes: ChangedThings) => void,
  ) {
    this.stops.push(
      layers.all.subscribe((now) => this.follow(now, changed)),
      onLearnt(() => this.reload()),
    );
  }

  /** How many things were looked at since it began. */
  get looked(): number {
    return [...this.indexes.values()].reduce((sum, { looked }) => sum + looked, 0);
  }

  get lines(): readonly PlacedLine[] {
    return this.read.lines;
  }

  /** All frames that things can go into. */
  get targets(): readonly Target[] {
    return this.read.targets;
  }

  /** How many notes there are. */
  get count(): number {
    return this.read.count;
  }

  /** Where a thing stands; -1: in no line. */
  at(name: Name): number {
    const layer = this.layers.of(name);
    const handle = layer?.names.handle(name) ?? -1;
    return handle < 0 ? -1 : this.lines.findIndex((one) => one.handle === handle && one.layer === layer);
  }

  close(): void {
    for (const stop of this.stops) stop();
    for (const stop of this.following.values()) stop();
  }

  private follow(
    now: readonly WorkLayer[],
    changed: (layer: WorkLayer, changes: ChangedThings) => void,
  ): void {
    for (const [layer, stop] of this.following) {
      if (now.includes(layer)) continue;
      stop();
      this.following.delete(layer);
      this.indexes.delete(layer);
    }
    for (const layer of now) {
      if (this.following.has(layer)) continue;
      this.indexes.set(layer, new ReadingIndex(layer.scene));
      const heard = (changes: ChangedThings): void => {
        this.apply(layer, changes);
        changed(layer, changes);
      };
      this.following.set(layer, layer.board.onChanges?.(heard) ?? (() => undefined));
    }
    this.touch();
  }

  private apply(layer: WorkLayer, { all, list }: ChangedThings): void {
    const index = this.indexes.get(layer);
    if (all) index?.reload();
    else index?.update(list.map(({ handle }) => handle));
    this.touch();
  }

  private reload(): void {
    for (const index of this.indexes.values()) index.reload();
    this.touch();
  }

  private get read(): Read {
    return (this.now ??= readAll(this.indexes));
  }

  private touch(): void {
    this.now = null;
    this.version.value++;
  }
}

function readAll(indexes: ReadonlyMap<WorkLayer, ReadingIndex>): Read {
  const lines: PlacedLine[] = [];
  const targets: Target[] = [];
  let count = 0;
  for (const [layer, index] of indexes) {
    for (const line of index.lines()) {
      if (line.is === 'entry') {
        lines.push(new EntryLine(layer, line.handle));
        count++;
        continue;
      }
      const { frame, depth } = line;
      lines.push({ line, layer, handle: frame?.handle ?? noParent });
      if (frame && isFrame(frame))
        targets.push({ name: layer.names.of(frame.handle), text: frame.text, depth });
    }
  }
  return { lines, targets, count };
}

export function keyOf({ board, counter, replica }: Name): string {
  return `${board} ${counter}.${replica}`;
}
