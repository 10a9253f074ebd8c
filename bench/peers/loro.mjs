// Loro: a text; a map of notes, each a map whose place is one value.
import { LoroDoc, LoroMap, LoroText } from 'loro-crdt';

export const name = 'Loro';

export function type(patches, each) {
  const doc = new LoroDoc();
  if (each) doc.subscribeLocalUpdates(each);
  const text = doc.getText('text');
  for (const [position, erased, inserted] of patches) {
    if (erased > 0) text.delete(position, erased);
    if (inserted !== '') text.insert(position, inserted);
    if (each) doc.commit();
  }
  doc.commit();
  return doc;
}
export function apply(updates) {
  const doc = new LoroDoc();
  for (const update of updates) doc.import(update);
  return doc;
}
export const save = (doc) => doc.export({ mode: 'snapshot' });
export function load(bytes) {
  const doc = new LoroDoc();
  doc.import(bytes);
  return doc;
}
export const read = (doc) => doc.getText('text').toString();

export function board(ops, each) {
  const doc = new LoroDoc();
  doc.subscribeLocalUpdates(each);
  const notes = doc.getMap('notes');
  const made = [];
  for (const op of ops) {
    if (op.kind === 'make') {
      const note = notes.setContainer(String(op.i), new LoroMap());
      note.set('place', [op.x, op.y]);
      const text = note.setContainer('text', new LoroText());
      text.insert(0, op.text);
      made.push({ note, text });
    } else {
      const { note, text } = made[op.i];
      if (op.kind === 'move') note.set('place', [op.x, op.y]);
      if (op.kind === 'colour') note.set('colour', op.colour);
      if (op.kind === 'text' && op.erased > 0) text.delete(op.at, op.erased);
      if (op.kind === 'text' && op.inserted !== '') text.insert(op.at, op.inserted);
    }
    doc.commit();
  }
  return doc;
}
export function readBoard(doc) {
  let sum = 0;
  for (const note of doc.getMap('notes').values()) sum += note.get('place')[0] + note.get('text').toString().length;
  return sum;
}
