// What a table says: the panel of its propositions, or a friendly word when it has none and the restitution is near.

import { useState } from 'preact/hooks';
import { isProposition } from '../../../scene/item';
import { hasWords, outlineOf } from '../../../scene/outline';
import type { Scene } from '../../../scene/scene';
import { Button } from '../../parts/button';
import type { OutcomeProps } from '../outcome_slot';
import { panelOpen } from './opened';
import { outcomeWords } from './outcome_words';
import { Panel } from './panel';
import '../../styles/outcome.css';

function saysSomething(scene: Scene): boolean {
  for (const item of scene.all()) if (isProposition(item) && hasWords(item)) return true;
  return false;
}

export function Outcome(props: OutcomeProps) {
  const { app, board, stage } = props;
  const [later, setLater] = useState(false);
  if (!stage.loaded.value || !outcomeWords.value) return null;
  const { scene, document } = stage.layers.ground;
  const table = app.session.event.value?.tables.find((one) => one.board === board.id);
  if (panelOpen.value) {
    void stage.version.value;
    return <Panel {...props} outline={outlineOf(scene, document)} question={table?.question ?? ''} />;
  }
  const near = app.day.value?.restitutionNear.value === true;
  const watches = app.session.identity.value?.role === 'observer';
  if (later || !near || watches || !table) return null;
  void stage.version.value;
  return saysSomething(scene) ? null : <Hint onLater={() => setLater(true)} />;
}

function Hint({ onLater }: { readonly onLater: () => void }) {
  const t = outcomeWords.value;
  if (!t) return null;
  return (
    <div class="outcome-hint" role="status">
      <p>{t.hint}</p>
      <Button kind="main" onPress={() => (panelOpen.value = true)}>
        {t.hintDo}
      </Button>
      <Button kind="quiet" onPress={onLater}>
        {t.hintHide}
      </Button>
    </div>
  );
}
