import { describe, expect, it } from 'vitest';
import { knownHere, peopleHere } from '../../src/app/here';
import type { Board, OtherPresence, Person, Role } from '../../src/app/model';

const people = new Map<number, Person>(
  (['moderator', 'participant', 'participant', 'observer'] as Role[]).map((role, i) => [
    i + 1,
    { participant: i + 1, name: `P${i + 1}`, role },
  ]),
);
const sitting = (...participants: number[]): ReadonlyMap<number, OtherPresence> =>
  new Map(participants.map((participant, i) => [100 + i, { participant } as OtherPresence]));
const board = (connection: string, ...participants: number[]) =>
  ({ presence: { value: sitting(...participants) }, status: { value: { connection } } }) as unknown as Board;

describe('Who is at a table', () => {
  it('are people, not tabs, and nobody who only watches the event', () => {
    expect(peopleHere(sitting(3, 2, 3), people)).toEqual([2, 3]);
    expect(peopleHere(sitting(4, 1), people)).toEqual([1]);
    expect(peopleHere(sitting(9), people)).toEqual([9]);
  });

  it('is not known without the server: that is not nobody', () => {
    for (const connection of ['loading', 'connecting', 'offline', 'empty', 'stopped']) {
      expect(knownHere(board(connection), people)).toBeNull();
    }
    expect(knownHere(board('online'), people)).toEqual([]);
    expect(knownHere(board('online', 2), people)).toEqual([2]);
  });
});
