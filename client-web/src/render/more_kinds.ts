// The chunk of kinds that come after the first screen: a row each, here for its painter and in `scene/kinds/more.ts` for its
// rules.

import { Kind } from '../scene/item';
import { learn } from '../scene/kinds';
import { moreRules } from '../scene/kinds/more';
import { teach } from './item_painter';
import { connectorPainter } from './painters/connector';
import { imagePainter } from './painters/image';
import { shapePainter } from './painters/shape';
import { strokePainter } from './painters/stroke';
import { textPainter } from './painters/text';

export function learnMoreKinds(): void {
  teach({
    [Kind.text]: textPainter,
    [Kind.stroke]: strokePainter,
    [Kind.shape]: shapePainter,
    [Kind.connector]: connectorPainter,
    [Kind.image]: imagePainter,
  });
  learn(moreRules);
}
