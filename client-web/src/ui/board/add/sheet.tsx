// What "Add" opens.

import { IconButton } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import '../../styles/add.css';
import type { AddProps } from '../late';
import { entries } from './entries';
import { Layouts } from './layouts';
import { addWords } from './words';

export function AddSheet({ stage, onClose }: AddProps) {
  const t = addWords.value;
  if (!t) return null;
  return (
    <Dialog title={t.title} onClose={onClose}>
      {entries.some(({ kind }) => !stage.takes(kind)) && <p class="notice">{t.greyed}</p>}
      <div class="adds">
        {entries.map(({ id, icon, kind, label, act }) => (
          <IconButton
            key={id}
            icon={icon}
            label={label(t)}
            caption={label(t)}
            barred={!stage.takes(kind)}
            onPress={() => {
              onClose();
              if (stage.takes(kind)) act(stage);
              else stage.say({ what: 'notThisPhase' });
            }}
          />
        ))}
      </div>
      <Layouts stage={stage} onClose={onClose} />
    </Dialog>
  );
}
