// Notes that say something alike, in French and in English, and groups of them.

import { describe, expect, it } from 'vitest';
import { Likeness } from '../../src/tools/similar/likeness';
import { SimilarActs } from '../../src/tools/similar/similar_acts';
import { stemOf, stemsOf } from '../../src/tools/similar/stems';
import { Table } from './table';

const stems = (text: string): string[] => stemsOf(text).map(({ stem }) => stem);
const texts = (all: readonly string[]) => all.map((text) => ({ text }));

describe('Stems', () => {
  it.each([
    ['vélos', 'vélo'],
    ['éducation', 'éducateur'],
    ['formations', 'formation'],
    ['participer', 'participation'],
    ['écoles', 'école'],
    ['locaux', 'local'],
    ['meetings', 'meeting'],
    ['cities', 'city'],
    ['training', 'trained'],
    ['schools', 'school'],
  ])('of %s and %s are the same', (a, b) => {
    expect(stems(a)).toEqual(stems(b));
  });

  it.each([
    ['police', 'politique'],
    ['ville', 'village'],
    ['nature', 'nation'],
  ])('of %s and %s are not', (a, b) => {
    expect(stemOf(a)).not.toBe(stemOf(b));
  });

  it('leave out what every note says, and what is elided', () => {
    expect(stems('l’école et les élèves de la ville')).toEqual([
      ...stems('école'),
      ...stems('élèves'),
      ...stems('ville'),
    ]);
    expect(stems('qu’il y a')).toEqual([]);
    expect(stems('the school of the future')).toEqual([...stems('school'), ...stems('future')]);
  });

  it('take what has no blanks between its words by two signs', () => {
    expect(stems('東京都')).toEqual(['東京', '京都']);
  });
});

describe('Likeness', () => {
  const board = texts([
    'Plus de pistes cyclables en ville',
    'Des vélos et une piste cyclable sûre',
    'Former les gendarmes au numérique',
    'La formation numérique des agents',
    'Un accueil le samedi',
    'More trains at night',
    'Night train to Berlin',
  ]);

  it('finds what is near to a note and nothing else', () => {
    const near = new Likeness(board).near(board[0]!);
    expect(near).toEqual([board[1]]);
    expect(new Likeness(board).near(board[4]!)).toEqual([]);
  });

  it('makes groups of the board, the same each time, and leaves alone what is like nothing', () => {
    const groups = new Likeness(board).groups();
    expect(groups.map(({ members }) => members.map((one) => board.indexOf(one)))).toEqual(
      expect.arrayContaining([
        [0, 1],
        [2, 3],
        [5, 6],
      ]),
    );
    expect(groups.flatMap(({ members }) => members)).not.toContain(board[4]);
    expect(new Likeness(board).groups()).toEqual(groups);
    for (const { title } of groups) expect(title).not.toBe('');
  });

  it('takes a board of two thousand notes in a moment', () => {
    const words = Array.from({ length: 400 }, (_, i) => `mot${i}abc`);
    const many = texts(
      Array.from({ length: 2000 }, (_, i) => [1, 7, 13].map((by) => words[(i * by) % 400]).join(' ')),
    );
    const from = performance.now();
    new Likeness(many).groups();
    expect(performance.now() - from).toBeLessThan(10_000);
  });
});

describe('Grouping what is alike', () => {
  it('is one act, with titles, and no group lies on another', () => {
    const t = new Table();
    const notes = [
      'Piste cyclable',
      'Pistes cyclables sûres',
      'Formation numérique',
      'Former au numérique',
    ].map((text, i) => t.note(i * 300, 0, text));
    const acts = new SimilarActs(t, t.layer);
    const groups = acts.groups();
    expect(groups).toHaveLength(2);
    expect(acts.group(groups)).toBe(2);
    expect(new Set(t.series.slice(-2)).size).toBe(1);
    const frames = [...t.scene.all()].filter(({ kind }) => kind === 3);
    const [a, b] = frames as [(typeof frames)[0], (typeof frames)[0]];
    expect(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y).toBe(true);
    for (const note of notes) expect(frames.map(({ handle }) => handle)).toContain(t.scene.get(note)!.parent);
    expect(frames.every(({ text }) => text !== '')).toBe(true);
    expect(acts.groups()).toEqual([]);
  });

  it('puts what is like a note into the group that it lies in', () => {
    const t = new Table();
    const [a, b, c] = ['Piste cyclable', 'Pistes cyclables', 'La piste cyclable'].map((text, i) =>
      t.note(i * 300, 0, text),
    ) as [number, number, number];
    const acts = new SimilarActs(t, t.layer);
    acts.putTo(t.scene.get(a)!, [t.scene.get(b)!], 'Vélo');
    const near = acts.near(t.scene.get(a)!);
    expect(near.map(({ handle }) => handle)).toEqual([c]);
    acts.putTo(t.scene.get(a)!, near, '');
    expect(t.scene.get(c)!.parent).toBe(t.scene.get(a)!.parent);
  });
});

describe('Notes of a real table', () => {
  it('that share one rare word are suggested, those that share none are not', () => {
    const notes = texts([
      'Guichet en ligne de la gendarmerie, en audio et en vidéo',
      'Suivi d’enquête : prévenir l’usager à chaque étape',
      'Appli mobile pour alerter ou signaler un fait',
      'Robots ou hologrammes à l’accueil des brigades',
      'Jeux sérieux pour faire connaître la gendarmerie aux jeunes',
      'Voiture connectée pour toutes les patrouilles',
    ]);
    expect(new Likeness(notes).groups()).toEqual([{ title: 'Gendarmerie', members: [notes[0], notes[4]] }]);
  });
});
