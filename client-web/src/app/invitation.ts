// A link that invites (`/#j=SECRET`, or m, o): read out of the address or of what somebody pasted, and kept until it was used.
import type { Invitation } from './model';

const kinds = { j: 'join', m: 'moderator', o: 'observer' } as const;
const key = 'tablee.invitation';
/** Of a link's secret, which is the code's in the link of participants. */
const secretLength = 26;
/** Of a code that is typed. */
const shortLength = 6;

/** Signs of a code or secret as they are kept: wide letters as plain ones, nothing that is not seen. */
export function plainLetters(text: string): string {
  return text.normalize('NFKC').replace(/\p{Cf}/gu, '');
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A percent sign that stands for itself.
  }
}

/** The code or secret that `text` begins with. A mail may have broken a secret in two, a field may have joined the next word to it. */
function codeAt(text: string): string {
  const [code = ''] = /^[0-9A-Za-z\-\u2010-\u2015]*/.exec(text) ?? [];
  const signs = code.replace(/[^0-9A-Za-z]/g, '');
  if (signs.length <= shortLength) return signs;
  const [secret] = new RegExp(`^[a-z2-7]{${secretLength}}`, 'i').exec(text.replace(/=?\s+/g, '')) ?? [];
  return secret ?? signs;
}

/**
 * What a text that holds a link invites to, whatever a sentence, a mail or a counter of clicks has put around it; also a
 * link's secret alone.
 */
export function invitationIn(text: string): Invitation | null {
  const plain = plainLetters(unescaped(text));
  const [, letter, rest] = /#([jmo])=[\s"'«(]*([0-9A-Za-z].*)/is.exec(plain) ?? [];
  if (letter !== undefined && rest !== undefined) {
    return { kind: kinds[letter.toLowerCase() as keyof typeof kinds], code: codeAt(rest) };
  }
  const [alone] = new RegExp(`^[a-z2-7]{${secretLength}}$`, 'i').exec(plain.trim()) ?? [];
  return alone === undefined ? null : { kind: 'join', code: alone };
}

/** The other server that a pasted link leads to, by name; null where it is this one, or none. */
export function linkElsewhere(text: string, host: string): string | null {
  const [, other] = /^\s*https?:\/\/([^/\s#]+)[^\s#]*#[jmo]=/i.exec(text) ?? [];
  return other === undefined || other.toLowerCase() === host.toLowerCase() ? null : other;
}

/** Of this tab, until it was used or put away: a reload in between must not lose it. False where nothing is stored. */
export function keepInvitation(invitation: Invitation | null): boolean {
  try {
    if (invitation) sessionStorage.setItem(key, JSON.stringify(invitation));
    else sessionStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

function keptInvitation(): Invitation | null {
  try {
    const text = sessionStorage.getItem(key);
    const kept = text === null ? null : (JSON.parse(text) as Partial<Invitation> | null);
    return typeof kept?.code === 'string' && kept.kind !== undefined ? (kept as Invitation) : null;
  } catch {
    return null;
  }
}

/**
 * Takes an invitation out of the address, so that it is neither shown, shared nor kept in the history. Where nothing is
 * stored it stays there: a reload would lose it.
 */
export function takeInvitation(location: Location, history: History): Invitation | null {
  const invitation = isInviting(location.hash) ? invitationIn(location.hash) : null;
  if (!invitation) return keptInvitation();
  if (keepInvitation(invitation)) {
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return invitation;
}

export function isInviting(hash: string): boolean {
  return /^#[jmo]=/i.test(hash);
}
