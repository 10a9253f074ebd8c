// Making an event: the server's key as this tab knows it, and the requests. Its chunk comes with the screen.

import { json, request } from './api';
import type { Links } from './model';

export interface Made {
  readonly event: { readonly id: string; readonly title: string; readonly language: string };
  readonly links: Links;
}

/** Whether anybody may make events here, or who has the key. */
export async function whoMakes(): Promise<'open' | 'key'> {
  return (await json<{ create: 'open' | 'key' }>(request('events', null))).create;
}

export async function checkKey(key: string): Promise<void> {
  await request('events/key', null, { key });
}

/** `nonce`: the same for the same try, so that one that is sent again makes no second event. */
export function make(key: string, nonce: string, file: object): Promise<Made> {
  return json<Made>(request('events', null, { ...(key === '' ? {} : { key }), nonce, file }));
}
