// The chunk of ink for every picture of a board: how strokes are painted, and what others draw at this moment.

import { Kind } from '../../scene/item';
import { learn } from '../../scene/kinds';
import { Layer } from '../../scene/layer';
import { teach } from '../item_painter';
import { inkPainter } from './ink_painter';
import { LiveInk } from './live_ink';

export function learnInk(): void {
  teach({ [Kind.stroke]: inkPainter });
  Layer.makeInks = (layer) => new LiveInk(layer);
  // Whoever shows a board paints it again.
  learn({});
}
