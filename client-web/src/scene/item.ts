// One thing to be painted: an object of the document with its place on the board worked out.

import type { Point, Rect } from './rect';

/** As ObjectKind in proto/batch.proto. */
export const Kind = {
  note: 1,
  text: 2,
  frame: 3,
  stroke: 4,
  shape: 5,
  connector: 6,
  image: 7,
  topic: 8,
  proposition: 9,
} as const;

export const noParent = -1;

/** Replaced, never changed, when its object changes: identity tells a painter's cache whether it is stale. */
export interface Item extends Rect {
  readonly handle: number;
  readonly kind: number;
  /** Participant; 0 unknown. */
  readonly author: number;
  /** The frame that it lies in, or -1. */
  readonly parent: number;
  readonly colour: number;
  readonly locked: boolean;
  readonly votes: number;
  /** 0: fitted to the item. */
  readonly textSize: number;
  readonly text: string;
}

/** What the scene reads of a document; the core's Document is one. */
export interface BoardReader {
  readonly size: number;
  object(handle: number): ObjectFields;
  order(): ArrayLike<number>;
  text(handle: number): string;
}

/** The part of the core's ObjectView that is painted today. */
export interface ObjectFields {
  readonly kind: number;
  readonly author: number;
  readonly parent: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly colour: number;
  readonly locked: boolean;
  readonly textSize: number;
  readonly shown: boolean;
  readonly votes: number;
}

export interface ChangedObject {
  readonly handle: number;
  /** Bits of the core's Fields. */
  readonly fields: number;
}

const painted: ReadonlySet<number> = new Set([Kind.note, Kind.topic, Kind.proposition, Kind.frame]);

/** Kinds that this client can not paint are kept by the document and not shown. */
export function isPainted(kind: number): boolean {
  return painted.has(kind);
}

/** Notes, and what looks and behaves like one. */
export function isNote(item: Item): boolean {
  return item.kind !== Kind.frame;
}

export function isFrame(item: Item): boolean {
  return item.kind === Kind.frame;
}

export function makeItem(handle: number, view: ObjectFields, at: Point, text: string): Item {
  return {
    handle,
    kind: view.kind,
    author: view.author,
    parent: view.parent,
    x: at.x,
    y: at.y,
    w: view.w,
    h: view.h,
    colour: view.colour,
    locked: view.locked,
    votes: view.votes,
    textSize: view.textSize,
    text,
  };
}
