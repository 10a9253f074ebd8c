// A phase that takes some kinds alone: what it does not take is not written, and goes out by itself when one takes more.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { batchesOf } from '../../src/app/put_aside';
import { followPhase, OutOfTray, type Guard } from '../../src/app/phase';
import { PhaseGuard } from '../../src/app/phase_guard';
import { RefusedThings } from '../../src/app/refused_things';
import { Core } from '../../src/core/document';
import { noDay, type Day } from '../../src/day/day';
import { moreAllowed, rightsAt, type Rights } from '../../src/day/rights';
import type { Run } from '../../src/wire/day_frames';

const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));
const nothing: Rights = { write: false, moveOthers: false, ink: false, vote: false, propose: false };
const everything: Rights = { write: true, moveOthers: true, ink: true, vote: true, propose: true };
const voting: Rights = { ...nothing, vote: true };
const writing: Rights = { ...nothing, write: true };

const note = { kind: 1, x: 0, y: 0, w: 200, h: 200 };

/** My board, participant 1's, with a note of mine (0) and one of another (1), in a phase. */
function inPhase(rights: Rights) {
  const d = core.open();
  for (const [participant, replica] of [
    [1, 2],
    [7, 3],
  ] as const) {
    d.setLocalParticipant(participant);
    d.setReplica(replica);
    d.insertText(d.create(note), 0, 'idée');
    while (d.commit());
  }
  d.setLocalParticipant(1);
  d.setReplica(2);
  let said = 0;
  const guarded = new PhaseGuard(rights, (who) => who === 1).over(d, () => said++);
  return { d, guarded, said: () => said };
}

const phaseOf = (allowed: Rights): Day => ({
  ...noDay,
  runs: new Map([[1, { id: 1, ended: 0, phase: { allowed, tables: [] } } as unknown as Run]]),
});

describe('A phase that takes some kinds alone (P40)', () => {
  it('is one that allows something and not everything: what is taken by nobody waits', () => {
    expect(rightsAt(noDay, 3)).toBeNull();
    expect(rightsAt(phaseOf(everything), 3)).toBeNull();
    expect(rightsAt(phaseOf(nothing), 3)).toBeNull();
    expect(rightsAt(phaseOf(voting), 3)).toMatchObject(voting);
  });

  it('lets nobody write what the room would refuse, letter by letter, and says so', () => {
    const { d, guarded, said } = inPhase(voting);
    expect(guarded.create(note)).toBe(-1);
    expect(guarded.insertText(0, 0, 'x')).toBe(false);
    expect(guarded.spliceText(1, 0, 2, 'x')).toBe(false);
    expect(guarded.move(0, -1, 5, 5)).toBe(false);
    expect(guarded.setAlive(1, false)).toBe(false);
    expect([d.commit(), said()]).toEqual([null, 5]);
    expect(guarded.vote(1, 1)).toBe(true);
    expect(said()).toBe(5);
  });

  it('lets people write and change what is theirs, and not what others made', () => {
    const { guarded, said } = inPhase(writing);
    const made = guarded.create(note);
    expect(guarded.insertText(made, 0, 'à moi')).toBe(true);
    expect(guarded.move(made, -1, 5, 5)).toBe(true);
    expect(guarded.insertText(1, 0, 'et à toi : ')).toBe(true);
    expect(said()).toBe(0);
    expect(guarded.move(1, -1, 5, 5)).toBe(false);
    expect(guarded.create({ ...note, kind: 4 })).toBe(-1);
    expect(guarded.create({ ...note, kind: 8 })).toBe(-1);
    expect(said()).toBe(3);
  });

  it('takes reactions with votes, and ranks with propositions', () => {
    const votes = inPhase(voting);
    expect(votes.guarded.react(1, 1)).toBe(true);
    expect(votes.said()).toBe(0);
    const writes = inPhase(writing);
    expect(writes.guarded.react(1, 1)).toBe(false);
    expect(writes.guarded.setRank(1, -1, -1)).toBe(false);
    expect([writes.d.commit(), writes.said()]).toEqual([null, 2]);
  });

  it('takes what a table says where one may propose: roles, text and order, whoever made the frame', () => {
    const frame = { kind: 3, x: 0, y: 0, w: 500, h: 300 };
    const writes = inPhase(writing);
    const cluster = writes.guarded.create({ ...frame, role: 1 });
    expect(cluster).toBeGreaterThan(0);
    expect(writes.guarded.setNumber(cluster, 6, 2)).toBe(false);
    expect(writes.guarded.create({ ...frame, role: 2 })).toBe(-1);
    writes.d.setNumber(cluster, 6, 2);
    expect(writes.guarded.insertText(cluster, 0, 'x')).toBe(false);
    expect(writes.guarded.setNumber(cluster, 6, 1)).toBe(false);

    const { d, guarded, said } = inPhase({ ...nothing, propose: true });
    const another = d.create({ ...frame, role: 1 });
    d.setLocalParticipant(9);
    expect(guarded.setNumber(another, 6, 3)).toBe(true);
    expect(guarded.insertText(another, 0, 'Pourquoi')).toBe(true);
    expect(guarded.setRank(another, -1, -1)).toBe(true);
    expect(guarded.create({ ...frame, role: 2 })).toBeGreaterThan(0);
    expect(guarded.setNumber(another, 6, 1)).toBe(true);
    expect(said()).toBe(0);
    expect(guarded.create({ ...frame, role: 1 })).toBe(-1);
    expect(guarded.insertText(another, 0, 'x')).toBe(false);
  });

  it('reads like the document that it stands before', () => {
    const { d, guarded } = inPhase(voting);
    expect(guarded.text(0)).toBe(d.text(0));
    expect([...guarded.order()]).toEqual([...d.order()]);
  });
});

