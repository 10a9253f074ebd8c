// The bytes of pictures for painters: from this device when it has them, else from the server, and kept.
import type { PictureSource } from '../../scene/picture_source';
import { ApiError, request } from '../api';
import { pictureOwner } from './owner';
import { PictureShelf } from './shelf';

export const shelf = new PictureShelf();

export const keyOf = (event: string, hash: string): string => `${event}/${hash}`;

export const pictureSource: PictureSource = { load };

async function load(hash: string): Promise<Blob | null> {
  const { token, event, board } = pictureOwner();
  const key = keyOf(event, hash);
  const there = await shelf.copy(key, Date.now()).catch((error: unknown) => {
    console.warn('tablee: pictures on this device can not be read', error);
    return undefined;
  });
  if (there) return new Blob([there.bytes], { type: there.type });
  if (token === null || board === '') throw new Error('nobody can be asked for a picture yet');
  let response: Response;
  try {
    response = await request(`boards/${board}/blobs/${hash}`, token);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
  const type = response.headers.get('Content-Type') ?? '';
  if (!type.startsWith('image/')) throw new Error('what came is no picture');
  const bytes = new Uint8Array(await response.arrayBuffer());
  shelf.keep(key, { bytes, type }, Date.now()).catch((error: unknown) => {
    console.warn('tablee: this device keeps no copy of a picture', error);
  });
  return new Blob([bytes], { type });
}
