// People who were added to a shared device without a network: until the server has given them a number they have one that their
// device has drawn (P41). What bears one is never sent.

export const provisionalFrom = 2 ** 30;

export function isProvisional(participant: number): boolean {
  return participant >= provisionalFrom;
}
