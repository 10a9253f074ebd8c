import { describe, expect, it } from 'vitest';
import { reveal, rectToScreen } from '../../src/scene/camera';
import { caretLine, faceOf } from '../../src/ui/board/field_face';
import { freeInsets } from '../../src/ui/board/free_room';
import { coverOf, nothingCovered } from '../../src/ui/board/keyboard';
import { Kind } from '../../src/scene/item';
import type { Frame, Note } from '../../src/scene/item';
import { lineHeight } from '../../src/scene/measures';

const measure = (text: string): number => text.length * 0.5;
const common = {
  handle: 0,
  author: 1,
  parent: -1,
  colour: 0,
  locked: false,
  votes: 0,
  reactions: [],
  x: 0,
  y: 0,
  text: '',
};
const note: Note = { ...common, kind: Kind.note, w: 200, h: 200, textSize: 0 };
const asZone = { role: 0, collapsed: false, grid: false, full: { w: 700, h: 500 } };
const frame: Frame = { ...common, ...asZone, kind: Kind.frame, w: 700, h: 500 };

describe('What a keyboard covers', () => {
  it('is what the visual viewport lacks at the foot', () => {
    expect(coverOf(820, { offsetTop: 0, height: 460, scale: 1 })).toEqual({
      top: 0,
      bottom: 360,
      keyboard: true,
    });
  });

  it('is above, too, when the browser has moved the page up for it', () => {
    expect(coverOf(820, { offsetTop: 200, height: 460, scale: 1 })).toEqual({
      top: 200,
      bottom: 160,
      keyboard: true,
    });
  });

  it('is also the strip that a tablet shows above the foot for a real keyboard', () => {
    expect(coverOf(820, { offsetTop: 0, height: 765, scale: 1 }).bottom).toBe(55);
  });

  it('is nothing when two fingers have enlarged the page, or when it is a matter of rounding', () => {
    expect(coverOf(820, { offsetTop: 100, height: 410, scale: 2 })).toEqual(nothingCovered);
    expect(coverOf(820, { offsetTop: 0, height: 799, scale: 1 })).toEqual(nothingCovered);
  });

  it('is measured on an enlarged page as on any', () => {
    // Twice as large; 360 pixels of glass are covered, and 230 of the page are seen from its 300th on.
    expect(coverOf(820, { offsetTop: 300, height: 230, scale: 2 })).toEqual({
      top: 300,
      bottom: 290,
      keyboard: true,
    });
  });
});

describe('What is free to write in', () => {
  const tablet = { top: 60, bottom: 820, width: 1180 };

  it('ends above the bar that stands on the keyboard', () => {
    const { bottom } = freeInsets(tablet, 820, { top: 0, bottom: 360, keyboard: true }, true);
    expect(bottom).toBe(360 + 92);
  });

  it('begins where the browser has moved the page to', () => {
    const { top, bottom } = freeInsets(tablet, 820, { top: 200, bottom: 160, keyboard: true }, true);
    expect(top).toBe(140 + 10);
    expect(bottom).toBe(160 + 92);
  });

  it('leaves room for the bars when nobody writes', () => {
    expect(freeInsets(tablet, 820, nothingCovered, false).bottom).toBe(130);
  });
});

describe('The line in which the caret stands', () => {
  const text = 'one\ntwo\nthree\nfour';

  it('is found in the layout that the field imitates', () => {
    const face = faceOf(note, text, 1, 400, measure);
    const h = face.fontSize * lineHeight;
    expect(caretLine(face, note, text, 0, measure).y).toBeCloseTo(face.top);
    expect(caretLine(face, note, text, 5, measure).y).toBeCloseTo(face.top + h);
    expect(caretLine(face, note, text, text.length, measure).y).toBeCloseTo(face.top + 3 * h);
  });

  it('of a title is the part around the caret, from the side that it is written from', () => {
    const title = 'a title that is longer than a phone is wide';
    const face = faceOf(frame, title, 1, 400, measure);
    const at = (words: string, caret: number) => caretLine(face, frame, words, caret, measure);
    expect(at(title, 2).x + at(title, 2).w).toBeLessThan(120);
    expect(at(title, title.length).x).toBeGreaterThan(500);
    expect(at('שלום', 0).x).toBeGreaterThan(600);
  });

  it('comes into what is free, however little that is, and however large the note', () => {
    const viewport = { w: 844, h: 330 };
    const room = { top: 10, right: 16, bottom: 200 + 92, left: 16 };
    const face = faceOf(note, text, 2, 400, measure);
    for (const caret of [0, 5, 9, text.length]) {
      const line = caretLine(face, note, text, caret, measure);
      const r = { x: note.x, y: note.y + line.y, w: note.w, h: line.h };
      const shown = rectToScreen(reveal({ x: 0, y: 500, zoom: 2 }, r, viewport, room), r);
      expect(shown.y).toBeGreaterThanOrEqual(9.9);
      expect(shown.y).toBeLessThan(viewport.h - room.bottom);
    }
  });

  it('of a very long text is large enough to be read: the field scrolls, and is as high as there is room', () => {
    const long = 'mot '.repeat(4_000);
    const face = faceOf(note, long, 1.2, 180, measure);
    expect(face.scrolls).toBe(true);
    expect(face.fontSize * 1.2).toBeCloseTo(12);
    expect(caretLine(face, note, long, long.length, measure)).toMatchObject({ y: 0, h: 150 });
    // The foot below it says who wrote the note.
    expect(faceOf(note, long, 2, 4_000, measure).height).toBeLessThan(note.h * 0.85);
    expect(faceOf(note, long, 1.2, 1, measure).height).toBeGreaterThan(2 * face.fontSize * lineHeight);
  });
});
