// One thing to be painted: an object of the document with its place on the board worked out.

import { Kind, Role } from '../core/view';
import type { End, PersonReactions } from '../core/view';
import type { Point, Rect, Size } from './rect';

export { Kind };

export const noParent = -1;

/** What things of all kinds have. The rectangle is what the thing takes of the board. */
export interface Common extends Rect {
  readonly handle: number;
  /** Participant; 0 unknown. */
  readonly author: number;
  /** The frame that it lies in, or -1. */
  readonly parent: number;
  readonly colour: number;
  readonly locked: boolean;
  readonly votes: number;
  /** How many people gave each of the reactions, in the order of `reactions.ts`; empty: nobody any. */
  readonly reactions: readonly number[];
  readonly text: string;
}

/** A note, and what looks and behaves like one. */
export interface Note extends Common {
  readonly kind: typeof Kind.note | typeof Kind.topic | typeof Kind.proposition;
  /** 0: fitted to the note. */
  readonly textSize: number;
}

/** An area with a title; what lies in it moves with it. */
export interface Frame extends Common {
  readonly kind: typeof Kind.frame;
  /** What it is for: Role. */
  readonly role: number;
  /** Folded up: its rectangle is that of its title. */
  readonly collapsed: boolean;
  /** What is put into it gets a place in a row. */
  readonly grid: boolean;
  /** As large as it is when it is not folded up. */
  readonly full: Size;
}

/** A drawn line. */
export interface Stroke extends Common {
  readonly kind: typeof Kind.stroke;
  /** As the document has them (batch.proto, Create.points): dx, dy, pressure … */
  readonly raw: Int32Array;
  /** x, y, pressure … from the thing's place on, tenths of a board unit, as large as it is by now. Who it is for a painter. */
  readonly points: Int32Array;
  /** Tenths of a board unit. */
  readonly width: number;
  /** Of a marker: seen through. */
  readonly marker: boolean;
}

/** As ShapeKind in proto/batch.proto. */
export const ShapeKind = { rectangle: 0, ellipse: 1, diamond: 2, line: 3 } as const;

/** A figure with a text in it. */
export interface Shape extends Common {
  readonly kind: typeof Kind.shape;
  /** Of ShapeKind, or of a newer version. */
  readonly shape: number;
  /** Of the outline, tenths of a board unit; 0 is the kind's own. */
  readonly width: number;
  /** Degrees clockwise. */
  readonly rotation: number;
  readonly textSize: number;
}

/** A line from a thing or a point to another. The rectangle is the one around it. */
export interface Connector extends Common {
  readonly kind: typeof Kind.connector;
  /** As the document has them: points count from `origin`. */
  readonly ends: readonly [End, End];
  readonly origin: Point;
  /** Where the ends are, and what they count from a target's edge on is not yet left out. */
  readonly points: readonly [Point, Point];
  /** Where the line begins and where it ends, on the board. */
  readonly line: readonly [Point, Point];
  /** Which ends have a head: see `heads` in kinds/connector.ts. */
  readonly shape: number;
  readonly width: number;
}

/** A text without paper. */
export interface TextItem extends Common {
  readonly kind: typeof Kind.text;
  /** Board units. */
  readonly textSize: number;
}

/** A picture, named by the hash of its bytes. */
export interface ImageItem extends Common {
  readonly kind: typeof Kind.image;
  /** SHA-256; null where the document has none. */
  readonly blob: Uint8Array | null;
}

/** Of a kind whose rules have not come yet. */
export interface Plain extends Common {
  readonly kind: 0;
}

/**
 * Replaced, never changed, when its object changes: identity tells a painter's cache whether it is stale. What is
 * asked of each kind stands in `kinds.ts`.
 */
export type Item = Note | Frame | Stroke | Shape | Connector | TextItem | ImageItem | Plain;

/** What the scene reads of a document; the core's Document is one. */
export interface BoardReader {
  readonly size: number;
  object(handle: number): ObjectFields;
  order(): ArrayLike<number>;
  text(handle: number): string;
  ends(handle: number): [End, End];
  points(handle: number): Int32Array;
  blob(handle: number): Uint8Array | null;
  /** What people think of it; asked where `reacted`. */
  reactions(handle: number): readonly PersonReactions[];
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
  /** Of an outline or a stroke, tenths of a board unit; 0 is the kind's own. */
  readonly width: number;
  /** Degrees clockwise. */
  readonly rotation: number;
  readonly shape: number;
  readonly shown: boolean;
  readonly votes: number;
  readonly reacted: boolean;
  readonly role: number;
  readonly collapsed: boolean;
  readonly grid: boolean;
}

export interface ChangedObject {
  readonly handle: number;
  /** Bits of the core's Fields. */
  readonly fields: number;
}

/** What a thing's place in the document is on the board: the corner, but for arrows, whose corner follows from their ends. */
export function placeOf(item: Item): Point {
  return item.kind === Kind.connector ? item.origin : item;
}

export function isFrame(item: Item): item is Frame {
  return item.kind === Kind.frame;
}

/** A frame that is folded up. */
export function isCollapsed(item: Item): item is Frame {
  return isFrame(item) && item.collapsed;
}

export function isCluster(item: Item): item is Frame {
  return isFrame(item) && item.role === Role.cluster;
}

/** A frame whose text is one of the table's propositions; what lies in it are its sources. */
export function isProposition(item: Item): item is Frame {
  return isFrame(item) && item.role === Role.proposition;
}

/** A frame that holds propositions. */
export function isHeading(item: Item): item is Frame {
  return isFrame(item) && item.role === Role.heading;
}

/** Part of what a table says: propositions and their headings. */
export function isOutcome(item: Item): item is Frame {
  return isProposition(item) || isHeading(item);
}

/** A frame that notes are put together in: a cluster, or what became of one. */
export function isPile(item: Item): item is Frame {
  return isCluster(item) || isProposition(item);
}
