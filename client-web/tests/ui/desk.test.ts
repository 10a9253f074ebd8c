import { describe, expect, it } from 'vitest';
import { changed, draftOf, keepDraft, keptDraft, moved, totalLength } from '../../src/ui/day/agenda_draft';
import { emptyPhase, freeId, phaseOf, planned, template, templateNames } from '../../src/ui/day/templates';
import { Names, Privacy } from '../../src/wire/day_frames';

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

  it('say that nobody else reads it of a private round alone, and how it is shown behind it', () => {
    for (const [, , phases] of made) {
      phases.forEach(({ privacy, names, instruction }, index) => {
        expect(names).toBe(0);
        expect(/personne d’autre|nobody else/.test(instruction)).toBe(privacy === Privacy.PRIVATE);
        const before = phases[index - 1]?.privacy === Privacy.PRIVATE;
        expect(/Révélez|Reveal/.test(instruction)).toBe(before);
      });
    }
    const hides = (name: 'brainstorm' | 'retrospective'): boolean =>
      template(name, 'fr', 1).some(({ privacy }) => privacy === Privacy.PRIVATE);
    expect([hides('brainstorm'), hides('retrospective')]).toEqual([true, true]);
  });

  it('keep what is private, and whose names are hidden, on their way to a file and back', () => {
    const [phase] = template('retrospective', 'en', 1);
    const secret = { ...phase!, privacy: Privacy.PRIVATE, names: Names.HIDDEN };
    expect(planned(secret)).toMatchObject({ privacy: 'private', names: 'hidden' });
    expect(phaseOf(planned(secret), 1)).toEqual(secret);
    expect(planned(phase!)).not.toHaveProperty('privacy');
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
