// Work that can wait.

/** After what the page has to do now; the answer calls it off. */
export function whenIdle(act: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const asked = window.requestIdleCallback(act, { timeout: 3000 });
    return () => window.cancelIdleCallback(asked);
  }
  const asked = setTimeout(act, 500);
  return () => clearTimeout(asked);
}
