// A number in a disc: dots of a note, how much lies in a pile.

import { accentColour, chalk } from '../../scene/palette';
import type { Point } from '../../scene/rect';
import type { Brush } from '../brush';
import { baseSize, boldFont, prepareText } from '../fonts';

export function paintBadge({ context }: Brush, count: number, at: Point, radius: number): void {
  context.fillStyle = accentColour;
  context.beginPath();
  context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = chalk;
  prepareText(context, boldFont);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const factor = ((count > 99 ? 12 : 16) * radius) / 14 / baseSize;
  context.save();
  context.translate(at.x, at.y + 0.5);
  context.scale(factor, factor);
  context.fillText(String(count), 0, 0);
  context.restore();
}
