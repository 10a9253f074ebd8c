// What I write in private, as a board of my own that lies over the table's: the same tools, the same undo. It is of this page
// alone: what stands on it is told to the day as drafts (D23), and what the day says of them (another device of mine, a reveal)
// comes to stand on it as if somebody else had written it.
import { signal } from '@preact/signals';
import { Kind } from '../core/view';
import type { BoardWriting, Document } from '../core/document';
import type { MyDrafts } from '../day/drafts';
import { noteSize } from '../scene/measures';
import type { WrittenIn } from '../tools/work_layer';
import type { NewDraft, Ref } from '../wire/day_frames';
import { ChangeFeed } from './change_feed';
import type { Board, Changes, OtherPresence, Status, Unsubscribe } from './model';
import { loadingStatus } from './status';

/** The hands that write here: mine, and the day's. */
const mine = 2;
const days = 3;

/** Letters go out together, ms. */
const pauseMs = 400;

export interface PrivateHost {
  open(): Document;
  /** Random, 16 hexadecimal digits. */
  draw(): string;
  /** The table's number; 0: the agora. */
  readonly place: number;
  readonly participant: number;
  /** The frame of the board below in which a point lies. */
  zoneAt(x: number, y: number): Ref | undefined;
  /** What is new is written here, and not on the board below. */
  makes(): boolean;
  say(draft: NewDraft): void;
  /** What is written is told without its author's name. */
  nameless(): boolean;
  /** Words that found no note. */
  strand(words: string): void;
}

function isSame(a: NewDraft | undefined, b: NewDraft): boolean {
  return (
    a !== undefined &&
    a.gone === b.gone &&
    a.x === b.x &&
    a.y === b.y &&
    a.colour === b.colour &&
    a.text === b.text &&
    a.zone?.counter === b.zone?.counter &&
    a.zone?.replica === b.zone?.replica
  );
}

export class PrivateBoard implements Board {
  readonly document: Document;
  readonly status = signal<Status>({ ...loadingStatus, connection: 'online', readOnly: false });
  readonly presence = signal<ReadonlyMap<number, OtherPresence>>(new Map());
  readonly tray = signal([]);
  readonly replica = signal(mine);
  readonly canUndo = signal(false);
  readonly canRedo = signal(false);
  readonly acts = signal(0);
  readonly notThisPhase = signal(0);
  /** No name stands at any note: what is promised of one holds for all in sight. */
  readonly anonymous = signal(false);
  /** Writes what the day says; knows what stands here. */
  private readonly hand: Document;
  private readonly feed: ChangeFeed;
  /** The draft that an object is, by the object's id, and the other way. */
  private readonly drafts = new Map<string, string>();
  private readonly objects = new Map<string, string>();
  /** By draft: as the day has it, or was told by this page. */
  private readonly said = new Map<string, NewDraft>();
  private series: object | undefined;
  private timer = 0;

  constructor(
    private readonly host: PrivateHost,
    readonly id: string,
  ) {
    this.document = host.open();
    this.hand = host.open();
    this.document.setReplica(mine);
    this.document.setLocalParticipant(host.participant);
    this.hand.setReplica(days);
    this.hand.setLocalParticipant(host.participant);
    this.feed = new ChangeFeed(this.document, () => this.showUndo());
    this.feed.rebuilt();
    this.showNames();
  }

  /** To be asked again when a phase has come. */
  showNames(): void {
    const anonymous =
      this.host.nameless() || [...this.said.values()].some(({ nameless, gone }) => nameless && !gone);
    if (anonymous === this.anonymous.peek()) return;
    this.anonymous.value = anonymous;
    for (const document of [this.document, this.hand]) {
      document.setLocalParticipant(anonymous ? 0 : this.host.participant);
    }
    this.feed.rebuilt();
  }

  /** What the day has, of all places. */
  follow(all: MyDrafts): void {
    const now = new Map([...all].filter(([, draft]) => draft.table === this.host.place));
    for (const draft of now.values()) this.told(draft);
    for (const [id, draft] of this.said) if (!now.has(id) && !draft.gone) this.toldGone(id);
    this.showNames();
    this.feed.touch();
  }

  /** What was not told yet is told now. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = 0;
    const there = new Set<string>();
    for (const handle of this.document.order()) {
      const key = this.keyOf(handle);
      const id = this.drafts.get(key);
      const draft = this.draftOf(handle, id ?? '');
      if (id !== undefined) there.add(id);
      // One that is just begun is nothing yet.
      if (id === undefined && draft.text.trim() === '') continue;
      const named = id ?? this.host.draw();
      this.name(key, named);
      there.add(named);
      this.say({ ...draft, id: named });
    }
    for (const [id, before] of this.said) {
      if (!there.has(id) && !before.gone) this.say({ ...before, text: '', gone: true });
    }
  }

  onChanges(listener: (changes: Changes) => void): Unsubscribe {
    return this.feed.listen(listener);
  }

  edit(act: (document: BoardWriting) => void, options: { series?: object | undefined } = {}): boolean {
    try {
      act(this.notesAlone());
    } finally {
      this.commit(options.series);
    }
    return this.wrote;
  }

  takes({ kind }: WrittenIn): boolean {
    return kind === Kind.note;
  }

  makes(): boolean {
    return this.host.makes();
  }

  mayWriteIn(): boolean {
    return true;
  }

  undo(): boolean {
    return this.document.undo() && this.commit();
  }

  redo(): boolean {
    return this.document.redo() && this.commit();
  }

  /** Another's words go on another layer: mine are said before. */
  actAs(): void {
    this.flush();
  }

