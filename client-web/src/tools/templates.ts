// Layouts to start from: zones, each with its place, its title and its colour. Whose words they are is the caller's affair.

import type { LaidZone } from './cluster_edits';

export const templates = ['columns', 'quadrant', 'retro', 'cafe', 'question'] as const;
export type Template = (typeof templates)[number];

export interface TemplateTitles {
  readonly columns: readonly string[];
  /** Upper left, upper right, lower left, lower right. */
  readonly quadrant: readonly string[];
  readonly retro: readonly string[];
  /** The rounds, then the harvest. */
  readonly cafe: readonly string[];
  /** Where the table has none. */
  readonly question: string;
}

const gap = 40;
const white = 7;
/** Of the palette, in the order in which zones lie. */
const colours = [4, 6, 0, 2];

function row(titles: readonly string[], w: number, h: number, y = 0): LaidZone[] {
  return titles.map((title, i) => ({
    x: i * (w + gap),
    y,
    w,
    h,
    title,
    colour: colours[i % colours.length] ?? white,
  }));
}

/** `question`: the table's own, or empty. */
export function zonesOf(template: Template, titles: TemplateTitles, question: string): LaidZone[] {
  const asked = question.trim() === '' ? titles.question : question.trim();
  switch (template) {
    case 'columns':
      return row(titles.columns, 720, 960);
    case 'retro':
      return row(titles.retro, 560, 960);
    case 'quadrant':
      return titles.quadrant.map((title, i) => ({
        x: (i % 2) * (860 + gap),
        y: Math.floor(i / 2) * (640 + gap),
        w: 860,
        h: 640,
        title,
        colour: colours[i % colours.length] ?? white,
      }));
    case 'cafe': {
      const rounds = titles.cafe.slice(0, -1);
      const w = rounds.length * (720 + gap) - gap;
      return [
        { x: 0, y: 0, w, h: 300, title: asked, colour: white },
        ...row(rounds, 720, 720, 300 + gap),
        { x: 0, y: 300 + 720 + 2 * gap, w, h: 420, title: titles.cafe.at(-1) ?? '', colour: 3 },
      ];
    }
    case 'question':
      return [{ x: 0, y: 0, w: 1640, h: 960, title: asked, colour: white }];
  }
}
