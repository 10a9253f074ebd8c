// Notes that are alike, as a suggestion of groups: one takes it, changes it or throws it away. Until it is taken nothing is
// written, and then it is one act.

import { useMemo, useState } from 'preact/hooks';
import type { Name } from '../../../core/names';
import { words } from '../../../i18n/language';
import { SimilarActs } from '../../../tools/similar/similar_acts';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import type { Toaster } from '../../parts/toast';
import '../../styles/similar.css';
import type { BoardStage } from '../board_stage';
import { wordsOf } from '../chapters';
import { asked } from './asked';
import { accepted, draftOf, ticked, toggled } from './draft';
import type { DraftGroup } from './draft';
import { similarWords } from './words';

interface Props {
  readonly stage: BoardStage;
  readonly toaster: Toaster;
  /** Null: the whole board. */
  readonly of: Name | null;
}

/** What is suggested stands still while it is looked at, also when others go on writing. */
function suggested(stage: BoardStage, of: Name | null): DraftGroup[] {
  const found = of ? stage.layers.find(of) : undefined;
  const layer = found?.layer ?? stage.layers.ground;
  const acts = new SimilarActs(stage, layer);
  const nameOf = ({ handle }: { readonly handle: number }): Name => layer.names.of(handle);
  if (of) {
    const near = found ? acts.near(found.item) : [];
    return near.length === 0 ? [] : draftOf([{ title: '', members: near.map(nameOf) }]);
  }
  return draftOf(acts.groups().map(({ title, members }) => ({ title, members: members.map(nameOf) })));
}

export function Similar({ stage, toaster, of }: Props) {
  const t = similarWords.value;
  const [draft, setDraft] = useState(() => suggested(stage, of));
  const groups = useMemo(() => accepted(draft), [draft]);
  if (!t) return null;
  const close = (): void => void (asked.value = null);
  const change = (i: number, group: DraftGroup): void =>
    setDraft(draft.map((one, at) => (at === i ? group : one)));
  const [near] = draft;
  const chosen = of && near ? ticked(near).length : 0;
  const accept = (): void => {
    close();
    const made = of ? putTo(stage, of, near ? ticked(near) : []) : makeAll(stage, groups);
    if (made > 0) {
      const text = of ? words.peek().board.grouped(made) : t.made(made);
      toaster.show({ text, action: { label: t.undo, run: () => stage.undo() }, once: true });
    }
  };
  const none = of ? t.noneOne : t.none;
  return (
    <Dialog title={of ? t.one : t.board} place="side" onClose={close}>
      <p>{draft.length === 0 ? none : of ? t.leadOne : t.lead}</p>
      {draft.map((group, i) => (
        <Suggested
          key={i}
          stage={stage}
          group={group}
          at={of ? 0 : i + 1}
          onChange={(next) => change(i, next)}
        />
      ))}
      {draft.length > 0 && (
        <div class="dialog__actions similar__actions">
          <Button kind="main" disabled={of ? chosen === 0 : groups.length === 0} onPress={accept}>
            {of ? t.acceptOne(chosen) : t.accept(groups.length)}
          </Button>
          <Button onPress={close}>{t.throwAway}</Button>
        </div>
      )}
    </Dialog>
  );
}

interface SuggestedProps {
  readonly stage: BoardStage;
  readonly group: DraftGroup;
  /** 0: there is but one, without a title of its own. */
  readonly at: number;
  readonly onChange: (group: DraftGroup) => void;
}

function Suggested({ stage, group, at, onChange }: SuggestedProps) {
  const t = similarWords.value;
  if (!t) return null;
  return (
    <fieldset class="similar">
      {at > 0 && (
        <>
          <legend>{t.group(at)}</legend>
          <label class="similar__row similar__take">
            <input
              type="checkbox"
              checked={group.taken}
              onChange={() => onChange({ ...group, taken: !group.taken })}
            />
            <span>{t.take}</span>
          </label>
          {group.taken && (
            <input
              type="text"
              class="similar__title"
              aria-label={`${t.title}, ${t.group(at)}`}
              dir="auto"
              value={group.title}
              onInput={(event) => onChange({ ...group, title: event.currentTarget.value })}
            />
          )}
        </>
      )}
      {group.taken &&
        group.members.map((name) => {
          const found = stage.layers.find(name);
          if (!found) return null;
          return (
            <label key={name} class="similar__row">
              <input
                type="checkbox"
                checked={!group.out.has(name)}
                onChange={() => onChange(toggled(group, name))}
              />
              <span dir="auto">{wordsOf(found.item)}</span>
            </label>
          );
        })}
    </fieldset>
  );
}

function makeAll(stage: BoardStage, groups: ReturnType<typeof accepted>): number {
  const { ground } = stage.layers;
  const items = groups.map(({ title, members }) => ({
    title,
    members: members.flatMap((name) => stage.layers.find(name)?.item ?? []),
  }));
  return new SimilarActs(stage, ground).group(items);
}

/** How many notes are grouped then. */
function putTo(stage: BoardStage, of: Name, names: readonly Name[]): number {
  const found = stage.layers.find(of);
  const items = names.flatMap((name) => stage.layers.find(name)?.item ?? []);
  if (!found || items.length === 0) return 0;
  new SimilarActs(stage, found.layer).putTo(found.item, items, '');
  return items.length + 1;
}