describe('What a phase did not take', () => {
  const guard = (rights: Rights): Guard => new PhaseGuard(rights, (who) => who === 1);

  it('is tried again with each phase that takes more, when the server is there', () => {
    const now = signal<Guard | null>(guard(voting));
    const online = signal(true);
    let tried = 0;
    const stop = followPhase(now, online, () => tried++);
    expect(tried).toBe(0);
    now.value = guard({ ...voting });
    expect(tried).toBe(0);
    now.value = guard(writing);
    expect(tried).toBe(1);
    online.value = false;
    now.value = null;
    expect(tried).toBe(1);
    online.value = true;
    expect(tried).toBe(2);
    now.value = guard(voting);
    now.value = null;
    expect(tried).toBe(3);
    stop();
  });

  it('and was left by an earlier page is tried once when nothing is forbidden', () => {
    const online = signal(false);
    let tried = 0;
    const stop = followPhase(signal<Guard | null>(null), online, () => tried++);
    online.value = true;
    online.value = false;
    online.value = true;
    expect(tried).toBe(1);
    stop();
  });

  it('is more than before only where something new is allowed', () => {
    expect(moreAllowed(null, null)).toBe(false);
    expect(moreAllowed(voting, { ...voting, ink: true })).toBe(true);
    expect(moreAllowed(writing, voting)).toBe(true);
    expect(moreAllowed({ ...voting, ink: true }, voting)).toBe(false);
  });

  it('goes out one behind the other where the things do not fit together, and what never does stays', () => {
    const tried: number[] = [];
    let fits: readonly number[] = [3];
    const out = new OutOfTray((id) => (tried.push(id), fits.includes(id)));
    out.begin([3, 2, 1], 1);
    expect(tried).toEqual([]);
    out.goOn(0);
    expect(tried.splice(0)).toEqual([3, 2, 1]);
    out.goOn(1);
    fits = [1];
    out.goOn(0);
    expect(tried.splice(0)).toEqual([2, 1]);
    out.goOn(0);
    out.goOn(0);
    expect(tried).toEqual([2]);
  });

  it('is what has words: no move or colour is done anew long after', () => {
    const d = core.open();
    d.setLocalParticipant(1);
    d.setReplica(2);
    const refused = new RefusedThings();
    const handle = d.create(note);
    d.insertText(handle, 0, 'à garder');
    refused.add({ seq: 1, replica: 2, reason: 7, at: 1, batch: d.commit()! });
    d.move(handle, -1, 50, 50);
    const moved = d.commit()!;
    const alone = new RefusedThings();
    alone.add({ seq: 2, replica: 2, reason: 7, at: 2, batch: moved });
    expect(refused.words(7)).toHaveLength(1);
    expect(refused.words(2)).toEqual([]);
    expect(alone.words(7)).toEqual([]);
    const aside = new RefusedThings();
    for (const batch of batchesOf(core, 2, 'une copie'))
      aside.add({ seq: -9, replica: 2, reason: 7, at: 3, batch });
    expect(aside.words(7)).toEqual([]); // of a text that may stand there: for its author to take up
  });
});
