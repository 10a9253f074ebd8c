// Random sessions of what draws, over the real core: what the scene has kept up to date, change by change, is what it reads of the
// document anew; at who did it and at who only heard of it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Core, type Document } from '../../src/core/document';
import { Kind, isFrame } from '../../src/scene/item';
import type { Connector, Item } from '../../src/scene/item';
import { learn } from '../../src/scene/kinds';
import { moreRules } from '../../src/scene/kinds/more';
import { inflate, intersects } from '../../src/scene/rect';
import { Scene } from '../../src/scene/scene';
import { bind, connect, draw, setTextSize, targetAt, thicken } from '../../src/tools/draw_edits';
import type { Spot } from '../../src/tools/draw_edits';
import * as edits from '../../src/tools/edits';
import * as frameEdits from '../../src/tools/frame_edits';

const seeds = Number(process.env.SEEDS ?? 20);
const first = Number(process.env.SEED ?? 1);
const steps = 60;
const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));

beforeAll(() => learn(moreRules));

/** Mulberry32. */
function dice(seed: number): (sides: number) => number {
  let a = seed;
  return (sides) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

class Side {
  readonly d: Document = core.open();
  readonly scene: Scene;

  constructor(replica: number) {
    this.d.setLocalParticipant(1);
    this.d.setReplica(replica);
    this.scene = new Scene(this.d);
  }

  /** The scene as it is told of changes; every rectangle in which it differs from before is stale. */
  follow(): void {
    const before = new Map([...this.scene.all()].map((item) => [item.handle, item]));
    const damage = this.scene.update(this.d.takeChanges());
    const anew = new Scene(this.d);
    expect(new Map([...this.scene.all()].map((item) => [item.handle, item]))).toEqual(
      new Map([...anew.all()].map((item) => [item.handle, item])),
    );
    for (const item of this.scene.all()) {
      const old = before.get(item.handle);
      if (old === item) continue;
      const seen = inflate(item, 1);
      expect(damage.some((r) => intersects(r, seen))).toBe(true);
    }
  }
}

class Session {
  readonly mine = new Side(2);
  readonly theirs = new Side(3);

  constructor(private readonly roll: (sides: number) => number) {}

  step(): void {
    const { d } = this.mine;
    this.act();
    const batch = d.commit();
    this.mine.follow();
    if (!batch) return;
    expect(this.theirs.d.apply(2, batch)).toBe(0);
    this.theirs.follow();
  }

  private act(): void {
    const { d, scene } = this.mine;
    const { roll } = this;
    const items = [...scene.all()];
    const some = items.filter(() => roll(4) === 0).slice(0, 5);
    const handles = some.map(({ handle }) => handle);
    const at = { x: roll(1500), y: roll(1500), w: 60 + roll(300), h: 60 + roll(200) };
    const arrow = items.find((item): item is Connector => item.kind === Kind.connector && roll(2) === 0);
    const acts: (() => void)[] = [
      () => edits.createNote(d, scene, at, scene.frameAt(at)?.handle ?? -1, roll(8)),
      () => draw(d, scene, { kind: Kind.shape, shape: roll(3), colour: roll(8) }, at),
      () => draw(d, scene, { kind: Kind.text, shape: 0, colour: 7 }, at),
      () => edits.createFrame(d, scene, { ...at, w: 500, h: 400 }, 7),
      () => connect(d, scene, { kind: Kind.connector, shape: roll(2), colour: 7 }, this.spot(), this.spot()),
      () => connect(d, scene, { kind: Kind.connector, shape: 0, colour: 7 }, this.spot(), this.spot()),
      () => edits.moveItems(d, scene, edits.outermost(scene, some), roll(600) - 300, roll(600) - 300),
      () => edits.moveItems(d, scene, edits.outermost(scene, some), roll(600) - 300, roll(600) - 300),
      () => some.forEach((item) => edits.resize(d, scene, item, at.w, at.h)),
      () => arrow && bind(d, scene, arrow, roll(2) as 0 | 1, this.spot()),
      () => edits.setAlive(d, handles.slice(0, 2), false),
      () => edits.bringBack(d, roll(Math.max(1, d.size))),
      () => edits.duplicate(d, scene, edits.outermost(scene, some)),
      () => some.length > 1 && frameEdits.group(d, scene, edits.outermost(scene, some), 3),
      () =>
        some
          .filter(isFrame)
          .slice(0, 1)
          .forEach((frame) => frameEdits.ungroup(d, scene, frame)),
      () => thicken(d, handles, 10 + roll(90)),
      () => setTextSize(d, some.filter(isText), 20 + roll(60), (text) => text.length * 0.5),
      () => edits.recolour(d, handles, roll(8)),
      () => d.undo(),
      () => d.redo(),
    ];
    acts[roll(acts.length)]?.();
  }

  private spot(): Spot {
    const at = { x: this.roll(1500), y: this.roll(1500) };
    return { at, target: targetAt(this.mine.scene, at, 40) };
  }
}

function isText(item: Item): boolean {
  return item.kind === Kind.text;
}

describe('A session of figures, texts and arrows', () => {
  for (let seed = first; seed < first + seeds; seed++) {
    it(`with seed ${seed} leaves no difference between scene and document (SEED and SEEDS choose others)`, () => {
      const session = new Session(dice(seed));
      for (let i = 0; i < steps; i++) session.step();
      const { mine, theirs } = session;
      expect(theirs.d.keyframe()).toEqual(mine.d.keyframe());
      const lines = ({ scene, d }: Side) =>
        [...scene.all()]
          .filter((item) => item.kind === Kind.connector)
          .map((item) => ({ id: d.object(item.handle).counter, line: (item as Connector).line }))
          .sort((a, b) => a.id - b.id);
      expect(lines(theirs)).toEqual(lines(mine));
      mine.d.free();
      theirs.d.free();
    });
  }
});
