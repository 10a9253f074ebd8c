// What an event has come to, for its moderators: asked for as a file, published, taken back. No state here.
import { json, request } from './api';

/** How people appear: by first name, how many they were, or not at all. */
export type Names = 'first' | 'numbers' | 'nobody';

export interface Choice {
  readonly names: Names;
  /** Notes that are in no proposition. */
  readonly leftovers: boolean;
  readonly dots: boolean;
  /** Of the boards, with all that is on them. */
  readonly pictures: boolean;
  /** Of the room. */
  readonly photos: boolean;
}

export interface Version extends Choice {
  readonly version: number;
  readonly made: number;
  readonly revoked: boolean;
  /** Shown to nobody since the server was restored from a backup, until a moderator says so. */
  readonly held?: boolean;
  /** On this server; absent when it was revoked, or the server can not tell it any more. */
  readonly path?: string;
}

export type Form = 'html' | 'pdf' | 'md' | 'csv' | 'json';

export async function versions(token: string, event: string): Promise<Version[]> {
  const asked = request(`events/${event}/publications`, token);
  return (await json<{ publications: Version[] }>(asked)).publications;
}

/** `after`: the newest version that was seen, so that a request that is sent again publishes once. */
export async function publish(token: string, event: string, choice: Choice, after: number): Promise<void> {
  await json(request(`events/${event}/publications`, token, { ...choice, after }));
}

export async function revoke(token: string, event: string, version: number): Promise<void> {
  await json(request(`events/${event}/publications/${version}`, token, undefined, 'DELETE'));
}

/** What was held is shown again. */
export async function release(token: string, event: string, version: number): Promise<void> {
  await json(request(`events/${event}/publications/${version}`, token, {}));
}

/** The file, made now. */
export async function exported(token: string, event: string, form: Form, choice: Choice): Promise<Blob> {
  const yes = (value: boolean): string => (value ? 'yes' : 'no');
  const query = new URLSearchParams({
    format: form,
    names: choice.names,
    leftovers: yes(choice.leftovers),
    dots: yes(choice.dots),
    pictures: yes(choice.pictures),
    photos: yes(choice.photos),
  });
  return (await request(`events/${event}/export?${query.toString()}`, token)).blob();
}
