// The soft shadow under a note, blurred once and stamped under every note: a blur for each of a thousand
// notes is what makes boards slow.

/** How far the shadow reaches out of a note, in board units. */
export const shadowBleed = 14;

const side = 160;
let sprite: HTMLCanvasElement | null = null;

/** A square whose outer `shadowBleed / (200 + 2 * shadowBleed)` is the blur. */
export function shadowSprite(): HTMLCanvasElement {
  if (sprite) return sprite;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const context = canvas.getContext('2d');
  if (context) {
    const margin = (side * shadowBleed) / (200 + 2 * shadowBleed);
    // The caster stands outside of the canvas: only its shadow is wanted.
    context.shadowColor = 'rgba(70, 52, 16, 0.36)';
    context.shadowBlur = margin * 0.85;
    context.shadowOffsetX = 2 * side;
    context.fillRect(margin - 2 * side, margin, side - 2 * margin, side - 2 * margin);
  }
  sprite = canvas;
  return canvas;
}
