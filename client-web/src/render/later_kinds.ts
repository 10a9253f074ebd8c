// Fetches the kinds of things that the first paint does not need: their rules, their painters.

let coming: Promise<void> | null = null;

/** Asked for as often as one likes; where it did not come it is asked for again by the next who needs it. */
export function fetchKinds(): void {
  coming ??= import('./more_kinds').then(
    ({ learnMoreKinds }) => learnMoreKinds(),
    (error: unknown) => {
      console.warn('tablee: how more kinds of things are painted did not come', error);
      setTimeout(() => (coming = null), 2000);
    },
  );
}
