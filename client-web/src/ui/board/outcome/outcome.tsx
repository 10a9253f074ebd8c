// What a table says: the panel of its propositions, or a friendly word when it has none and the restitution is near.

import { useState } from 'preact/hooks';
import { countPropositions, outlineOf } from '../../../scene/outline';
import { Button } from '../../parts/button';
import type { OutcomeProps } from '../outcome_slot';
import { panelOpen } from './opened';
import { outcomeWords } from './outcome_words';
import { Panel } from './panel';
import '../../styles/outcome.css';

export function Outcome(props: OutcomeProps) {
  const { app, board, stage } = props;
  void stage.version.value;
  if (!stage.loaded.value || !outcomeWords.value) return null;
  const layer = stage.layers.ground;
  const outline = outlineOf(layer.scene, layer.document);
  const table = app.session.event.value?.tables.find((one) => one.board === board.id);
  if (panelOpen.value) return <Panel {...props} outline={outline} question={table?.question ?? ''} />;
  const near = app.day.value?.restitutionNear.value === true;
  const writes = app.session.identity.value?.role !== 'observer';
  return near && writes && table && countPropositions(outline) === 0 ? <Hint /> : null;
}

function Hint() {
  const t = outcomeWords.value;
  const [later, setLater] = useState(false);
  if (!t || later) return null;
  return (
    <div class="outcome-hint" role="status">
      <p>{t.hint}</p>
      <Button kind="main" onPress={() => (panelOpen.value = true)}>
        {t.hintDo}
      </Button>
      <Button kind="quiet" onPress={() => setLater(true)}>
        {t.hintHide}
      </Button>
    </div>
  );
}
