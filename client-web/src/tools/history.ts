// My acts in the order in which I did them, over all boards of a view. Each document undoes its own acts; which one has its
// turn is known here. An act may touch several boards: it is taken back in all of them.

import { signal } from '@preact/signals';
import type { BoardWriting } from '../core/document';

/** A board as its history needs it. */
export interface Undoable {
  edit(act: (document: BoardWriting) => void, options?: { series?: object | undefined }): boolean;
  undo(): boolean;
  redo(): boolean;
}

interface Act {
  readonly series: object | undefined;
  /** What was written to, and the series that the board itself knows: another act's is another one. */
  readonly boards: Map<Undoable, object>;
}

export class History {
  private done: Act[] = [];
  private undone: Act[] = [];
  /** Of those who share this device and do not write at the moment. */
  private readonly resting = new Map<number, { readonly done: Act[]; readonly undone: Act[] }>();
  private acting = 0;
  private now: Act | null = null;
  /** Goes up with what was done and taken back. */
  readonly version = signal(0);

  constructor(private readonly boards: () => readonly Undoable[]) {}

  /** Whose acts are done and undone from now on: each has their own. */
  actAs(participant: number): void {
    if (participant === this.acting) return;
    this.resting.set(this.acting, { done: this.done, undone: this.undone });
    ({ done: this.done, undone: this.undone } = this.resting.get(participant) ?? { done: [], undone: [] });
    this.acting = participant;
    this.version.value++;
  }

  /** Who acted as `from` is `to`. */
  renumber(from: number, to: number): void {
    if (this.acting === from) this.acting = to;
    const resting = this.resting.get(from);
    if (resting) this.resting.set(to, resting);
    this.resting.delete(from);
  }

  /** Acts of one `series` are one, unless something else was done in between. */
  together(act: () => void, series?: object): void {
    if (this.now) return act();
    const last = this.done.at(-1);
    const goesOn = series !== undefined && last?.series === series;
    this.now = goesOn ? last : { series, boards: new Map() };
    try {
      act();
    } finally {
      const made = this.now;
      this.now = null;
      if (!goesOn && made.boards.size > 0) this.did(made);
    }
  }

  /** Whether anything was written. */
  edit(board: Undoable, act: (document: BoardWriting) => void, series?: object): boolean {
    let wrote = false;
    this.together(() => {
      const { boards } = this.now!;
      const own = boards.get(board) ?? {};
      wrote = board.edit(act, { series: own });
      if (wrote) boards.set(board, own);
    }, series);
    return wrote;
  }

  /** Takes back the last act. False where nothing of it stands any more: what was done before it is not touched. */
  undo(): boolean {
    return this.turn(this.done, this.undone, (board) => board.undo());
  }

  redo(): boolean {
    return this.turn(this.undone, this.done, (board) => board.redo());
  }

  /** A board left the view, with what was done to it. */
  forget(board: Undoable): void {
    for (const acts of [this.done, this.undone]) for (const act of acts) act.boards.delete(board);
    this.done = this.done.filter((act) => act.boards.size > 0);
    this.undone = this.undone.filter((act) => act.boards.size > 0);
    this.version.value++;
  }

  private did(act: Act): void {
    this.done.push(act);
    this.undone = [];
    this.version.value++;
  }

  private turn(from: Act[], to: Act[], how: (board: Undoable) => boolean): boolean {
    const act = from.pop();
    if (act) {
      const turned = [...act.boards].filter(([board]) => how(board));
      if (turned.length > 0) return this.turned(to, turned);
      this.version.value++;
      return false;
    }
    // A document may remember more than this view has seen.
    const board = this.boards().find(how);
    return board !== undefined && this.turned(to, [[board, {}]]);
  }

  private turned(to: Act[], boards: readonly (readonly [Undoable, object])[]): boolean {
    to.push({ series: undefined, boards: new Map(boards) });
    this.version.value++;
    return true;
  }
}
