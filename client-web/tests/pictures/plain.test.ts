// What a browser writes into a picture besides the picture does not leave the device.
import { expect, test } from 'vitest';
import { plain } from '../../src/app/pictures/plain';
import { scaledTo } from '../../src/app/pictures/prepare';
import { judge } from '../../src/app/pictures/upload';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  );
const text = (of: Uint8Array): string => String.fromCharCode(...of);
const segment = (marker: number, body: string): (string | number[])[] => [
  [0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255],
  body,
];
const piece = (type: string, body: string): (string | number[])[] => [
  [0, 0, body.length >> 8, body.length & 255],
  type + body + 'crc!',
];

test('a JPEG keeps its picture and loses where it was taken', () => {
  const jfif = 'JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0';
  const pixels = [0xff, 0xda, 0, 2, 1, 2, 0xff, 0, 3, 0xff, 0xd9];
  const made = plain(
    bytes(
      [0xff, 0xd8],
      ...segment(0xe0, jfif),
      ...segment(0xe1, 'Exif\0\0 Paris'),
      ...segment(0xed, 'Photoshop 3.0'),
      ...segment(0xfe, 'a comment'),
      ...segment(0xdb, 'tables'),
      pixels,
    ),
  );
  expect(text(made)).not.toMatch(/Exif|Photoshop|comment/);
  expect(made).toEqual(bytes([0xff, 0xd8], ...segment(0xe0, jfif), ...segment(0xdb, 'tables'), pixels));
});

test('a PNG keeps its picture and loses what was written beside it, and behind it', () => {
  const head = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10];
  const kept = [...piece('IHDR', 'thirteen byte'), ...piece('IDAT', 'pixels'), ...piece('IEND', '')];
  const added = [...piece('IHDR', 'thirteen byte'), ...piece('eXIf', 'Paris'), ...piece('tEXt', 'me')];
  const made = plain(bytes(head, ...added, ...piece('IDAT', 'pixels'), ...piece('IEND', ''), 'behind'));
  expect(made).toEqual(bytes(head, ...kept));
});

test('what is cut off is left as it is: the server decides', () => {
  const cut = bytes([0xff, 0xd8, 0xff, 0xe1, 0x7f], 'Exif');
  expect(plain(cut)).toEqual(cut);
});

test('a large picture is made smaller, a small one stays', () => {
  expect(scaledTo(4000, 3000, 2048)).toEqual({ width: 2048, height: 1536 });
  expect(scaledTo(10, 9000, 2048)).toEqual({ width: 2, height: 2048 });
  expect(scaledTo(640, 480, 2048)).toEqual({ width: 640, height: 480 });
});

test('what passes is tried again, what does not is said', () => {
  const refusal = (code: string) => JSON.stringify({ error: { code, message: '' } });
  expect(judge(201, JSON.stringify({ blob: 'ab'.repeat(32) }), null)).toEqual({ blob: 'ab'.repeat(32) });
  expect(judge(429, refusal('slow_down'), '2')).toEqual({ code: 'slow_down', again: 2000 });
  expect(judge(503, refusal('store_failed'), null)).toEqual({ code: 'store_failed', again: 3000 });
  expect(judge(503, refusal('disk_full'), null)).toEqual({ code: 'disk_full', again: null });
  expect(judge(422, refusal('metadata'), null)).toEqual({ code: 'metadata', again: null });
  expect(judge(502, '<html>a proxy</html>', null)).toEqual({ code: 'not_ours', again: 3000 });
});
