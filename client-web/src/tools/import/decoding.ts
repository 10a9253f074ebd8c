// The words of a file, whatever program wrote it: UTF-8 and UTF-16 with or without a byte order mark, else Windows-1252. Pure.

/** Why a file has no words that can be read. */
export type Unreadable = 'empty' | 'tooLarge' | 'workbook' | 'notText';

/** Bytes of a file: a day of a thousand people has less text. */
export const fileBytesMax = 10 * 1024 * 1024;

/** How far it is looked for signs of its encoding. */
const sampled = 4096;

export function decode(bytes: Uint8Array): { readonly text: string } | { readonly wrong: Unreadable } {
  if (bytes.length > fileBytesMax) return { wrong: 'tooLarge' };
  if (isWorkbook(bytes)) return { wrong: 'workbook' };
  const wide = wideEncoding(bytes);
  if (!wide && isBinary(bytes)) return { wrong: 'notText' };
  const text = wide ? new TextDecoder(wide).decode(bytes) : narrow(bytes);
  return text.trim() === '' ? { wrong: 'empty' } : { text };
}

const begins = (bytes: Uint8Array, ...with_: number[]): boolean =>
  with_.every((byte, at) => bytes[at] === byte);

/** A spreadsheet program's own file: a zip, or the older compound one. */
function isWorkbook(bytes: Uint8Array): boolean {
  return begins(bytes, 0x50, 0x4b, 0x03, 0x04) || begins(bytes, 0xd0, 0xcf, 0x11, 0xe0);
}

/** By its mark; without one by where the zeros of plain letters lie. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (begins(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (begins(bytes, 0xfe, 0xff)) return 'utf-16be';
  const zeros = [0, 0];
  const end = Math.min(bytes.length, sampled) & ~1;
  for (let at = 0; at < end; at++) if (bytes[at] === 0) zeros[at % 2]!++;
  const [even = 0, odd = 0] = zeros.map((count) => count / Math.max(1, end / 2));
  if (odd > 0.3 && even < 0.05) return 'utf-16le';
  return even > 0.3 && odd < 0.05 ? 'utf-16be' : null;
}

/** More of what no text has than a slip of a program leaves in one. */
function isBinary(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, sampled);
  let strange = begins(bytes, 0x25, 0x50, 0x44, 0x46) ? end : 0;
  for (let at = 0; at < end; at++) {
    const byte = bytes[at]!;
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) strange++;
  }
  return strange * 20 > end;
}

/** What is no UTF-8 is Windows-1252, unless so much of it is that only some letters were broken. */
function narrow(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (!text.includes('\ufffd')) return text;
  let broken = 0;
  let beyond = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) beyond++;
  }
  return beyond > broken ? text : new TextDecoder('windows-1252').decode(bytes);
}
