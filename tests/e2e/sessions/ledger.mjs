// What people did in a session, and what must therefore be on the board, in the outbox or in the tray at its end.
//
// Each word is a sign of its own: a capital and four small letters, none of which is a key of the board. The first
// word of a note is its name. So a text says which words it should have, and a word says in which note it should be.
import assert from 'node:assert/strict';

const letters = 'abcdfghijklmopqrstuvwxyz';
/** Nobody names a frame here: one is made where a note is let go over another. */
const frameKind = 3;
const capitals = letters.toUpperCase();

/** What of an object changes by somebody's act alone; null: there is none. */
export function looksOf(object) {
  if (!object) return null;
  const { kind, parent, x, y, w, h, colour, rotation, locked, textSize, shape, votes } = object;
  return { kind, framed: parent >= 0, x, y, w, h, colour, rotation, locked, textSize, shape, votes };
}

export class Ledger {
  #words = 0;
  /** By its name: words aimed at it, who has moved it where to, and whether it was put away. */
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
    this.notes.set(name, { name, by, place, words: [], movers: new Set(), putAway: false, gone: false });
  }

  /** `place`: where it lies for whoever moved it. */
  moved(name, who, place) {
    const note = this.notes.get(name);
    note.movers.add(who);
    note.place = place;
  }

  /** Somebody deletes it; `gone`: and does not see it any more. */
  putAway(name, gone) {
    const note = this.notes.get(name);
    note.putAway = true;
    note.gone = gone;
  }

  /** Some deletion or other may have been taken back. */
  cameBack() {
    for (const note of this.notes.values()) note.gone = false;
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
    return { words: all.reduce((sum, note) => sum + note.words.length, 0), moved: all.filter(({ movers }) => movers.size > 0).length };
  }

  /** `objects`: as the core shows them, with their texts, of the whole board; `rest`: what the trays and outboxes of the session's device hold. */
  check(objects, rest) {
    const faults = [];
    for (const note of this.notes.values()) {
      const found = objects.filter(({ text }) => text.startsWith(note.name));
      faults.push(...this.#wordsOf(note, found, objects, rest));
      if (found.length > 1) faults.push(`${note.name} is there ${found.length} times`);
      if (found.length === 1) faults.push(...this.#faultsOf(note, found[0]));
    }
    for (const { kind, text, alive } of objects) {
      if (!alive || kind === frameKind) continue;
      if (text === '') faults.push('an empty note is left');
      else if (!this.names().some((name) => text.startsWith(name))) faults.push(`nobody made "${text}"`);
    }
    assert.deepEqual(faults, []);
  }

  #wordsOf(note, found, objects, rest) {
    const lost = note.words.filter((word) => !found.some(({ text }) => text.includes(word)) && !rest.includes(word));
    return lost.map((word) => {
      const elsewhere = objects.find(({ text }) => text.includes(word));
      return `${word} of ${note.name} is ${elsewhere ? `in "${elsewhere.text}"` : 'nowhere'}`;
    });
  }

  #faultsOf(note, { text, alive, ...object }) {
    const faults = [];
    const strange = (text.match(/[A-Z][a-z]*/g) ?? []).filter((word) => !note.words.includes(word));
    if (strange.length > 0) faults.push(`"${text}" has ${strange.join(', ')}, which nobody wrote there`);
    if (!alive && !note.putAway) faults.push(`${note.name} is deleted, and nobody deleted it`);
    if (alive && note.gone) faults.push(`${note.name} was deleted and is there, and nobody brought it back`);
    // Of two who move it at once one goes first.
    const [was, is] = [JSON.stringify(note.place), JSON.stringify(looksOf(object))];
    if (note.movers.size < 2 && note.place && was !== is) {
      faults.push(`${note.name} was left at ${was} by ${[...note.movers].join() || note.by} and is at ${is}`);
    }
    return faults;
  }
}
