import { describe, expect, it } from 'vitest';
import { toBoard } from '../../src/scene/camera';
import type { Camera } from '../../src/scene/camera';
import { Sight } from '../../src/ui/board/sight';
import type { Eye } from '../../src/ui/board/sight';

const insets = () => ({ top: 0, right: 0, bottom: 0, left: 0 });
const all = { x: -1, y: -1, zoom: 0.2 };
const most = { x: -2, y: -2, zoom: 0.5 };

class TestEye implements Eye {
  camera: Camera = { x: 0, y: 0, zoom: 1 };
  viewport = { w: 1000, h: 800 };
  kept = 0;
  get destination(): Camera {
    return this.camera;
  }
  moveTo(camera: Camera): void {
    this.camera = camera;
  }
  fitting(): Camera {
    return all;
  }
  overview() {
    return { camera: most, away: 2 };
  }
  keepInView(): number {
    this.kept++;
    this.camera = most;
    return 3;
  }
}

const acts: readonly (readonly [string, (sight: Sight) => void])[] = [
  ['a button that zooms', (sight) => sight.zoomBy(1.4)],
  ['a key that pans', (sight) => sight.panBy(-80, 0)],
  ['the list', (sight) => sight.lookAt({ x: 5000, y: 0, w: 200, h: 200 })],
  ['a note that is opened', (sight) => sight.moveTo({ x: 7, y: 7, zoom: 1 })],
  ['a finger or a wheel', (sight) => (sight.camera = { x: 9, y: 9, zoom: 2 })],
  ['seeing everything', (sight) => sight.fitAll()],
  ['going back to the notes', (sight) => sight.goHome()],
  ['a tap that moves nothing', (sight) => sight.settle()],
  ['a finger that came down and did not move yet', (sight) => sight.hold()],
];

describe('The view', () => {
  it.each(acts)('is settled by %s: nothing that others do moves it', (_by, act) => {
    for (const arrived of [false, true]) {
      const eye = new TestEye();
      const sight = new Sight(eye, insets);
      if (arrived) sight.arrived();
      act(sight);
      const before = eye.camera;
      const kept = eye.kept;
      sight.refit();
      sight.arrived();
      sight.refit();
      expect(eye.camera).toBe(before);
      expect(eye.kept).toBe(kept);
      expect(sight.away.value).toBe(0);
    }
  });

  it('follows the board until then, and says how much lies elsewhere', () => {
    const eye = new TestEye();
    const sight = new Sight(eye, insets);
    sight.refit();
    expect(eye.camera).toEqual(most);
    expect(sight.away.value).toBe(2);
    sight.arrived();
    expect(eye.kept).toBe(0);
    sight.refit();
    expect(eye.kept).toBe(1);
    expect(sight.away.value).toBe(3);
  });

  it('keeps its middle when the device is turned', () => {
    const eye = new TestEye();
    const sight = new Sight(eye, insets);
    sight.camera = { x: 300, y: 100, zoom: 0.5 };
    const middle = toBoard(eye.camera, { x: 500, y: 400 });
    sight.resize(() => (eye.viewport = { w: 800, h: 1000 }));
    expect(toBoard(eye.camera, { x: 400, y: 500 })).toEqual(middle);
  });
});
