// Fetches the kinds of things that the first paint does not need: their rules, their painters.

/** Asked for as often as one likes; where it did not come it is asked for again by the next who needs it. */
function fetching(what: string, load: () => Promise<() => void>): () => Promise<void> {
  let coming: Promise<void> | null = null;
  return () => {
    coming ??= load().then(
      (learn) => learn(),
      (error: unknown) => {
        console.warn(`tablee: how ${what} is painted did not come`, error);
        setTimeout(() => (coming = null), 2000);
      },
    );
    return coming;
  };
}

export const fetchKinds = fetching('more kinds of things', () =>
  import('./more_kinds').then((module) => module.learnMoreKinds),
);

/** How ink is painted that is more than a line: what lies on the board, and what others draw at this moment. */
export const fetchInk = fetching('ink', async () => {
  // Its painter takes the place of the simple one of strokes.
  await fetchKinds();
  return (await import('./ink/ink')).learnInk;
});
