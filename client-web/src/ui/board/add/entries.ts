// What "Add" offers: a row each. Whoever makes another kind of thing adds one.

import type { AddCatalogue } from '../../../i18n/add_fr';
import type { IconName, IconPath } from '../../parts/icon';
import type { BoardStage } from '../board_stage';

export interface AddEntry {
  readonly id: string;
  readonly icon: IconName | IconPath;
  readonly label: (t: AddCatalogue) => string;
  /** What a tap on it does; the sheet is closed then. */
  readonly act: (stage: BoardStage) => void;
}

export const entries: readonly AddEntry[] = [
  {
    id: 'zone',
    icon: 'frame',
    label: (t) => t.zone,
    act: (stage) => stage.acts.newFrame(),
  },
];
