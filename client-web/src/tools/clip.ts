// What is copied, apart from the board that it lay on: things with their places, so that they can be put onto any other. Pure.

import { Kind, isFrame, noParent, placeOf } from '../scene/item';
import type { Item } from '../scene/item';
import type { Scene } from '../scene/scene';
import { boxOf } from './placement';

/** The clipboard's own name for it; other programs take the words. */
export const clipType = 'application/x-tablee-things';
/** As many as one paste writes. */
const clipMax = 500;
const textMax = 20_000;
const reach = 1_000_000;

export interface Clipped {
  readonly kind: number;
  /** From the corner of all of them. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly colour: number;
  readonly shape: number;
  readonly width: number;
  readonly textSize: number;
  readonly text: string;
  /** Which of them it lies in; -1: in none. Always an earlier one. */
  readonly parent: number;
  readonly role: number;
  readonly collapsed: boolean;
  readonly grid: boolean;
  readonly points: readonly number[];
  /** Arrows: where they begin and end, and on which of them. */
  readonly ends: readonly (readonly [
    x: number,
    y: number,
    target: number,
    anchorX: number,
    anchorY: number,
  ])[];
}

/** Pictures stay: another event's server does not have them. */
const kinds: ReadonlySet<number> = new Set([
  Kind.note,
  Kind.text,
  Kind.frame,
  Kind.stroke,
  Kind.shape,
  Kind.connector,
]);

/** The things and all that lies in them; frames before what lies in them. */
export function clipOf(scene: Scene, items: readonly Item[]): Clipped[] {
  const all = scene.sorted([...new Set(items.flatMap((item) => scene.family(item.handle)))]);
  const taken = all.filter(({ kind }) => kinds.has(kind)).slice(0, clipMax);
  if (taken.length === 0) return [];
  const box = boxOf(taken);
  const index = new Map(taken.map((item, i) => [item.handle, i]));
  return taken.map((item) => {
    const { x, y } = placeOf(item);
    const size = isFrame(item) ? item.full : item;
    return {
      kind: item.kind,
      x: Math.round(x - box.x),
      y: Math.round(y - box.y),
      w: Math.round(size.w),
      h: Math.round(size.h),
      colour: item.colour,
      shape: 'shape' in item ? item.shape : 'marker' in item && item.marker ? 1 : 0,
      width: 'width' in item ? item.width : 0,
      textSize: 'textSize' in item ? item.textSize : 0,
      text: item.text.slice(0, textMax),
      parent: index.get(item.parent) ?? noParent,
      role: isFrame(item) ? item.role : 0,
      collapsed: isFrame(item) && item.collapsed,
      grid: isFrame(item) && item.grid,
      points: 'raw' in item ? [...item.raw] : [],
      ends: item.kind === Kind.connector ? endsOf(item, index) : [],
    };
  });
}

function endsOf(
  item: Item & { kind: typeof Kind.connector },
  index: ReadonlyMap<number, number>,
): Clipped['ends'] {
  return item.ends.map((end, i) => {
    const at = item.points[i] ?? item.origin;
    const [x, y] = [Math.round(at.x - item.origin.x), Math.round(at.y - item.origin.y)];
    return [x, y, index.get(end.target) ?? -1, end.anchorX, end.anchorY] as const;
  });
}

/** What a clipboard holds, if it is a clip: whatever is in there was written by anybody. */
export function readClip(json: string): readonly Clipped[] | null {
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch {
    return null;
  }
  if (!Array.isArray(read) || read.length === 0 || read.length > clipMax) return null;
  const all: readonly unknown[] = read;
  return all.every(isClipped) ? all : null;
}

function isClipped(one: unknown, at: number): one is Clipped {
  if (typeof one !== 'object' || one === null) return false;
  const { kind, x, y, w, h, colour, shape, width, textSize, text, parent, role, points, ends } =
    one as Record<string, unknown>;
  const numbers = [
    x,
    y,
    w,
    h,
    colour,
    shape,
    width,
    textSize,
    role,
    parent,
    ...(Array.isArray(points) ? points : [NaN]),
  ];
  const whole = (value: unknown): boolean => Number.isInteger(value) && Math.abs(value as number) <= reach;
  return (
    kinds.has(kind as number) &&
    numbers.every(whole) &&
    (parent as number) < at &&
    (parent as number) >= noParent &&
    typeof text === 'string' &&
    text.length <= textMax &&
    Array.isArray(ends) &&
    ends.every((end: unknown) => Array.isArray(end) && end.length === 5 && end.every(whole))
  );
}
