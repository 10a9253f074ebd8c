// What a file does not say for sure: which columns are meant, or how its text is parted.

import type { Columns } from '../../../tools/import/columns';
import type { Piece } from '../../../tools/import/paragraphs';
import type { Opened } from './reading';
import { importWords } from './words';

interface PieceProps {
  readonly piece: Piece;
  readonly onChoose: (piece: Piece) => Promise<void>;
}

export function PieceChoice({ piece, onChoose }: PieceProps) {
  const t = importWords.value!;
  return (
    <fieldset class="import__choice">
      <legend>{t.pieces}</legend>
      {(['line', 'paragraph'] as const).map((one) => (
        <label key={one} class="import__option">
          <input
            type="radio"
            name="import-piece"
            checked={piece === one}
            onChange={() => void onChoose(one)}
          />
          <span>{t.piece[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface ColumnProps {
  readonly opened: Opened;
  readonly columns: Columns;
  readonly onChoose: (columns: Columns) => void;
}

const titleMax = 40;

export function ColumnChoice({ opened, columns, onChoose }: ColumnProps) {
  const t = importWords.value!;
  const { rows } = opened.rows;
  const width = Math.max(...rows.slice(0, 50).map(({ cells }) => cells.length));
  const first = columns.titled ? (rows[0]?.cells ?? []) : [];
  const names = Array.from({ length: width }, (_, i) =>
    t.column(i + 1, (first[i] ?? '').trim().slice(0, titleMax)),
  );
  return (
    <fieldset class="import__choice">
      <legend>{t.columns}</legend>
      {!opened.known.sure && <p class="import__hint">{t.unsure}</p>}
      {width > 1 && (
        <>
          <Column
            id="import-text"
            label={t.textColumn}
            names={names}
            value={columns.text}
            onChoose={(text) => onChoose({ ...columns, text })}
          />
          <Column
            id="import-group"
            label={t.groupColumn}
            names={names}
            none={t.noGroup}
            value={columns.group}
            onChoose={(group) => onChoose({ ...columns, group })}
          />
        </>
      )}
      <label class="import__option">
        <input
          type="checkbox"
          checked={columns.titled}
          onChange={() => onChoose({ ...columns, titled: !columns.titled })}
        />
        <span>{t.titled}</span>
      </label>
    </fieldset>
  );
}

interface OneProps {
  readonly id: string;
  readonly label: string;
  readonly names: readonly string[];
  readonly none?: string;
  readonly value: number;
  readonly onChoose: (column: number) => void;
}

function Column({ id, label, names, none, value, onChoose }: OneProps) {
  return (
    <div class="import__column">
      <label for={id}>{label}</label>
      <select id={id} value={String(value)} onChange={(event) => onChoose(Number(event.currentTarget.value))}>
        {none !== undefined && <option value="-1">{none}</option>}
        {names.map((name, i) => (
          <option key={i} value={String(i)}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
