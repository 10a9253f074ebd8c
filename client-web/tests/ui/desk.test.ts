import { describe, expect, it } from 'vitest';
import { changed, draftOf, keepDraft, keptDraft, moved, totalLength } from '../../src/ui/day/agenda_draft';
import { emptyPhase, freeId, template, templateNames } from '../../src/ui/day/templates';

describe('Templates of an agenda', () => {
  const made = templateNames.flatMap((name) =>
    (['fr', 'en'] as const).map((language) => [name, language, template(name, language, 1)] as const),
  );

  it('have phases with titles, numbers of their own and lengths that the server takes', () => {
    for (const [name, language, phases] of made) {
      expect(new Set(phases.map(({ id }) => id)).size, `${name} ${language}`).toBe(phases.length);
      for (const { title, id, length } of phases) {
        expect(title).not.toBe('');
        expect(id).toBeGreaterThan(0);
        expect(length).toBeGreaterThan(0);
      }
    }
  });

  it('take the time that their names say', () => {
    const minutes = (name: 'brainstorm' | 'cafe' | 'retrospective'): number =>
      totalLength(template(name, 'en', 1)) / 60_000;
    expect([minutes('brainstorm'), minutes('retrospective'), minutes('cafe')]).toEqual([45, 60, 90]);
  });

  it('say of nothing that it is hidden, because nothing is yet', () => {
    for (const [, , phases] of made) {
      for (const { privacy, names, instruction } of phases) {
        expect(privacy + names).toBe(0);
        expect(instruction).not.toMatch(/Personne ne lit|Nobody reads|cach|hidden/i);
      }
    }
  });
});

describe('An agenda that is being changed', () => {
  const phases = ['a', 'b', 'c'].map((title, index) => emptyPhase(index + 1, title));
  const titles = (list: readonly { title: string }[]): string => list.map(({ title }) => title).join('');

  it('moves a phase by one place, and not beyond an end', () => {
    expect(titles(moved(phases, 0, 1))).toBe('bac');
    expect(titles(moved(phases, 2, -1))).toBe('acb');
    expect(moved(phases, 0, -1)).toBe(phases);
    expect(moved(phases, 2, 1)).toBe(phases);
  });

  it('changes one phase, and gives a new one a number that none has', () => {
    expect(titles(changed(phases, 1, { title: 'x' }))).toBe('axc');
    expect(freeId(phases)).toBe(4);
    expect(freeId([])).toBe(1);
  });

  it('is kept by the tab until it is saved, whatever lies there meanwhile', () => {
    const stored = new Map<string, string>();
    Object.assign(globalThis, {
      sessionStorage: {
        getItem: (key: string) => stored.get(key) ?? null,
        setItem: (key: string, value: string) => stored.set(key, value),
        removeItem: (key: string) => stored.delete(key),
      },
    });
    const draft = draftOf({ phases, revision: 7 });
    keepDraft('e1', draft);
    expect(keptDraft('e1')).toEqual(draft);
    expect(keptDraft('e2')).toBeNull();
    stored.set('tablee.agenda.e2', '{"phases":4');
    expect(keptDraft('e2')).toBeNull();
    keepDraft('e1', null);
    expect(keptDraft('e1')).toBeNull();
  });
});
