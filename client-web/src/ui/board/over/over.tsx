// What stands over the board beside the bars: looking for notes, the keys' sheet, the menu under the finger.

import { useEffect, useState } from 'preact/hooks';
import { words } from '../../../i18n/language';
import { IconButton } from '../../parts/button';
import type { IconPath } from '../../parts/icon';
import { useLate } from '../../parts/use_late';
import '../../styles/over.css';
import type { OverProps } from '../late';
import { asked } from '../similar/asked';
import { takeClips } from './clips';
import { Find } from './find';
import { hear } from './hearing';
import { KeysSheet } from './keys_sheet';
import { Menu } from './menu';
import { signsAreKeys } from './signs';
import { takeSnapping } from './snapping';
import { overWords } from './words';

const loadSimilar = () => import('../similar/similar').then((module) => module.Similar);

const findIcon: IconPath = 'M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.300 15.300 20 20';
const keysIcon: IconPath = 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M18 10h.01M8 14h8';

export function Over({ stage, toaster }: OverProps) {
  const t = overWords.value;
  const [finding, setFinding] = useState(false);
  const [keys, setKeys] = useState(false);
  const Similar = useLate(asked.value !== null, loadSimilar, () => {
    asked.value = null;
    toaster.show({ text: words.peek().common.notLoaded });
  });
  useEffect(() => {
    stage.signs = signsAreKeys();
    stage.keys.set('^f', () => setFinding(true));
    stage.keys.set('?', () => setKeys(true));
    stage.heard = hear(stage, toaster);
    const stops = [takeClips(stage, toaster), takeSnapping(stage)];
    return () => {
      for (const stop of stops) stop();
      stage.keys.delete('^f');
      stage.keys.delete('?');
      stage.heard = null;
      asked.value = null;
    };
  }, [stage]);
  if (!t) return null;
  const quiet = finding || stage.writer.now.value !== null;
  return (
    <>
      {!quiet && (
        <div class="corner" role="toolbar" aria-label={t.find.open}>
          <IconButton icon={findIcon} label={t.find.open} onPress={() => setFinding(true)} />
          <IconButton
            icon={keysIcon}
            label={t.keys.open}
            class="corner__keys"
            onPress={() => setKeys(true)}
          />
        </div>
      )}
      {finding && <Find stage={stage} onClose={() => setFinding(false)} />}
      {keys && <KeysSheet stage={stage} onClose={() => setKeys(false)} />}
      {Similar && asked.value && <Similar stage={stage} toaster={toaster} of={asked.value.of} />}
      <Menu stage={stage} />
    </>
  );
}
