// Makes of a file what goes onto a board: a picture that is not larger than anybody needs it, encoded anew, so that nothing of
// the file is in it but what one sees.
import { plain } from './plain';

/** Pixels of the longer side. */
export const sideMax = 2048;
/** As limits::picture_bytes_max on the server. */
const bytesMax = 4 * 1024 * 1024;
/** A file that is larger is not even opened: a tablet would have no memory for it. */
export const fileBytesMax = 60 * 1024 * 1024;
/** Behind what is transparent, where the format has no such thing. */
const paper = '#ffffff';

export interface Prepared {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly width: number;
  readonly height: number;
}

/** Why a file is no picture for a board. */
export type Unfit = 'other_type' | 'too_large';

/** The longer side is `max` at most. */
export function scaledTo(width: number, height: number, max: number): { width: number; height: number } {
  const factor = Math.min(1, max / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  };
}

/** Turned upright, as its camera says. Where the browser decodes it for pages only (HEIC), a page's image does. */
async function decode(file: Blob): Promise<ImageBitmap | HTMLImageElement | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    const image = new Image();
    const address = URL.createObjectURL(file);
    try {
      image.src = address;
      await image.decode();
      return image;
    } catch {
      return null;
    } finally {
      URL.revokeObjectURL(address);
    }
  }
}

function drawn(from: CanvasImageSource, width: number, height: number, opaque: boolean): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { alpha: !opaque });
  if (!context) throw new Error('this browser gives no canvas');
  context.imageSmoothingQuality = 'high';
  if (opaque) {
    context.fillStyle = paper;
    context.fillRect(0, 0, width, height);
  }
  context.drawImage(from, 0, 0, width, height);
  return canvas;
}

function encoded(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, type, quality));
}

async function opaqueOne(from: CanvasImageSource, width: number, height: number): Promise<Blob | null> {
  const opaque = drawn(from, width, height, true);
  for (const quality of [0.86, 0.7, 0.5]) {
    const jpeg = await encoded(opaque, 'image/jpeg', quality);
    if (jpeg && jpeg.size <= bytesMax) return jpeg;
  }
  return null;
}

async function clearOne(from: CanvasImageSource, size: { width: number; height: number }, drawing: boolean) {
  const { width, height } = size;
  const clear = drawn(from, width, height, false);
  for (const quality of [0.86, 0.7]) {
    const webp = await encoded(clear, 'image/webp', quality);
    if (webp?.type === 'image/webp' && webp.size <= bytesMax) return webp;
    if (webp?.type !== 'image/webp') break;
  }
  if (drawing) {
    const png = await encoded(clear, 'image/png', 1);
    if (png && png.size <= bytesMax / 2) return png;
  }
  return null;
}

/** WebP where the browser writes it; else PNG for what is drawn or clear, as long as it is small, and JPEG for the rest. */
async function smallest(from: CanvasImageSource, size: { width: number; height: number }, drawing: boolean) {
  const { width, height } = size;
  return (await clearOne(from, size, drawing)) ?? opaqueOne(from, width, height);
}

/** `as`: of one kind in any case, for readers that know no other. */
export async function prepare(file: Blob, as?: 'image/jpeg'): Promise<Prepared | Unfit> {
  if (file.size > fileBytesMax) return 'too_large';
  const from = await decode(file);
  if (!from) return 'other_type';
  const [wide, high] = [from.width, from.height];
  if (wide === 0 || high === 0) return 'other_type';
  try {
    for (const side of [sideMax, sideMax / 2]) {
      const size = scaledTo(wide, high, side);
      const drawing = file.type === 'image/png' || file.type === 'image/gif';
      const blob = await (as ? opaqueOne(from, size.width, size.height) : smallest(from, size, drawing));
      if (!blob) continue;
      const bytes = plain(new Uint8Array(await blob.arrayBuffer()));
      return { bytes, type: blob.type, ...size };
    }
    return 'too_large';
  } finally {
    if ('close' in from) from.close();
  }
}
