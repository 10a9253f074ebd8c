// One thing to be painted: an object of the document with its place on the board worked out.

import { Kind } from '../core/view';
import type { Rect } from './rect';

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
}

/**
 * Replaced, never changed, when its object changes: identity tells a painter's cache whether it is stale. What is
 * asked of each kind stands in `kinds.ts`; a kind that is added here is asked for there by the compiler.
 */
export type Item = Note | Frame;

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

export function isFrame(item: Item): item is Frame {
  return item.kind === Kind.frame;
}
