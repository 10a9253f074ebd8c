// What has been fetched of a board's log: pieces that begin at a keyframe and grow at their end. Knows no document.
import type { Frame } from '../frame';
import { pageOf } from './source';
import type { PastSource } from './source';

/** A board at a keyframe, and the entries behind it as far as they were fetched. */
export interface Piece {
  readonly base: number;
  readonly keyframe: Uint8Array;
  /** Entries base + 1, base + 2 … */
  readonly frames: Frame[];
}

/** Entries of one answer. */
const pageMax = 4_096;
/** Pieces that are kept: going back and forth asks for nothing again, and a long day does not fill the device. */
const keptMax = 24;

export class Reel {
  private readonly pieces = new Map<number, Promise<Piece>>();
  private readonly there = new Map<number, Piece>();
  private readonly growing = new Map<number, Promise<void>>();

  constructor(
    private readonly source: PastSource,
    private readonly board: string,
  ) {}

  /** Whether that is here: nothing has to be asked for. */
  has(base: number, until: number): boolean {
    const piece = this.there.get(base);
    return piece !== undefined && base + piece.frames.length >= until;
  }

  /** The piece that begins at the keyframe `base`, with all entries up to `until`. */
  async piece(base: number, until: number): Promise<Piece> {
    const [piece] = await Promise.all([this.begun(base, until), this.growing.get(base)]);
    while (piece.base + piece.frames.length < until) await this.grown(piece, until);
    return piece;
  }

  private begun(base: number, until: number): Promise<Piece> {
    const known = this.pieces.get(base);
    this.pieces.delete(base);
    const begun = known ?? this.begin(base, until);
    // The one that was asked for last stands last.
    this.pieces.set(base, begun);
    for (const old of this.pieces.keys()) {
      if (this.pieces.size <= keptMax) break;
      this.pieces.delete(old);
      this.there.delete(old);
    }
    return begun;
  }

  /** The keyframe and the entries behind it are asked for at once. */
  private begin(base: number, until: number): Promise<Piece> {
    const frames: Frame[] = [];
    const keyframe = base === 0 ? Promise.resolve(null) : this.source.keyframe(this.board, base);
    const page = until > base ? this.page(base, until) : Promise.resolve([]);
    const piece = Promise.all([keyframe, page]).then(([answer, first]): Piece => {
      if (answer && answer.offset !== base) throw new Error(`there is no keyframe ${base} any more`);
      frames.push(...first);
      return { base, keyframe: answer?.bytes ?? new Uint8Array(), frames };
    });
    piece.then(
      (begun) => this.there.set(base, begun),
      // What failed is asked for again by whoever wants it next.
      () => this.pieces.delete(base),
    );
    return piece;
  }

  private async grown(piece: Piece, until: number): Promise<void> {
    const under = this.growing.get(piece.base);
    if (under) return under;
    const more = this.page(piece.base + piece.frames.length, until).then((frames) => {
      piece.frames.push(...frames);
    });
    this.growing.set(piece.base, more);
    try {
      await more;
    } finally {
      this.growing.delete(piece.base);
    }
  }

  private page(after: number, until: number): Promise<Frame[]> {
    return pageOf(this.source, this.board, after, Math.min(pageMax, until - after));
  }
}
