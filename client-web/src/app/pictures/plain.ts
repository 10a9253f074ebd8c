// Takes out of a picture what is not the picture: where, when and by what it was taken. Browsers write some of that into what
// they encode (Safari), and the server takes no picture with it. What can not be walked is left as it is: the server decides.

/** What a PNG may hold, as on the server (http/picture_png.cpp). */
const pngPieces = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
  'pHYs',
]);
const pngSignature = 8;

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function plainPng(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts = [bytes.subarray(0, pngSignature)];
  let at = pngSignature;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (end > bytes.length) break;
    if (pngPieces.has(type)) parts.push(bytes.subarray(at, end));
    at = end;
    if (type === 'IEND') break;
  }
  return joined(parts);
}

/** Of what programs add, JFIF's few bytes and Adobe's word about the colours stay. */
function staysInJpeg(marker: number, body: Uint8Array): boolean {
  const added = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
  if (!added) return true;
  return (marker === 0xe0 && body.length === 14) || (marker === 0xee && body.length === 12);
}

function plainJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number;
    // Behind the start of a scan come the pixels, up to the end.
    if (marker === 0xda) break;
    const end = at + 2 + (((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number));
    if (end > bytes.length) break;
    if (staysInJpeg(marker, bytes.subarray(at + 4, end))) parts.push(bytes.subarray(at, end));
    at = end;
  }
  parts.push(bytes.subarray(at));
  return joined(parts);
}

export function plain(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return plainPng(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return plainJpeg(bytes);
  return joined([bytes]);
}
