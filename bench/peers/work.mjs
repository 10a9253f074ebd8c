// What every library has to do: the keystrokes of a trace, and the life of a board. The same in every run.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A sequential trace as [position, erased, inserted]. Positions are code points; the file must be plain ASCII. */
export function readTrace(path) {
  const trace = JSON.parse(gunzipSync(readFileSync(path)).toString());
  return { patches: trace.txns.flatMap((txn) => txn.patches), end: trace.endContent };
}

// mulberry32: small, and good enough to shuffle notes.
function random(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** Notes made, then moves, edits of texts and others, mixed. `scale` 1 is the whole workload. */
export function boardWork(scale) {
  const next = random(20161117);
  const notes = Math.round(10_000 * scale);
  const coordinate = () => next(16_001) - 8_000;
  const text = 'What keeps us from it, and who knows?';
  const ops = [];
  const lengths = new Array(notes).fill(text.length);
  const colours = new Array(notes).fill(0);
  for (let i = 0; i < notes; i++) ops.push({ kind: 'make', i, x: coordinate(), y: coordinate(), text });
  const kinds = [];
  for (const [kind, count] of [['move', 200_000], ['text', 20_000], ['colour', 7_000]]) {
    for (let k = Math.round(count * scale); k > 0; k--) kinds.push(kind);
  }
  for (let k = kinds.length - 1; k > 0; k--) {
    const other = next(k + 1);
    [kinds[k], kinds[other]] = [kinds[other], kinds[k]];
  }
  for (const kind of kinds) {
    const i = next(notes);
    if (kind === 'move') ops.push({ kind, i, x: coordinate(), y: coordinate() });
    if (kind === 'colour') {
      colours[i] = 1 + ((colours[i] + next(10)) % 11); // another one
      ops.push({ kind, i, colour: colours[i] });
    }
    if (kind !== 'text') continue;
    const at = next(lengths[i] + 1);
    const erased = next(10) < 3 ? Math.min(3, lengths[i] - at) : 0; // none at the end of a text
    const inserted = erased > 0 ? '' : 'word ';
    lengths[i] += inserted.length - erased;
    ops.push({ kind, i, at, erased, inserted });
  }
  return { ops, notes };
}
