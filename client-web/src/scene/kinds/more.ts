// Rules of the kinds that come after the first screen.

import { Kind } from '../item';
import { connector } from './connector';
import { image } from './image';
import { shape } from './shape';
import { stroke } from './stroke';
import { text } from './text';

export const moreRules = {
  [Kind.text]: text,
  [Kind.stroke]: stroke,
  [Kind.shape]: shape,
  [Kind.connector]: connector,
  [Kind.image]: image,
};
