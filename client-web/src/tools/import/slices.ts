// Long work in slices, between which the page paints and hears fingers.

/** Less than a picture of the screen takes. */
const sliceMs = 10;

/** Drives `work` to its end; null where it is not wanted any more. */
export async function inSlices<T>(work: Generator<unknown, T>, wanted: AbortSignal): Promise<T | null> {
  let until = performance.now() + sliceMs;
  for (;;) {
    const step = work.next();
    if (step.done) return wanted.aborted ? null : step.value;
    if (performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (wanted.aborted) return null;
    until = performance.now() + sliceMs;
  }
}
