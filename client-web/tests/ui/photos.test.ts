import { describe, expect, it } from 'vitest';
import { chosenOf, joined, moved, withNew } from '../../src/ui/day/photos/chosen';

const theirs = {
  revision: 2,
  photos: [
    { blob: 'a', words: 'La salle' },
    { blob: 'b', words: '' },
  ],
};

describe('Photos that are chosen', () => {
  it('are asked about once, when they are new', () => {
    const list = withNew(withNew(chosenOf(theirs), 'c'), 'c');
    expect(list.map(({ blob, agreed, isNew }) => [blob, agreed, isNew])).toEqual([
      ['a', true, false],
      ['b', true, false],
      ['c', false, true],
    ]);
    expect(withNew(list, 'a')).toEqual(list);
  });

  it('go one place up or down, and nowhere beyond the ends', () => {
    const list = chosenOf(theirs);
    expect(moved(list, 0, 1).map(({ blob }) => blob)).toEqual(['b', 'a']);
    expect(moved(list, 0, -1)).toEqual(list);
    expect(moved(list, 1, 1)).toEqual(list);
  });

  it('keep what was brought and written here when somebody else saved first', () => {
    const mine = [
      { blob: 'gone', words: 'theirs, taken out by them', agreed: true, isNew: false },
      { blob: 'b', words: 'Le mur', agreed: true, isNew: false },
      { blob: 'c', words: 'new', agreed: false, isNew: true },
    ];
    expect(joined(mine, theirs).map(({ blob, words }) => [blob, words])).toEqual([
      ['a', 'La salle'],
      ['b', 'Le mur'],
      ['c', 'new'],
    ]);
  });
});
