// What "Add" offers: a row each. Whoever makes another kind of thing adds one.

import type { AddCatalogue } from '../../../i18n/add_fr';
import type { IconName, IconPath } from '../../parts/icon';
import type { BoardStage } from '../board_stage';
import { Kind } from '../../../scene/item';
import { importing } from '../import/asked';
import { looks, takeLook, takeMany } from './equip';
import type { LookName } from './equip';

export interface AddEntry {
  readonly id: string;
  readonly icon: IconName | IconPath;
  /** What the phase must take for it. */
  readonly kind: number;
  readonly label: (t: AddCatalogue) => string;
  /** What a tap on it does; the sheet is closed then. */
  readonly act: (stage: BoardStage) => void;
}

const drawn = (id: LookName, icon: IconPath): AddEntry => ({
  id,
  icon,
  kind: looks[id].kind,
  label: (t) => t.things[id],
  act: (stage) => takeLook(stage, id),
});

export const entries: readonly AddEntry[] = [
  {
    id: 'many',
    icon: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM16.500 13.500v6M13.500 16.500h6',
    kind: Kind.note,
    label: (t) => t.many.title,
    act: (stage) => takeMany(stage),
  },
  drawn('text', 'M5 7V5h14v2M12 5v14M9 19h6'),
  drawn('arrow', 'M5 19 19 5M10 5h9v9'),
  drawn('line', 'M5 19 19 5'),
  drawn('rectangle', 'M4 6h16v12H4z'),
  drawn(
    'ellipse',
    'M12 5.500c5 0 8.500 2.900 8.500 6.500s-3.500 6.500-8.500 6.500S3.500 15.600 3.500 12 7 5.500 12 5.500z',
  ),
  drawn('diamond', 'M12 3.500 20.500 12 12 20.500 3.500 12z'),
  {
    id: 'zone',
    icon: 'frame',
    kind: Kind.frame,
    label: (t) => t.zone,
    act: (stage) => stage.acts.newFrame(),
  },
  {
    id: 'picture',
    icon: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9.5h.01',
    kind: Kind.image,
    label: (t) => t.image,
    act: (stage) => (stage.addingPicture.value = true),
  },
  {
    id: 'import',
    icon: 'M6 3h8l5 5v13H6zM14 3v5h5M12.500 11v6M9.500 14.500l3 3 3-3',
    kind: Kind.note,
    label: (t) => t.file,
    act: () => (importing.value = true),
  },
];
