// What people did in a session, and what must therefore be on the board, in the outbox or in the tray at its end.
//
// Each word is a sign of its own: a capital and four small letters, none of which is a key of the board. The first
// word of a note is its name. So a text says which words it should have, and a word says in which note it should be.
import assert from 'node:assert/strict';

const letters = 'abcdfghijklmopqrstuvwxyz';
const capitals = letters.toUpperCase();

export class Ledger {
  #words = 0;
  /** By its name: words aimed at it, and whether hands have moved it or put it away. */
  notes = new Map();

  /** The next word that nobody has written yet. */
  word() {
    let n = this.#words++;
    let tail = '';
    for (let i = 0; i < 4; ++i) {
      tail += letters[n % letters.length];
      n = Math.floor(n / letters.length);
    }
    return capitals[(this.#words * 7) % capitals.length] + tail;
  }

  /** `place`: where it was made. */
  made(name, by, place) {
    this.notes.set(name, { name, by, place, words: [], moved: false, putAway: false });
  }

  /** So much of a word was typed while the field of note `name` was open. */
  typed(name, part) {
    this.notes.get(name).words.push(part);
  }

  names(suits = () => true) {
    return [...this.notes.values()].filter(suits).map(({ name }) => name);
  }

  count() {
    const all = [...this.notes.values()];
    return { words: all.reduce((sum, note) => sum + note.words.length, 0), moved: all.filter(({ moved }) => moved).length };
  }

  /** `objects`: {text, alive, x, y, w, h} of the whole board; `rest`: what the trays and outboxes of the session's device hold. */
  check(objects, rest) {
    const faults = [];
    for (const note of this.notes.values()) {
      const found = objects.filter(({ text }) => text.startsWith(note.name));
      for (const word of note.words) {
        const there = found.some(({ text }) => text.includes(word)) || rest.includes(word);
        if (there) continue;
        const elsewhere = objects.find(({ text }) => text.includes(word));
        faults.push(`${word} of ${note.name} is ${elsewhere ? `in "${elsewhere.text}"` : 'nowhere'}`);
      }
      if (found.length === 0) continue;
      if (found.length > 1) faults.push(`${note.name} is there ${found.length} times`);
      const [{ text, alive, ...place }] = found;
      const strange = (text.match(/[A-Z][a-z]*/g) ?? []).filter((word) => !note.words.includes(word));
      if (strange.length > 0) faults.push(`"${text}" has ${strange.join(', ')}, which nobody wrote there`);
      if (!alive && !note.putAway) faults.push(`${note.name} is deleted, and nobody deleted it`);
      if (!note.moved && note.place) {
        const is = JSON.stringify({ x: place.x, y: place.y, w: place.w, h: place.h });
        if (is !== JSON.stringify(note.place)) {
          faults.push(`${note.name} was at ${JSON.stringify(note.place)} and is at ${is}, and nobody moved it`);
        }
      }
    }
    const empty = objects.filter(({ text, alive }) => alive && text === '').length;
    if (empty > 0) faults.push(`${empty} empty notes are left`);
    assert.deepEqual(faults, []);
  }
}
