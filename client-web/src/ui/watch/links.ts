// Addresses to hand out. What comes after # never reaches a server's log.

import type { Links } from '../../app/model';

export function joinLink(links: Links, origin: string): string | null {
  const secret = links.join_address ?? links.join;
  return secret ? `${origin}/#j=${secret}` : null;
}

export function observerLink(links: Links, origin: string): string | null {
  return links.observer ? `${origin}/#o=${links.observer}` : null;
}

export function moderatorLink(links: Links, origin: string): string | null {
  return links.moderator ? `${origin}/#m=${links.moderator}` : null;
}

/** The address as people type it: without its protocol. */
export function shortAddress(origin: string): string {
  return origin.replace(/^https?:\/\//, '');
}

/** Whether an address leads to this device alone, so that nobody else can use it. */
export function isLocal(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
