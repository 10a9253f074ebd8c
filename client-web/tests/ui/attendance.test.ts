import { describe, expect, it } from 'vitest';
import type { Attendant } from '../../src/app/model';
import { choose, shown } from '../../src/ui/watch/attendance';

const person = (participant: number, part: Partial<Attendant> = {}): Attendant => ({
  participant,
  name: `P${participant}`,
  role: 'participant',
  joined: participant,
  here: false,
  changes: 0,
  ...part,
});

describe('The people whom a moderator sees', () => {
  const people = [person(1, { changes: 4 }), person(2, { here: true }), person(3), person(4, { out: true })];
  const ids = (list: readonly Attendant[]) => list.map((one) => one.participant);

  it('are those who are in, the latest first', () => {
    expect(ids(shown(people, 'all'))).toEqual([3, 2, 1]);
    expect(ids(shown(people, 'here'))).toEqual([2]);
    expect(ids(shown(people, 'idle'))).toEqual([3]);
  });

  it('are marked and unmarked one by one', () => {
    const both = choose(choose(new Set(), 1), 2);
    expect([...both]).toEqual([1, 2]);
    expect([...choose(both, 1)]).toEqual([2]);
  });
});
