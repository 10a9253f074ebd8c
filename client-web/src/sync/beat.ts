// One beat a second for everything on the page that keeps time, also while the page is hidden (see metronome.ts).

const listeners = new Set<() => void>();
let started = false;

function beat(): void {
  for (const listener of [...listeners]) listener();
}

function start(): void {
  started = true;
  try {
    const worker = new Worker(new URL('./metronome.ts', import.meta.url), { type: 'module' });
    worker.onmessage = beat;
    // A worker that can not start leaves the page with its own, slower timer.
    worker.onerror = () => setInterval(beat, 1000);
  } catch {
    setInterval(beat, 1000);
  }
}

/** Calls `listener` about once a second until the returned function is called. */
export function onBeat(listener: () => void): () => void {
  if (!started) start();
  listeners.add(listener);
  return () => listeners.delete(listener);
}
