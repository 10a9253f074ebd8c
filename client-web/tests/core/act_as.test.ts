// Several people on one device (P41): each has their own undo; what bears a provisional number is rewritten before it goes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Core } from '../../src/core/document';
import { Kind } from '../../src/core/view';
import { History } from '../../src/tools/history';

const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));

describe('A document on a shared device', () => {
  it('is written by each as themselves, and undone by each for themselves', () => {
    const document = core.open();
    document.setReplica(7);
    document.setLocalParticipant(2);
    const note = (who: number): number => {
      document.actAs(who);
      const handle = document.create({ kind: Kind.note, x: 0, y: 0, w: 9, h: 9 });
      document.vote(handle, 1);
      document.commit();
      return handle;
    };
    const ours = note(0);
    const bens = note(8);
    expect(document.object(ours).author).toBe(2);
    expect(document.object(bens).author).toBe(8);
    expect(document.votesBy(bens, 8)).toBe(1);
    document.actAs(0);
    expect(document.undo()).toBe(true);
    document.commit();
    expect([...document.order()]).toEqual([bens]);
    expect(document.canUndo).toBe(false);
    document.free();
  });

  it('names who was added by their number once it is known', () => {
    const document = core.open();
    document.setReplica(7);
    document.setLocalParticipant(2);
    document.actAs(2 ** 30 + 5);
    const handle = document.create({ kind: Kind.note, x: 0, y: 0, w: 9, h: 9 });
    document.react(handle, 1);
    const batch = document.commit()!;
    const renamed = document.rename(batch, 2 ** 30 + 5, 8);
    const other = core.open();
    other.apply(7, renamed);
    expect(other.object(0).author).toBe(8);
    expect(other.reactions(0)).toEqual([{ participant: 8, set: 1 }]);
    expect(document.rename(renamed, 2 ** 30 + 5, 9)).toEqual(renamed);
    document.free();
    other.free();
  });
});

describe('The history of a view', () => {
  it('is of who acts', () => {
    const undone: string[] = [];
    const board = {
      edit: (act: (document: never) => void) => {
        act(undefined as never);
        return true;
      },
      undo: () => {
        undone.push('undo');
        return true;
      },
      redo: () => true,
    };
    const history = new History(() => []);
    history.edit(board, () => undefined);
    history.actAs(8);
    expect(history.undo()).toBe(false);
    history.edit(board, () => undefined);
    history.renumber(8, 9);
    history.actAs(0);
    history.actAs(9);
    expect(history.undo()).toBe(true);
    history.actAs(0);
    expect(history.undo()).toBe(true);
    expect(undone).toHaveLength(2);
  });
});
