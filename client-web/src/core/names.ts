// How objects are held by whatever outlives a task: a selection, a drag, a text field, a message with a way back.
//
// Handles are for the task in which they were got: when a document is rebuilt every handle is new, and an old one is
// another thing's. A Name stays. The same object has the same Name as long as its board is open, also under a new id, so
// that names can be compared and kept in sets.
import type { ObjectRef, Renamed } from './view';

/** One object of one board. The id is the one that it has now. */
export interface Name extends ObjectRef {
  readonly board: string;
}

/** What names are looked up in; the core's Document is one. */
export interface Ids {
  object(handle: number): ObjectRef;
  /** -1: not here. */
  find(counter: number, replica: number): number;
}

/** What an object is called after others were renamed. */
export function afterwards(ref: ObjectRef, renamed: Renamed | undefined): ObjectRef {
  if (!renamed || ref.replica !== renamed.from || ref.counter < renamed.since) return ref;
  return { counter: ref.counter, replica: renamed.to };
}

/** As others know it: a value that does not change under the hand. */
export function refOf({ counter, replica }: ObjectRef): ObjectRef {
  return { counter, replica };
}

const keyOf = ({ counter, replica }: ObjectRef): string => `${counter}.${replica}`;

/** The names of one document's objects. */
export class Names {
  private known = new Map<string, { board: string; counter: number; replica: number }>();
  /** Until the next rebuild. */
  private readonly handles = new Map<Name, number>();

  constructor(
    private readonly ids: Ids,
    readonly board: string,
  ) {}

  of(handle: number): Name {
    const ref = this.ids.object(handle);
    const key = keyOf(ref);
    let name = this.known.get(key);
    if (!name) this.known.set(key, (name = { board: this.board, ...refOf(ref) }));
    this.handles.set(name, handle);
    return name;
  }

  /** Of the object with this id; null when it is not here. */
  named({ counter, replica }: ObjectRef): Name | null {
    const handle = this.ids.find(counter, replica);
    return handle < 0 ? null : this.of(handle);
  }

  /** Where it is now, for this task; -1 when it is not here any more. */
  handle(name: Name): number {
    if (name.board !== this.board) return -1;
    const before = this.handles.get(name);
    if (before !== undefined) return before;
    const found = this.ids.find(name.counter, name.replica);
    if (found >= 0) this.handles.set(name, found);
    return found;
  }

  /** The document was rebuilt: every handle is new, and some objects have other ids. */
  rebuilt(renamed: Renamed | undefined): void {
    this.handles.clear();
    if (!renamed) return;
    const known = new Map<string, { board: string; counter: number; replica: number }>();
    for (const name of this.known.values())
      known.set(keyOf(Object.assign(name, afterwards(name, renamed))), name);
    this.known = known;
  }
}
