// What stands over the board beside the bars: looking for notes, the keys' sheet, the menu under the finger.

import { useEffect } from 'preact/hooks';
import { words } from '../../../i18n/language';
import { IconButton } from '../../parts/button';
import { ParcelSlot } from '../../parcels/parcel_slot';
import { useLate } from '../../parts/use_late';
import '../../styles/over.css';
import type { OverProps } from '../late';
import { importing } from '../import/asked';
import { asked } from '../similar/asked';
import { signs } from './aids';
import { takeClips } from './clips';
import { Find } from './find';
import { hear } from './hearing';
import { KeysSheet } from './keys_sheet';
import { Menu } from './menu';
import { finding, findIcon, keysIcon, keysOpen } from './opened';
import { takeSnapping } from './snapping';
import { overWords } from './words';

const loadSimilar = () => import('../similar/similar').then((module) => module.Similar);
const loadImport = () => import('../import/import').then((module) => module.Import);

export function Over({ app, board, stage, toaster }: OverProps) {
  const t = overWords.value;
  const Similar = useLate(asked.value !== null, loadSimilar, () => {
    asked.value = null;
    toaster.show({ text: words.peek().common.notLoaded });
  });
  const Import = useLate(importing.value, loadImport, () => {
    importing.value = false;
    toaster.show({ text: words.peek().common.notLoaded });
  });
  useEffect(() => {
    stage.keys.set('^f', () => (finding.value = true));
    stage.keys.set('?', () => (keysOpen.value = true));
    stage.heard = hear(stage, toaster);
    const stops = [
      takeClips(stage, toaster),
      takeSnapping(stage),
      signs.subscribe((on) => (stage.signs = on)),
    ];
    return () => {
      for (const stop of stops) stop();
      stage.keys.delete('^f');
      stage.keys.delete('?');
      stage.heard = null;
      asked.value = null;

      finding.value = keysOpen.value = false;

      importing.value = false;
    };
  }, [stage]);
  if (!t) return null;
  const quiet = finding.value || stage.writer.now.value !== null;
  return (
    <>
      {!quiet && (
        <div class="corner" role="toolbar" aria-label={t.find.open}>
          <IconButton icon={findIcon} label={t.find.open} onPress={() => (finding.value = true)} />
          <IconButton icon={keysIcon} label={t.keys.open} onPress={() => (keysOpen.value = true)} />
        </div>
      )}
      {finding.value && <Find stage={stage} onClose={() => (finding.value = false)} />}
      {keysOpen.value && <KeysSheet onClose={() => (keysOpen.value = false)} />}
      {Similar && asked.value && <Similar stage={stage} toaster={toaster} of={asked.value.of} />}
      {Import && <Import stage={stage} toaster={toaster} />}
      <Menu stage={stage} />
      <ParcelSlot app={app} board={board} stage={stage} toaster={toaster} />
    </>
  );
}
