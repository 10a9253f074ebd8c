// json-joy: a str; an obj of notes, each an obj whose place is one constant.
import { Model, Patch } from 'json-joy/lib/json-crdt/index.js';
import { s } from 'json-joy/lib/json-crdt-patch/index.js';

export const name = 'json-joy';

export function type(patches, each) {
  const model = Model.create();
  model.api.set({ text: '' });
  const flush = () => {
    const patch = model.api.flush();
    if (each && patch.ops.length > 0) each(patch.toBinary());
  };
  flush();
  const text = model.api.str(['text']);
  for (const [position, erased, inserted] of patches) {
    if (erased > 0) text.del(position, erased);
    if (inserted !== '') text.ins(position, inserted);
    if (each) flush();
  }
  flush();
  return model;
}
export function apply(updates) {
  const model = Model.create();
  for (const update of updates) model.applyPatch(Patch.fromBinary(update));
  return model;
}
export const save = (model) => model.toBinary();
export const load = (bytes) => Model.fromBinary(bytes);
export const read = (model) => model.api.str(['text']).view();

export function board(ops, each) {
  const model = Model.create();
  model.api.set({ notes: {} });
  each(model.api.flush().toBinary());
  const notes = model.api.obj(['notes']);
  const made = [];
  for (const op of ops) {
    if (op.kind === 'make') {
      const note = s.obj({ place: s.con([op.x, op.y]), text: s.str(op.text) });
      notes.set({ [op.i]: note });
      made.push({ note: model.api.obj(['notes', String(op.i)]), text: model.api.str(['notes', String(op.i), 'text']) });
    } else {
      const { note, text } = made[op.i];
      if (op.kind === 'move') note.set({ place: s.con([op.x, op.y]) });
      if (op.kind === 'colour') note.set({ colour: s.con(op.colour) });
      if (op.kind === 'text' && op.erased > 0) text.del(op.at, op.erased);
      if (op.kind === 'text' && op.inserted !== '') text.ins(op.at, op.inserted);
    }
    each(model.api.flush().toBinary());
  }
  return model;
}
export function readBoard(model) {
  let sum = 0;
  for (const note of Object.values(model.api.obj(['notes']).view())) sum += note.place[0] + note.text.length;
  return sum;
}
