// What gestures mean beside what tools do with them, and suggested groups while they are looked at.

import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { Name } from '../../src/core/names';
import type { Gesture } from '../../src/input/gesture';
import type { Camera } from '../../src/scene/camera';
import type { BoardStage } from '../../src/ui/board/board_stage';
import { hear } from '../../src/ui/board/over/hearing';
import { accepted, draftOf, ticked, toggled } from '../../src/ui/board/similar/draft';
import { Toaster } from '../../src/ui/parts/toast';

function ear(editable: boolean) {
  const moved: Camera[] = [];
  const menu = signal<{ x: number; y: number } | null>(null);
  const sight = { camera: { x: 0, y: 0, zoom: 1 }, moveTo: (camera: Camera) => moved.push(camera) };
  const stage = { editable, menu, sight } as unknown as BoardStage;
  return { heard: hear(stage, new Toaster(signal(0))), moved, menu };
}

const tap = (count: number): Gesture => ({ kind: 'tap', x: 100, y: 50, count, add: false, pointer: 'touch' });

describe('A double tap', () => {
  it('looks closer where nothing can be made, at the point that was tapped', () => {
    const { heard, moved } = ear(false);
    heard(tap(1));
    expect(moved).toEqual([]);
    heard(tap(2));
    expect(moved).toEqual([{ x: 50, y: 25, zoom: 2 }]);
  });

  it('does not where it makes a note', () => {
    const { heard, moved } = ear(true);
    heard(tap(2));
    expect(moved).toEqual([]);
  });
});

describe('The menu', () => {
  it('opens under a finger that rests, stays while a mouse hovers, and goes with the next gesture', () => {
    const { heard, menu } = ear(true);
    heard({ kind: 'press', x: 7, y: 8 });
    expect(menu.value).toEqual({ x: 7, y: 8 });
    heard({ kind: 'hover', x: 1, y: 1 });
    expect(menu.value).not.toBeNull();
    heard({ kind: 'pan', dx: 1, dy: 0 });
    expect(menu.value).toBeNull();
  });
});

describe('A suggestion of groups', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((one) => ({ one })) as unknown as [Name, Name, Name, Name];
  const draft = draftOf([
    { title: 'One', members: [a, b] },
    { title: 'Two', members: [c, d] },
  ]);

  it('is taken as it is when nobody changes it', () => {
    expect(accepted(draft)).toEqual([
      { title: 'One', members: [a, b] },
      { title: 'Two', members: [c, d] },
    ]);
  });

  it('leaves out what is unticked, and a group of which less than two are left', () => {
    const [one, two] = draft as [(typeof draft)[0], (typeof draft)[0]];
    const without = toggled(one, a);
    expect(ticked(without)).toEqual([b]);
    expect(accepted([without, two]).map(({ title }) => title)).toEqual(['Two']);
    expect(accepted([toggled(without, a), { ...two, taken: false }]).map(({ title }) => title)).toEqual([
      'One',
    ]);
  });
});
