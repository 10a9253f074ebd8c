// Yjs: a Y.Text; a Y.Map of notes, each a Y.Map whose place is one value.
import * as Y from 'yjs';

export const name = 'Yjs';

export function type(patches, each) {
  const doc = new Y.Doc();
  if (each) doc.on('update', each);
  const text = doc.getText('text');
  for (const [position, erased, inserted] of patches) {
    doc.transact(() => {
      if (erased > 0) text.delete(position, erased);
      if (inserted !== '') text.insert(position, inserted);
    });
  }
  return doc;
}
export function apply(updates) {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}
export const save = (doc) => Y.encodeStateAsUpdateV2(doc);
export function load(bytes) {
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, bytes);
  return doc;
}
export const read = (doc) => doc.getText('text').toString();

export function board(ops, each) {
  const doc = new Y.Doc();
  doc.on('update', each);
  const notes = doc.getMap('notes');
  for (const op of ops) {
    doc.transact(() => {
      if (op.kind === 'make') {
        const note = new Y.Map();
        note.set('place', [op.x, op.y]);
        note.set('text', new Y.Text(op.text));
        notes.set(String(op.i), note);
        return;
      }
      const note = notes.get(String(op.i));
      if (op.kind === 'move') note.set('place', [op.x, op.y]);
      if (op.kind === 'colour') note.set('colour', op.colour);
      if (op.kind !== 'text') return;
      if (op.erased > 0) note.get('text').delete(op.at, op.erased);
      if (op.inserted !== '') note.get('text').insert(op.at, op.inserted);
    });
  }
  return doc;
}
export function readBoard(doc) {
  let sum = 0;
  for (const note of doc.getMap('notes').values()) sum += note.get('place')[0] + note.get('text').toString().length;
  return sum;
}