  setPresence(): void {}
  holdsWords(): void {}
  putAside(words: string): void {
    this.host.strand(words);
  }
  dismissRefused(): void {}

  retryRefused(): boolean {
    return false;
  }

  deletions(): Promise<[]> {
    return Promise.resolve([]);
  }

  retry(): void {}

  onClosing(): Unsubscribe {
    return () => undefined;
  }

  close(): void {
    this.flush();
    this.feed.close();
    this.document.free();
    this.hand.free();
  }

  // --- Inside -------------------------------------------------------------------------------------

  private wrote = false;

  private commit(series?: object): boolean {
    const join = series !== undefined && series === this.series;
    this.wrote = false;
    for (let batch = this.document.commit(join); batch; batch = this.document.commit(true)) {
      this.wrote = true;
      this.hand.apply(mine, batch);
    }
    this.feed.touch();
    this.showUndo();
    if (!this.wrote) return false;
    this.series = series;
    if (!join) this.acts.value++;
    if (this.timer === 0) this.timer = window.setTimeout(() => this.flush(), pauseMs);
    return true;
  }

  /** Notes are all that one writes in private: nothing else finds its way to the board (D24). */
  private notesAlone(): BoardWriting {
    const { document } = this;
    const no = (): false => {
      this.notThisPhase.value++;
      return false;
    };
    return Object.assign(Object.create(document) as BoardWriting, {
      create: (what: Parameters<BoardWriting['create']>[0]) =>
        what.kind === Kind.note ? document.create(what) : (no(), -1),
      vote: no,
      react: no,
    });
  }

  /** As the day's hand: nothing of it is undone by mine. */
  private write(act: (hand: Document) => void): void {
    act(this.hand);
    for (let batch = this.hand.commit(false); batch; batch = this.hand.commit(true)) {
      this.document.apply(days, batch);
    }
  }

  private told(draft: NewDraft): void {
    const before = this.said.get(draft.id);
    if (isSame(before, draft)) return;
    const key = this.objects.get(draft.id);
    const handle = key === undefined ? -1 : this.handleOf(this.hand, key);
    // What I have written since goes out in its turn, and holds.
    const waits = handle >= 0 && !isSame(before, this.draftOf(this.handleOf(this.document, key!), draft.id));
    this.said.set(draft.id, draft);
    if (waits) return;
    this.write((hand) => {
      const { x, y, colour, text } = draft;
      const at =
        handle >= 0
          ? handle
          : hand.create({ kind: Kind.note, x, y, w: noteSize, h: noteSize, colour, parent: -1 });
      if (at < 0) return;
      if (handle >= 0) {
        hand.setAlive(at, true);
        hand.move(at, -1, x, y);
        hand.setNumber(at, 1, colour);
      }
      hand.replaceText(at, text);
      const { counter, replica } = hand.object(at);
      this.name(`${counter}.${replica}`, draft.id);
    });
  }

  private toldGone(id: string): void {
    const draft = this.said.get(id)!;
    this.said.set(id, { ...draft, text: '', gone: true });
    const key = this.objects.get(id);
    if (key === undefined) return;
    const handle = this.handleOf(this.hand, key);
    if (handle >= 0) this.write((hand) => hand.setAlive(handle, false));
    // Whoever brings it back by undo writes another one.
    this.drafts.delete(key);
    this.objects.delete(id);
  }

  private say(draft: NewDraft): void {
    if (isSame(this.said.get(draft.id), draft)) return;
    this.said.set(draft.id, draft);
    this.host.say(draft);
  }

  private draftOf(handle: number, id: string): NewDraft {
    const { document, host } = this;
    const { x, y, w, h, colour } = document.object(handle);
    const zone = host.zoneAt(x + w / 2, y + h / 2);
    return {
      id,
      table: host.place,
      x,
      y,
      colour,
      text: document.text(handle),
      zone,
      gone: false,
      nameless: this.namelessOf(id),
    };
  }

  /** What was promised holds (D24). */
  private namelessOf(id: string): boolean {
    return this.said.get(id)?.nameless === true || this.host.nameless();
  }

  private name(object: string, draft: string): void {
    this.drafts.set(object, draft);
    this.objects.set(draft, object);
  }

  private keyOf(handle: number): string {
    const { counter, replica } = this.document.object(handle);
    return `${counter}.${replica}`;
  }

  private handleOf(document: Document, key: string): number {
    const [counter, replica] = key.split('.').map(Number);
    return document.find(counter!, replica!);
  }

  private showUndo(): void {
    this.canUndo.value = this.document.canUndo;
    this.canRedo.value = this.document.canRedo;
  }
}
