// Which touches are a resting hand. While a pen is down or was a moment ago, all of them; so are contacts as large as a palm,
// except where somebody draws with whatever they have: an infrared screen on a wall sees every finger as broad.

import type { Sample } from './pointer';

/** A hand rests on the glass for about this long after the pen left it. */
const palmMs = 600;
const palmContact = 64;
/** So long after its last touch a pen is still the one that drags. */
const penMs = 8_000;

export class Palms {
  /** There was a pen at this screen, ever. */
  penSeen = false;
  private readonly palms = new Set<number>();
  private penTouched = -Infinity;
  private penAt = -Infinity;
  private penDown = false;

  /** A pen does the dragging at `time`. */
  penned(time: number): boolean {
    return this.penDown || time - this.penTouched < penMs;
  }

  notePen(sample: Sample): void {
    this.penSeen = true;
    this.penAt = sample.time;
    if (sample.phase !== 'move' || this.penDown) this.penTouched = sample.time;
    if (sample.phase === 'down') this.penDown = true;
    if (sample.phase === 'up' || sample.phase === 'cancel') this.penDown = false;
  }

  /** What fingers had begun was the hand on its way. */
  dismiss(touches: Iterable<number>): void {
    for (const id of touches) this.palms.add(id);
  }

  /** `draws`: asked of a broad contact, whether it is one that draws. */
  isPalm(sample: Sample, draws: () => boolean): boolean {
    if (sample.kind !== 'touch') return false;
    if (sample.phase !== 'down') {
      const known = this.palms.has(sample.id);
      if (sample.phase !== 'move') this.palms.delete(sample.id);
      return known;
    }
    // A number that comes again is of a finger that is looked at anew.
    this.palms.delete(sample.id);
    const resting = this.penDown || sample.time - this.penAt < palmMs;
    const large = (sample.contact ?? 0) > palmContact && (this.penSeen || !draws());
    if (resting || large) this.palms.add(sample.id);
    return resting || large;
  }
}
