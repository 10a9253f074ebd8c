// What "Add" opens. Its coming brings the kinds of things that it makes.

import { fetchKinds } from '../../../render/later_kinds';
import { IconButton } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import '../../styles/add.css';
import type { AddProps } from '../add_slot';
import { entries } from './entries';
import { addWords } from './words';

fetchKinds();

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
    </Dialog>
  );
}
