// The notes as an ordered list: to read on a small screen, and for assistive technology, which cannot see a
// canvas. Frame by frame, in reading order; each entry leads to its note.

import type { Person } from '../../app/model';
import type { Name } from '../../core/names';
import { words } from '../../i18n/language';
import { noParent } from '../../scene/item';
import type { Item } from '../../scene/item';
import { countEntries, rulesOf } from '../../scene/kinds';
import { paintOf } from '../../scene/palette';
import { reactions } from '../../scene/reactions';
import type { WorkLayer } from '../../tools/work_layer';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import type { BoardStage } from './board_stage';
import { drawing } from './draw_slot';
import { sections, wordsOf } from './chapters';

interface Props {
  readonly stage: BoardStage;
  readonly people: ReadonlyMap<number, Person>;
  readonly onBin: () => void;
  readonly onClose: () => void;
}

export function ListDrawer({ stage, people, onBin, onClose }: Props) {
  const t = words.value.list;
  void stage.version.value;
  const Drawings = drawing.value?.Drawings;
  const { layers } = stage;
  const all = layers.all.value.flatMap((layer) =>
    sections(layer.scene).map((section) => ({ ...section, layer })),
  );
  const count = countEntries(all.flatMap(({ notes }) => notes));
  const go = (name: Name): void => {
    onClose();
    const found = layers.find(name);
    if (!found) return;
    // What is folded up can not be seen: what it lies in is.
    const item = found.layer.scene.standsFor(found.item);
    stage.selection.pick(found.layer, [item.handle]);
    stage.sight.lookAt(item);
  };
  const entry = (layer: WorkLayer, note: Item) => {
    const name = layer.names.of(note.handle);
    const { document } = layer;
    const writer = document.participantOf(document.object(note.handle).replica);
    const other = writer > 0 && writer !== note.author && people.get(writer)?.name;
    const author = people.get(note.author)?.name;
    const by = author && other ? `${author} (${t.writtenBy(other)})` : author;
    return <Entry key={note.handle} note={note} author={by} onGo={() => go(name)} />;
  };
  return (
    <Dialog title={t.title} place="side" onClose={onClose}>
      <p class="list__lead">
        {t.count(count)}. {t.lead}
      </p>
      {all.map((section) => (
        <section key={`${section.layer.id}.${section.frame?.handle ?? noParent}`} class="list__section">
          {(section.frame !== null || all.length > 1) && (
            <h3>{section.frame ? section.frame.text || t.untitled : t.outside}</h3>
          )}
          <ol class="list">{section.notes.map((note) => entry(section.layer, note))}</ol>
        </section>
      ))}
      {Drawings && <Drawings stage={stage} people={people} onClose={onClose} />}
      <div class="dialog__actions dialog__actions--start">
        <Button icon="trash" onPress={onBin}>
          {words.value.bin.open}
        </Button>
      </div>
    </Dialog>
  );
}

interface EntryProps {
  readonly note: Item;
  readonly author: string | undefined;
  readonly onGo: () => void;
}

/** Of what has a picture instead of a colour. */
const noPaper = { paper: 'transparent', edge: 'currentColor' };

function Entry({ note, author, onGo }: EntryProps) {
  const t = words.value.list;
  const { paper, edge } = rulesOf(note).can.describe ? noPaper : paintOf(note.colour);
  const felt = note.reactions.flatMap((n, i) => {
    const reaction = reactions[i];
    return n > 0 && reaction ? `${reaction.sign} ${n}` : [];
  });
  const meta = [author, note.votes > 0 ? t.votes(note.votes) : undefined, ...felt];
  return (
    <li>
      <button type="button" class="list__note" onClick={onGo}>
        <span class="list__spot" style={{ background: paper, borderColor: edge }} />
        <span class="list__text">{wordsOf(note)}</span>
        <span class="list__meta">{meta.filter((part) => part !== undefined).join(' · ')}</span>
      </button>
    </li>
  );
}
