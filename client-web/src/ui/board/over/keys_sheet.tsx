// All keys of the board in one sheet, and the switches of its aids.

import type { OverCatalogue } from '../../../i18n/over_fr';
import { Dialog } from '../../parts/dialog';
import type { KeptChoice } from '../../parts/kept_choice';
import { signs, snaps } from './aids';
import { overWords } from './words';

type KeysWords = OverCatalogue['keys'];
type KeyName = keyof KeysWords['names'];
type Act = keyof KeysWords['acts'];
/** A key: by its name, or the sign on it. Those that are pressed together stand in one list. */
type Combination = readonly (KeyName | `'${string}`)[];
type Row = readonly [Act, ...Combination[]];

const groups: readonly (readonly [keyof KeysWords['groups'], readonly Row[]])[] = [
  [
    'make',
    [
      ['note', ["'N"]],
      ['draw', ["'D"]],
      ['text', ["'T"]],
      ['rectangle', ["'R"]],
      ['ellipse', ["'O"]],
      ['diamond', ["'M"]],
      ['arrow', ["'A"]],
      ['line', ["'L"]],
      ['connect', ["'C"]],
    ],
  ],
  [
    'change',
    [
      ['write', ['enter'], ["'F2"]],
      ['move', ['arrows'], ['shift', 'arrows']],
      ['undo', ['ctrl', "'Z"], ['ctrl', 'shift', "'Z"]],
      ['duplicate', ['ctrl', "'D"]],
      ['copy', ['ctrl', "'C"], ['ctrl', "'X"], ['ctrl', "'V"]],
      ['group', ['ctrl', "'G"], ['ctrl', 'shift', "'G"]],
      ['remove', ['remove']],
    ],
  ],
  [
    'select',
    [
      ['next', ['tab'], ['shift', 'tab']],
      ['all', ['ctrl', "'A"]],
      ['none', ['escape']],
    ],
  ],
  [
    'look',
    [
      ['find', ['ctrl', "'F"]],
      ['zoom', ["'+"], ["'-"]],
      ['fit', ["'0"]],
      ['pan', ['arrows']],
      ['panDrag', ['space']],
      ['keys', ["'?"]],
    ],
  ],
];

interface SwitchProps {
  readonly choice: KeptChoice;
  readonly text: string;
  readonly hint: string;
}

function Switch({ choice, text, hint }: SwitchProps) {
  return (
    <label class="keys__switch">
      <input
        type="checkbox"
        checked={choice.value}
        onChange={(event) => choice.choose(event.currentTarget.checked)}
      />
      <span>
        {text} <small>{hint}</small>
      </span>
    </label>
  );
}

export function KeysSheet({ onClose }: { readonly onClose: () => void }) {
  const t = overWords.value?.keys;
  if (!t) return null;
  return (
    <Dialog title={t.title} place="wide" onClose={onClose}>
      <Switch choice={signs} text={t.signs} hint={t.signsHint} />
      <Switch choice={snaps} text={t.snaps} hint={t.snapsHint} />
      <div class="keys">
        {groups.map(([group, rows]) => (
          <section key={group}>
            <h3>{t.groups[group]}</h3>
            <dl>
              {rows.map(([act, ...combinations]) => (
                <div key={act} class="keys__row">
                  <dt>{t.acts[act]}</dt>
                  <dd>
                    {combinations.map((one) => (
                      <span key={one.join()} class="keys__one">
                        {one.map((key) => (
                          <kbd key={key}>{key.startsWith("'") ? key.slice(1) : t.names[key as KeyName]}</kbd>
                        ))}
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
