// The photos of the room that are published, for moderators: asked for, and put in the place of those before. No state here.
import { json, request } from './api';

export interface Photo {
  /** SHA-256 of its bytes, as the upload answered. */
  readonly blob: string;
  /** What is on it. */
  readonly words: string;
}

export interface Album {
  readonly revision: number;
  readonly photos: readonly Photo[];
}

/** As limits::photos_per_event_max and photo_words_max on the server. */
export const photosMax = 12;
export const wordsMax = 250;

export async function album(token: string, event: string): Promise<Album> {
  return json<Album>(request(`events/${event}/photos`, token));
}

/** Whoever calls it says of each that those who can be seen on it agree. `after`: the revision that was seen. */
export async function replaceAlbum(token: string, event: string, after: number, photos: readonly Photo[]) {
  const agreed = photos.map(({ blob, words }) => ({ blob, words, consent: true }));
  return json<Album>(request(`events/${event}/photos`, token, { after, photos: agreed }));
}
