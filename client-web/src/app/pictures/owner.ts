// Whose pictures a page shows and sends. Said once at the start; the code that asks comes with the first picture.

export interface PictureOwner {
  /** Null: nobody is in an event. */
  readonly token: string | null;
  /** Of the event that one is in. */
  readonly event: string;
  /** A board of it, by which its pictures are asked for; empty while none is known. */
  readonly board: string;
}

let asked: () => PictureOwner = () => ({ token: null, event: '', board: '' });

export function ownPictures(by: () => PictureOwner): void {
  asked = by;
}

export const pictureOwner = (): PictureOwner => asked();
