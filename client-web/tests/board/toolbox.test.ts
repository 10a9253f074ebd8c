import { describe, expect, it } from 'vitest';
import type { Gesture } from '../../src/input/gesture';
import { cameraAfter } from '../../src/tools/camera_hand';
import { Toolbox, handle, type Tool } from '../../src/tools/toolbox';
import { Table } from './table';

function tool(name: string, heard: string[]): Tool {
  return {
    name,
    probe: () => 'board',
    gesture: (g) => handle({ tap: () => void heard.push(`${name} tap`) }, g),
    carrying: null,
    again: () => undefined,
    rebuilt: () => undefined,
    putDown: () => void heard.push(`${name} down`),
  };
}

const tap: Gesture = { kind: 'tap', x: 0, y: 0, count: 1, add: false, pointer: 'touch' };

describe('Tools', () => {
  it('are registered, and the one in the hand gets the gestures that it knows', () => {
    const heard: string[] = [];
    const box = new Toolbox();
    box.register(tool('hand', heard));
    box.register(tool('pen', heard));
    expect(() => box.register(tool('pen', heard))).toThrow();
    box.tool.gesture(tap);
    box.take('pen');
    box.take('chisel');
    box.tool.gesture(tap);
    box.tool.gesture({ kind: 'drop' });
    expect(heard).toEqual(['hand tap', 'hand down', 'pen tap']);
    expect(box.inHand.value?.name).toBe('pen');
  });

  it('put down what they carry where it was', () => {
    const t = new Table();
    const n = t.note(0, 0);
    t.carry(50, 50, 200, 0);
    t.tool.putDown();
    t.do({ kind: 'drop' });
    expect([t.edits, t.scene.get(n)?.x, t.lifts.size]).toEqual([0, 0, 0]);
  });
});

describe('The camera', () => {
  const camera = { x: 0, y: 0, zoom: 1 };

  it('is moved by its own gestures, whatever the tool', () => {
    expect(cameraAfter(camera, { kind: 'pan', dx: 10, dy: 0 })).toMatchObject({ x: -10, zoom: 1 });
    const pinch = cameraAfter(camera, { kind: 'pinch', x: 0, y: 0, dx: 0, dy: 0, scale: 2 });
    expect(pinch?.zoom).toBe(2);
    expect(cameraAfter(camera, tap)).toBeNull();
  });
});
