// The board document of the browser: types of the wrapper over core.wasm, until the wrapper itself stands here.

export const enum Fields {
  created = 1,
  place = 2,
  size = 4,
  style = 8,
  z = 16,
  life = 32,
  text = 64,
  votes = 128,
  ends = 256,
  other = 512,
}

export interface Change {
  handle: number;
  fields: number;
}

export interface ObjectView {
  handle: number;
  counter: number;
  replica: number;
  kind: number;
  author: number;
  parent: number;
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
  shown: boolean;
  votes: number;
  z: string;
}

export interface End {
  x: number;
  y: number;
  target: number;
  anchorX: number;
  anchorY: number;
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
  points?: Int32Array;
  blob?: Uint8Array;
}

export declare class Core {
  static load(wasm: Response | BufferSource | Promise<Response>): Promise<Core>;
  open(): Document;
  hash(bytes: Uint8Array): bigint;
  restamp(batch: Uint8Array, from: number, ownSince: number): Uint8Array;
}

export declare class Document {
  setLocalParticipant(participant: number): void;
  setReplica(replica: number): void;
  load(keyframe: Uint8Array): void;
  keyframe(): Uint8Array;
  readonly counter: number;
  apply(replica: number, batch: Uint8Array): number;
  takeChanges(): Change[];
  readonly size: number;
  object(handle: number): ObjectView;
  find(counter: number, replica: number): number;
  order(): Uint32Array;
  text(handle: number): string;
  votesBy(handle: number, participant: number): number;
  participantOf(replica: number): number;
  ends(handle: number): [End, End];
  points(handle: number): Int32Array;
  blob(handle: number): Uint8Array | null;
  create(what: NewObject): number;
  move(handle: number, parent: number, x: number, y: number): void;
  resize(handle: number, w: number, h: number): void;
  setNumber(handle: number, field: number, value: number): void;
  setAlive(handle: number, alive: boolean): void;
  raise(handle: number): void;
  lower(handle: number): void;
  vote(handle: number, count: number): void;
  setEnd(handle: number, which: number, end: End): void;
  insertText(handle: number, position: number, text: string): void;
  eraseText(handle: number, position: number, length: number): void;
  replaceText(handle: number, text: string): void;
  commit(join?: boolean): Uint8Array | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  undo(): boolean;
  redo(): boolean;
  free(): void;
}
