// The bars at the board's foot: making and undoing; what can be done with the selection; writing. One of them
// at a time, so that nothing covers the notes.

import { useState } from 'preact/hooks';
import type { Board } from '../../app/model';
import { words } from '../../i18n/language';
import { Kind } from '../../scene/item';
import { rulesOf } from '../../scene/kinds';
import type { FoundWork } from '../../tools/layers';
import { Button, IconButton } from '../parts/button';
import { AddSlot } from './add_slot';
import { DrawSlot, useDrawing } from './draw_slot';
import { late } from './late';
import { MoreSlot } from './more_slot';
import { Swatches } from './swatches';
import type { BoardStage } from './board_stage';

interface Props {
  readonly board: Board;
  readonly stage: BoardStage;
}

export function BottomBar({ board, stage }: Props) {
  const writing = stage.writer.now.value;
  const selected = stage.selected.value;
  useDrawing(stage);
  if (board.status.value.readOnly) return null;
  const ToolBar = stage.toolBars.get(stage.tools.inHand.value?.name ?? '');
  const still = stage.carrying.value ? ' bars--away' : '';
  if (writing) {
    return (
      <div class="foot">
        <WritingBar stage={stage} fresh={writing.next} title={writing.title} />
      </div>
    );
  }
  return (
    <div class="foot">
      {selected.length > 0 && !stage.menu.value && (
        <div class={`bars${stage.selectionLow.value ? ' bars--top' : ''}${still}`}>
          <SelectionBar stage={stage} />
        </div>
      )}
      <div class={`bars${still}`}>{ToolBar ? <ToolBar stage={stage} /> : <MainBar stage={stage} />}</div>
    </div>
  );
}

function MainBar({ stage }: { readonly stage: BoardStage }) {
  const t = words.value.board;
  return (
    <div class="bar" role="toolbar" aria-label={t.tools}>
      <IconButton
        icon="undo"
        label={t.undo}
        caption={t.undoShort}
        disabled={!stage.canUndo.value}
        onPress={() => stage.undo()}
      />
      <IconButton
        icon="redo"
        label={t.redo}
        caption={t.redoShort}
        disabled={!stage.canRedo.value}
        onPress={() => stage.redo()}
      />
      <Button
        kind="main"
        icon="plus"
        class="bar__new"
        barred={!stage.takes(Kind.note)}
        onPress={() => stage.acts.newNote()}
      >
        {t.newNoteShort}
      </Button>
      <IconButton
        icon="frame"
        label={t.newFrame}
        caption={t.frame}
        barred={!stage.takes(Kind.frame)}
        onPress={() => stage.acts.newFrame()}
      />
      <DrawSlot stage={stage} />
      <AddSlot stage={stage} />
    </div>
  );
}

interface OneProps {
  readonly stage: BoardStage;
  readonly one: FoundWork;
}

/** Takes the item, not its handle: a new item tells it that somebody voted. */
function Dots({ stage, one: { layer, item } }: OneProps) {
  const t = words.value.selection;
  const mine = layer.document.votesBy(item.handle, stage.participant);
  return (
    <span class="dots">
      <IconButton
        icon="dot"
        label={t.vote}
        caption={t.voteShort}
        class="dots__add"
        onPress={() => stage.acts.vote(1)}
      />
      {mine > 0 && (
        <button
          type="button"
          class="dots__mine"
          aria-label={t.unvote}
          title={t.unvote}
          onClick={() => stage.acts.vote(-1)}
        >
          <span aria-hidden="true">−</span>
          <span class="dots__count">{t.myDots(mine)}</span>
          <span class="dots__short" aria-hidden="true">
            {mine}
          </span>
        </button>
      )}
    </span>
  );
}

