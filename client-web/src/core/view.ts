// What a board looks like from outside: plain values, copied out of the core.

/** Bits of Change.fields (server/core/changes.h). */
export const enum Fields {
  created = 1,
  place = 2,
  size = 4,
  /** Colour, rotation, lock, width, text size, role, collapsed, grid. */
  style = 8,
  z = 16,
  life = 32,
  text = 64,
  /** Dots and reactions. */
  votes = 128,
  ends = 256,
  other = 512,
  /** What lies in it; each of that is said too. */
  content = 1024,
}

/** Everything about an object. */
export const allFields = 0xffff;

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

/** As NumberField in proto/batch.proto. */
export const enum NumberField {
  colour = 1,
  rotation = 2,
  lock = 3,
  width = 4,
  textSize = 5,
  role = 6,
  collapsed = 7,
  grid = 8,
}

/** As FrameRole in proto/batch.proto. */
export const enum Role {
  zone = 0,
  cluster = 1,
  proposition = 2,
  heading = 3,
}

/** What one person thinks of an object: bits of Reaction in proto/batch.proto. */
export interface PersonReactions {
  readonly participant: number;
  readonly set: number;
}

export interface Change {
  handle: number;
  fields: number;
}

/** The id of an object: counter and replica of the op that made it. */
export interface ObjectRef {
  readonly counter: number;
  readonly replica: number;
}

/** Unconfirmed objects got other ids: {counter, replica: from} with counter >= since is now {counter, replica: to}. */
export interface Renamed {
  readonly from: number;
  readonly to: number;
  readonly since: number;
}

export interface ObjectView {
  handle: number;
  /** The id: counter and replica of the op that made it. */
  counter: number;
  replica: number;
  kind: number;
  /** Participant; 0 unknown or anonymous. */
  author: number;
  /** The frame that it is shown in; -1 none. One that was deleted is none: what lies in it lies around it. */
  parent: number;
  /** Relative to the parent. */
  x: number;
  y: number;
  w: number;
  h: number;
  colour: number;
  rotation: number;
  locked: boolean;
  width: number;
  textSize: number;
  shape: number;
  alive: boolean;
  /** It is alive, and no frame hides it that was deleted when that still hid what lies in it. */
  shown: boolean;
  votes: number;
  /** Whether anybody ever reacted to it: reactions() says who. */
  reacted: boolean;
  /** Frames: what it is for (Role). */
  role: number;
  /** Clusters: shown as a title and a count. */
  collapsed: boolean;
  /** Zones: what lies in it is kept in rows. */
  grid: boolean;
  z: string;
}

/** Something that is deleted and can be brought back. */
export interface Deleted {
  readonly handle: number;
  /** The op that deleted it: what the server knows the time of. */
  readonly by: Mark;
}

/** One end of a connector. */
export interface End {
  x: number;
  y: number;
  /** Handle; -1: a free end. */
  target: number;
  /** Thousandths of the target's size. */
  anchorX: number;
  anchorY: number;
}

/** A place in a text: behind the code point with this id; counter 0 is the beginning. */
export interface Mark {
  readonly counter: number;
  readonly replica: number;
}

export interface NewObject {
  kind: number;
  parent?: number;
  x: number;
  y: number;
  w: number;
  h: number;
  colour?: number;
  shape?: number;
  /** Frames: what it is for (Role), from the first moment on. */
  role?: number;
  /** Strokes: dx, dy, pressure … (batch.proto, Create.points). */
  points?: Int32Array;
  /** Images: SHA-256 of the blob. */
  blob?: Uint8Array;
}
