// Where painters get the bytes of pictures from. The app says so before the first board is shown; the code that fetches comes
// with the first picture.

export interface PictureSource {
  /** `hash` in hexadecimal. Null: there is no such picture. Rejects when nobody answers: then it is worth another try. */
  load(hash: string): Promise<Blob | null>;
}

let source: (() => Promise<PictureSource>) | null = null;

export function takePicturesFrom(from: () => Promise<PictureSource>): void {
  source = from;
}

export async function loadPicture(hash: string): Promise<Blob | null> {
  if (!source) throw new Error('nobody has said where pictures are');
  return (await source()).load(hash);
}