export function SelectionBar({ stage }: { readonly stage: BoardStage }) {
  const t = words.value.selection;
  const [colours, setColours] = useState(false);
  const selected = stage.selected.value;
  const Late = late.value;
  const one = selected.length === 1 ? selected[0] : undefined;
  const frames = selected.some(({ item }) => rulesOf(item).can.ungroup);
  const hints = [
    ...(one ? [] : [t.count(selected.length)]),
    ...(stage.selection.adding.value ? [t.addMore] : []),
  ];
  return (
    <div class="bar bar--selection" role="toolbar" aria-label={t.bar}>
      {hints.length > 0 && <p class="bar__hint">{hints.join(' · ')}</p>}
      <div class="bar__row">
        {one && <OneActs stage={stage} one={one} />}
        <IconButton
          icon="palette"
          label={t.colour}
          caption={t.colour}
          on={colours}
          onPress={() => setColours(!colours)}
        />
        {Late && <Late.SelectionActs stage={stage} />}
        <MoreSlot stage={stage} part="MoreActs" />
        <CommonActs stage={stage} many={selected.length > 1} frames={frames} />
      </div>
      <MoreSlot stage={stage} part="Below" />
      {colours && (
        <Swatches
          current={one?.item.colour}
          ink={one && rulesOf(one.item).swatch}
          onPick={(colour) => stage.acts.recolour(colour)}
        />
      )}
    </div>
  );
}

/** What only a single thing can be done to. */
function OneActs({ stage, one }: OneProps) {
  const t = words.value.selection;
  const { text, can } = rulesOf(one.item);
  const edit = text.title ? t.title : t.edit;
  const name = stage.layers.nameOf(one);
  return (
    <>
      {can.write && (
        <IconButton icon="pencil" label={edit} caption={edit} onPress={() => stage.openEditor(name)} />
      )}
      {can.describe && (
        <IconButton
          icon="pencil"
          label={t.describe}
          caption={t.describe}
          onPress={() => stage.openEditor(name)}
        />
      )}
      {can.vote && one.layer === stage.layers.ground && <Dots stage={stage} one={one} />}
    </>
  );
}

interface CommonProps {
  readonly stage: BoardStage;
  readonly many: boolean;
  readonly frames: boolean;
}

function CommonActs({ stage, many, frames }: CommonProps) {
  const t = words.value.selection;
  const { acts, selection } = stage;
  const adding = selection.adding.value;
  return (
    <>
      {many && <IconButton icon="group" label={t.group} caption={t.group} onPress={() => acts.group()} />}
      {frames && (
        <IconButton icon="ungroup" label={t.ungroup} caption={t.ungroup} onPress={() => acts.ungroup()} />
      )}
      {(!adding || stage.menu.value) && (
        <IconButton
          icon="several"
          label={t.several}
          caption={t.several}
          onPress={() => {
            selection.adding.value = true;
            stage.menu.value = null;
          }}
        />
      )}
      <IconButton icon="copy" label={t.duplicate} caption={t.duplicate} onPress={() => acts.duplicate()} />
      <IconButton
        icon="trash"
        kind="danger"
        label={t.remove}
        caption={t.remove}
        onPress={() => acts.remove()}
      />
      {adding && (
        <IconButton icon="check" label={t.done} caption={t.done} onPress={() => selection.clear()} />
      )}
    </>
  );
}

interface WritingProps {
  readonly stage: BoardStage;
  readonly fresh: boolean;
  readonly title: boolean;
}

function WritingBar({ stage, fresh, title }: WritingProps) {
  const t = words.value.editor;
  const { writer } = stage;
  return (
    <div class="bars bars--writing">
      <div class="bar" role="toolbar" aria-label={t.note}>
        {!title && (
          <IconButton
            icon="newLine"
            label={t.newLine}
            caption={t.newLine}
            keepFocus
            onPress={() => writer.newLine()}
          />
        )}
        {fresh && (
          <Button icon="next" keepFocus onPress={() => writer.nextNote()}>
            {t.next}
          </Button>
        )}
        <Button kind="main" icon="check" keepFocus onPress={() => writer.finish()}>
          {t.done}
        </Button>
      </div>
    </div>
  );
}
