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
      <div class="adds">
        {entries.map(({ id, icon, label, act }) => (
          <IconButton
            key={id}
            icon={icon}
            label={label(t)}
            caption={label(t)}
            onPress={() => {
              onClose();
              act(stage);
            }}
          />
        ))}
      </div>
      <Layouts stage={stage} onClose={onClose} />
    </Dialog>
  );
}
