// What happened on a board, entry by entry, as lines: what somebody types in one go is one line, once it stands there.
//
// Applies a board's log to a document of its own and looks at what each entry changes.
import { Fields, Kind, Role } from '../../../core/view';
import type { Document, ObjectView } from '../../../core/document';
import type { Frame } from '../../frame';
import type { BoardAct, Line, Thing } from './line';

/** A pause in which somebody stops writing, ms. */
const breath = 15_000;

/** What was last known of an object. */
interface Known {
  alive: boolean;
  parent: number;
  role: number;
  /** Was told of with these words. */
  told: string | null;
}

/** Somebody writes, or draws, or moves something about; it becomes a line when they are done. */
interface Under {
  readonly kind: 'text' | 'ink' | 'move' | 'mark';
  readonly who: number;
  readonly handle: number;
  time: number;
  offset: number;
  text: string;
  count: number;
}

const roles: Readonly<Record<number, Thing>> = {
  [Role.zone]: 'zone',
  [Role.cluster]: 'cluster',
  [Role.proposition]: 'proposition',
  [Role.heading]: 'heading',
};

const kinds: Readonly<Record<number, Thing>> = {
  [Kind.text]: 'text',
  [Kind.stroke]: 'drawing',
  [Kind.shape]: 'shape',
  [Kind.connector]: 'arrow',
  [Kind.image]: 'picture',
  [Kind.topic]: 'topic',
  [Kind.proposition]: 'topic',
};

function thingOf({ kind, role }: ObjectView): Thing {
  if (kind === Kind.frame) return roles[role] ?? 'zone';
  return kinds[kind] ?? 'note';
}

const made: ReadonlySet<number> = new Set([Kind.shape, Kind.connector, Kind.image]);

export class BoardLog {
  readonly lines: Line[] = [];
  private readonly known: (Known | undefined)[] = [];
  private under: Under[] = [];
  private offset = 0;

  constructor(
    private readonly board: string,
    private readonly document: Document,
  ) {}

  /** The next entries. */
  add(frames: readonly Frame[]): void {
    for (const frame of frames) {
      this.offset++;
      this.pause(frame.time);
      if (frame.batch.length === 0) continue;
      this.document.apply(frame.replica, frame.batch);
      const who = this.document.participantOf(frame.replica);
      for (const { handle, fields } of this.document.takeChanges())
        this.look(handle, fields, who, frame.time);
    }
  }

  /** There are no more: what is under way is told. */
  end(): void {
    this.pause(Infinity);
  }

  // --- Inside -------------------------------------------------------------------------------------

  private look(handle: number, fields: number, by: number, time: number): void {
    const object = this.document.object(handle);
    const who = by === 0 ? object.author : by;
    const before = this.known[handle];
    if (!before) {
      this.appeared(handle, object, who, time);
      return;
    }
    if (fields & Fields.life && before.alive !== object.alive) {
      this.finish((one) => one.handle === handle);
      before.alive = object.alive;
      const kind = object.alive ? 'restored' : 'deleted';
      const text = this.document.text(handle);
      // What nobody was told of need not be told to be gone.
      if (before.told !== null || text !== '')
        this.tell(handle, who, time, { kind, thing: thingOf(object), text });
    }
    if (!object.alive) return;
    if (fields & Fields.text) this.goesOn('text', handle, who, time);
    if (object.role !== before.role && object.kind === Kind.frame) {
      before.role = object.role;
      this.tell(handle, who, time, {
        kind: 'became',
        thing: thingOf(object),
        text: this.document.text(handle),
      });
    }
    if (fields & Fields.place) this.placed(handle, object, before, who, time);
    if (fields & Fields.votes) this.goesOn('mark', handle, who, time);
  }

  private appeared(handle: number, object: ObjectView, who: number, time: number): void {
    const { alive, parent, role } = object;
    this.known[handle] = { alive, parent, role, told: null };
    if (!alive) return;
    if (object.kind === Kind.stroke) this.goesOn('ink', -1, who, time);
    else if (made.has(object.kind)) {
      this.tell(handle, who, time, {
        kind: 'made',
        thing: thingOf(object),
        text: this.document.text(handle),
      });
    } else if (this.document.text(handle) !== '') this.goesOn('text', handle, who, time);
  }

  private placed(handle: number, object: ObjectView, before: Known, who: number, time: number): void {
    const { parent } = object;
    if (parent === before.parent) return this.goesOn('move', handle, who, time);
    before.parent = parent;
    const frame = parent >= 0 ? this.document.object(parent) : null;
    if (!frame) return this.goesOn('move', handle, who, time);
    this.finish((one) => one.handle === handle);
    const [text, title] = [this.document.text(handle), this.document.text(parent)];
    this.tell(handle, who, time, { kind: 'put', thing: thingOf(object), text, into: thingOf(frame), title });
  }

  private goesOn(kind: Under['kind'], handle: number, who: number, time: number): void {
    // Two who write in one note take turns.
    if (kind === 'text') this.finish((one) => one.kind === kind && one.handle === handle && one.who !== who);
    let under = this.under.find((one) => one.kind === kind && one.handle === handle && one.who === who);
    if (!under) {
      under = { kind, who, handle, time, offset: 0, text: '', count: 0 };
      this.under.push(under);
    }
    under.time = time;
    under.offset = this.offset;
    under.count++;
    if (kind !== 'ink') under.text = this.document.text(handle);
  }

  private pause(now: number): void {
    this.finish(({ time }) => now - time > breath);
  }

  private finish(which: (one: Under) => boolean): void {
    const done = this.under.filter(which);
    if (done.length === 0) return;
    this.under = this.under.filter((one) => !which(one));
    for (const one of done) this.told(one);
  }

  private told({ kind, who, handle, time, offset, text, count }: Under): void {
    if (kind === 'ink') return this.push(time, offset, who, { kind: 'drew', count }, null);
    const known = this.known[handle];
    const object = this.document.object(handle);
    const thing = thingOf(object);
    if (kind === 'move' || kind === 'mark') {
      const act: BoardAct = { kind: kind === 'move' ? 'moved' : 'marked', thing, text };
      return this.push(time, offset, who, act, object);
    }
    if (!known || known.told === text || (known.told === null && text === '')) return;
    const act: BoardAct = { kind: known.told === null ? 'wrote' : 'rewrote', thing, text };
    known.told = text;
    this.push(time, offset, who, act, object);
  }

  private tell(handle: number, who: number, time: number, act: BoardAct): void {
    // Its words come first: they were there before.
    this.finish((one) => one.handle === handle && one.kind === 'text');
    const known = this.known[handle];
    if (known && act.kind !== 'deleted') known.told ??= 'text' in act && act.text !== '' ? act.text : null;
    this.push(time, this.offset, who, act, this.document.object(handle));
  }

  private push(time: number, offset: number, who: number, act: BoardAct, object: ObjectView | null): void {
    const about = object && { counter: object.counter, replica: object.replica };
    this.lines.push({ time, offset, board: this.board, who, act, about });
  }
}
