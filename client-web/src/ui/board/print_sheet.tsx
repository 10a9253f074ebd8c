// What is printed of a board: not the screen, whose bars and clipped lists paper has no use for, but a picture of the
// whole and every text, over as many pages as it takes. Made when the browser is about to print, taken away after. On a board its
// code comes when the board stands.

import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import type { BoardReading } from '../../core/document';
import { dayAndClock, words } from '../../i18n/language';
import { BoardView } from '../../render/board_view';
import { gistOf } from '../../scene/gist';
import { Layer } from '../../scene/layer';
import { darken, shades } from '../../scene/palette';
import { sections, wordsOf } from './chapters';
import type { Section } from './chapters';
import '../styles/print.css';

export interface Printed {
  readonly badge: string;
  readonly title: string;
  readonly board: string;
  /** The event's. */
  readonly timeZone: string;
  readonly reader: BoardReading;
  readonly nameOf: (participant: number) => string;
}

export interface PrintProps {
  readonly what: () => Printed | null;
}

/** Of the picture; paper scales it. */
const pictureWidth = 1400;
const pictureHeightMin = 400;
const pictureHeightMax = 1500;
const margin = { top: 16, right: 16, bottom: 16, left: 16 };

/** `what` is asked for when somebody prints. */
export function usePrintSheet(what: () => Printed | null): void {
  useEffect(() => {
    let sheet: HTMLElement | null = null;
    const before = (): void => {
      const printed = what();
      if (!printed || sheet) return;
      sheet = document.createElement('section');
      sheet.className = 'sheet';
      document.body.append(sheet);
      fill(sheet, printed);
    };
    const after = (): void => {
      if (!sheet) return;
      render(null, sheet);
      sheet.remove();
      sheet = null;
    };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
      after();
    };
  }, [what]);
}

export function PrintSheet({ what }: PrintProps) {
  usePrintSheet(what);
  return null;
}

function fill(sheet: HTMLElement, printed: Printed): void {
  const canvas = document.createElement('canvas');
  const { dark } = shades;
  // Paper is light.
  darken(false);
  const layer = new Layer(printed.board, printed.reader);
  const view = new BoardView({ board: canvas, layers: [layer], nameOf: printed.nameOf });
  const away = view.size > 0 ? paint(view) : 0;
  render(<Sheet printed={printed} chapters={sections(layer.scene)} away={away} />, sheet);
  if (view.size > 0) sheet.querySelector('.sheet__picture')?.prepend(canvas);
  view.close();
  darken(dark);
}

/** As high as where most is; how many notes lie elsewhere. */
function paint(view: BoardView): number {
  view.resize(pictureWidth, pictureHeightMax);
  const { most } = gistOf(view.items(), { w: pictureWidth, h: pictureHeightMax });
  const high = most ? ((most.h + 60) / (most.w + 60)) * pictureWidth : 0;
  view.resize(pictureWidth, Math.round(Math.min(pictureHeightMax, Math.max(pictureHeightMin, high))));
  const { camera, away } = view.overview(margin, 2);
  view.camera = camera;
  // Painted within this task: the printer does not wait for a frame.
  view.resize(view.viewport.w, view.viewport.h);
  return away;
}

interface SheetProps {
  readonly printed: Printed;
  readonly chapters: readonly Section[];
  readonly away: number;
}

function Sheet({ printed, chapters, away }: SheetProps) {
  const t = words.value.list;
  return (
    <>
      <p class="sheet__when">
        {printed.badge} · {dayAndClock(Date.now(), printed.timeZone)}
      </p>
      <h1>{printed.title || printed.badge}</h1>
      <div class="sheet__picture">
        {away > 0 && <p class="sheet__meta">{words.value.board.away(away)}</p>}
      </div>
      {chapters.map(({ frame, notes }) => (
        <section key={frame?.handle ?? -1}>
          {(frame !== null || chapters.length > 1) && (
            <h2 dir="auto">{frame ? frame.text || t.untitled : t.outside}</h2>
          )}
          <ul>
            {notes.map((note) => (
              <li key={note.handle} dir="auto">
                {wordsOf(note)}
                <span class="sheet__meta">
                  {[printed.nameOf(note.author), note.votes > 0 ? t.votes(note.votes) : '']
                    .filter((part) => part !== '')
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
