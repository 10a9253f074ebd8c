// What the phase does not take is not written: the document says no to it, as to what a board has no room for. The room decides
// (P40); this says beforehand what it would say, so that nobody writes what is refused at every letter.
import type { BoardReading, BoardWriting, ObjectView } from '../core/document';
import { Kind, NumberField, Role } from '../core/view';
import { moreAllowed, type Rights } from '../day/rights';
import type { WrittenIn } from '../tools/work_layer';
import type { Guard } from './phase';

/** All that writes: the compiler asks here for what a document learns to do. */
type Writes = Omit<BoardWriting, keyof BoardReading | 'why'>;

const isOutcome = (role: number | undefined): boolean => role === Role.proposition || role === Role.heading;

/** Making and changing what is one's own. */
function mayMake({ kind, role }: WrittenIn, rights: Rights): boolean {
  if (kind === Kind.stroke || kind === Kind.shape) return rights.ink;
  if (kind === Kind.topic || kind === Kind.proposition) return rights.propose;
  return kind === Kind.frame && isOutcome(role) ? rights.propose : rights.write;
}

/** Whether somebody's things are this page's own. */
type Own = (author: number) => boolean;

/** The document for one participant in one phase; `refused` hears of each no. */
function guarded(document: BoardWriting, rights: Rights, isOwn: Own, refused: () => void): BoardWriting {
  const no = (): false => {
    refused();
    return false;
  };
  const at = (handle: number): ObjectView | null => (document.has(handle) ? document.object(handle) : null);
  const mayWriteIn = (handle: number): boolean => {
    const object = at(handle);
    return object === null || mayMake(object, rights) || no();
  };
  const mayChange = (handle: number): boolean => {
    const object = at(handle);
    if (object === null || rights.moveOthers) return true;
    return (isOwn(object.author) && mayMake(object, rights)) || no();
  };
  // What a table says is nobody's own: to propose is to choose and to order.
  const maySet = (handle: number, field: NumberField, value: number): boolean => {
    const outcome = field === NumberField.role && (isOutcome(value) || isOutcome(at(handle)?.role));
    return outcome ? rights.propose || no() : mayChange(handle);
  };
  const writing: Writes = {
    create: (what) => (mayMake(what, rights) || no() ? document.create(what) : -1),
    behalf: (participant) => document.behalf(participant),
    vote: (handle, count) => (rights.vote || no()) && document.vote(handle, count),
    react: (handle, set) => (rights.vote || no()) && document.react(handle, set),
    insertText: (handle, ...rest) => mayWriteIn(handle) && document.insertText(handle, ...rest),
    eraseText: (handle, ...rest) => mayWriteIn(handle) && document.eraseText(handle, ...rest),
    spliceText: (handle, ...rest) => mayWriteIn(handle) && document.spliceText(handle, ...rest),
    replaceText: (handle, text) => mayWriteIn(handle) && document.replaceText(handle, text),
    move: (handle, ...rest) => mayChange(handle) && document.move(handle, ...rest),
    resize: (handle, ...rest) => mayChange(handle) && document.resize(handle, ...rest),
    setNumber: (handle, field, value) =>
      maySet(handle, field, value) && document.setNumber(handle, field, value),
    setAlive: (handle, alive) => mayChange(handle) && document.setAlive(handle, alive),
    raise: (handle) => mayChange(handle) && document.raise(handle),
    lower: (handle) => mayChange(handle) && document.lower(handle),
    putBetween: (handle, ...rest) => mayChange(handle) && document.putBetween(handle, ...rest),
    setRank: (handle, ...rest) => (rights.propose || no()) && document.setRank(handle, ...rest),
    setEnd: (handle, ...rest) => mayChange(handle) && document.setEnd(handle, ...rest),
  };
  return Object.assign(Object.create(document) as BoardWriting, writing);
}

export class PhaseGuard implements Guard {
  constructor(
    private readonly rights: Rights,
    private readonly isOwn: Own,
  ) {}

  over(document: BoardWriting, refused: () => void): BoardWriting {
    return guarded(document, this.rights, this.isOwn, refused);
  }

  mayWriteIn(thing: WrittenIn): boolean {
    return mayMake(thing, this.rights);
  }

  widens(other: Guard | null): boolean {
    return moreAllowed(this.rights, other instanceof PhaseGuard ? other.rights : null);
  }
}
