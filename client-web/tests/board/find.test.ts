// Looking for notes, and where the menu under a finger stands.

import { describe, expect, it } from 'vitest';
import { overEn } from '../../src/i18n/over_en';
import { overFr } from '../../src/i18n/over_fr';
import { finder, isWanted, nothingWanted } from '../../src/tools/find';
import { menuPlace } from '../../src/ui/board/over/menu_place';
import { Table } from './table';

describe('Looking for notes', () => {
  const t = new Table();
  const item = (text: string, colour = 0) => {
    const handle = t.note(0, 0, text);
    t.edit((d) => d.setNumber(handle, 1, colour));
    return t.scene.get(handle)!;
  };

  it('knows words by any part of them, without case and accents, in any order', () => {
    const note = item('L’Éducation, au cœur de la ville');
    const has = (words: string): boolean => finder({ ...nothingWanted, words })(note);
    expect(has('education')).toBe(true);
    expect(has("l'educ")).toBe(true);
    expect(has('VILLE coeur')).toBe(true);
    expect(has('ville campagne')).toBe(false);
  });

  it('asks all that is wanted at once', () => {
    const note = item('Vélo');
    expect(finder({ ...nothingWanted, words: 'velo', author: note.author })(note)).toBe(true);
    expect(finder({ ...nothingWanted, words: 'velo', author: note.author + 1 })(note)).toBe(false);
    expect(finder({ ...nothingWanted, colour: note.colour })(note)).toBe(true);
    expect(finder({ ...nothingWanted, colour: note.colour + 1 })(note)).toBe(false);
    expect(finder({ ...nothingWanted, voted: true })(note)).toBe(false);
    expect(finder({ ...nothingWanted, voted: true })({ ...note, votes: 1 })).toBe(true);
  });

  it('looks for nothing as long as nothing is wanted', () => {
    expect(isWanted(nothingWanted)).toBe(false);
    expect(isWanted({ ...nothingWanted, words: ' ' })).toBe(false);
    expect(isWanted({ ...nothingWanted, voted: true })).toBe(true);
  });
});

describe('The menu under a finger', () => {
  const view = { w: 390, h: 700 };
  it('stands above it, below it where there is no room, and always in the view', () => {
    const size = { w: 300, h: 200 };
    expect(menuPlace({ x: 195, y: 600 }, size, view)).toEqual({ x: 45, y: 358 });
    expect(menuPlace({ x: 0, y: 50 }, size, view)).toEqual({ x: 14, y: 92 });
    expect(menuPlace({ x: 389, y: 230 }, { w: 300, h: 600 }, view)).toEqual({ x: 76, y: 86 });
  });
});

describe('The words over the board', () => {
  it('are there in both languages', () => {
    const keys = (one: object): string[] =>
      Object.entries(one).flatMap(([key, value]) =>
        typeof value === 'object' && value !== null ? keys(value as object).map((k) => `${key}.${k}`) : [key],
      );
    expect(keys(overEn)).toEqual(keys(overFr));
  });
});
