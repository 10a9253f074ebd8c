// Notes from a file: its encoding, its cells, its columns, what would come of it and how it would lie.

import { beforeAll, describe, expect, it } from 'vitest';
import { learn } from '../../src/scene/kinds';
import { moreRules } from '../../src/scene/kinds/more';
import { intersects } from '../../src/scene/rect';
import { Bringing } from '../../src/tools/import/bringing';
import { cleaned } from '../../src/tools/import/cleaned';
import { areTitles, columnsOf } from '../../src/tools/import/columns';
import { readRows, rowsMax, separatorOf } from '../../src/tools/import/csv';
import { decode, fileBytesMax } from '../../src/tools/import/decoding';
import { layOut } from '../../src/tools/import/layout';
import { pieceOf, readPieces } from '../../src/tools/import/paragraphs';
import { planOf, thingsMax } from '../../src/tools/import/plan';
import type { Plan } from '../../src/tools/import/plan';
import { Table } from './table';

beforeAll(() => learn(moreRules));

function end<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
function utf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? '\ufeff' : '')].concat(text.split(''));
  return Uint8Array.from(
    units.flatMap((unit) => {
      const code = unit.charCodeAt(0);
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );
}
const read = (bytes: Uint8Array): string => {
  const answer = decode(bytes);
  return 'text' in answer ? answer.text.replace(/^\ufeff/, '') : `wrong: ${answer.wrong}`;
};
const cells = (text: string, separator = separatorOf(text, areTitles)) =>
  end(readRows(text, separator)).rows.map((row) => row.cells);

const all = { things: 1000, textMax: 4000, groups: true };
function plan(text: string, limits = all): Plan {
  const { rows, more } = end(readRows(text, separatorOf(text, areTitles)));
  const known = columnsOf(rows.map((row) => row.cells));
  return end(planOf(rows, more, known.columns, known.source, limits));
}
const brief = (text: string, limits = all) =>
  plan(text, limits).groups.map(({ title, texts }) => [title, ...texts]);

describe('The bytes of a file', () => {
  const text = 'Idée;Thème\nDes pistes à vélo;Été — œuvre';

  it('are words in each usual encoding', () => {
    expect(read(utf8(text))).toBe(text);
    expect(read(utf8(`\ufeff${text}`))).toBe(text);
    for (const little of [true, false]) {
      for (const mark of [true, false]) expect(read(utf16(text, little, mark))).toBe(text);
    }
    const western = Uint8Array.from(text, (c) => ({ '—': 0x97, œ: 0x9c })[c] ?? c.charCodeAt(0));
    expect(read(western)).toBe(text);
  });

  it('of UTF-8 with one broken letter stay UTF-8', () => {
    const bytes = [...utf8('éèàùçœ'), 0xe9, ...utf8(' fin')];
    expect(read(Uint8Array.from(bytes))).toBe('éèàùçœ\ufffd fin');
  });

  it('that are no text say what they are', () => {
    expect(read(Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]))).toBe('wrong: workbook');
    expect(read(utf8('%PDF-1.7 text'))).toBe('wrong: notText');
    expect(read(Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 24))).toBe('wrong: notText');
    expect(read(utf8(' \r\n'))).toBe('wrong: empty');
    expect(read(new Uint8Array(fileBytesMax + 1))).toBe('wrong: tooLarge');
  });

  it('may have some U+0000 in them', () => {
    expect(read(utf8(`${'a'.repeat(50)}\u0000b`))).toContain('\u0000b');
  });
});

describe('Rows of cells', () => {
  it('are parted by comma, semicolon or tab, whichever gives a table', () => {
    expect(cells('a,b\nc,d\n')).toEqual([['a', 'b'], ['c', 'd']]); // prettier-ignore
    expect(cells('a;b,b\nc;d,d')).toEqual([['a', 'b,b'], ['c', 'd,d']]); // prettier-ignore
    expect(cells('a\tb;b\r\nc\td;d\r\n')).toEqual([['a', 'b;b'], ['c', 'd;d']]); // prettier-ignore
    expect(cells('sep=;\r\na,a;b\r\n')).toEqual([['a,a', 'b']]);
    expect(cells('Bonjour, tous\nsans\nrien d’autre\nnon plus')).toHaveLength(4);
    expect(cells('Bonjour, tous\nsans')[0]).toEqual(['Bonjour, tous']);
  });

  it('may have line breaks, separators and doubled quotes in quotes (RFC 4180)', () => {
    expect(cells('"un\r\ndeux","dit ""oui"", là"\r\n"",b\r\n', ',')).toEqual([
      ['un\r\ndeux', 'dit "oui", là'],
      ['', 'b'],
    ]);
  });

  it('know their line of the file, and end at each sort of line break', () => {
    const rows = end(readRows('"a\nb",1\rc,2\r\nd,3', ',')).rows;
    expect(rows.map(({ line }) => line)).toEqual([1, 3, 4]);
    expect(rows.map((row) => row.cells[1])).toEqual(['1', '2', '3']);
  });

  it('keep a quote within a word, and what follows a closing one', () => {
    expect(cells('le "bon" mot,b', ',')).toEqual([['le "bon" mot', 'b']]);
    expect(cells('"a"b, "c" ,d', ',')).toEqual([['ab', 'c', 'd']]);
  });

  it('say in which line a quote is opened that nothing closes', () => {
    expect(end(readRows('a,b\n"c,d\ne,f', ',')).open).toBe(2);
    expect(end(readRows('a,b\n"c",d', ',')).open).toBeNull();
  });

  it('are kept up to a bound, and counted beyond', () => {
    const { rows, more } = end(readRows('a\n'.repeat(rowsMax + 7), ''));
    expect([rows.length, more]).toEqual([rowsMax, 7]);
    expect(cells(','.repeat(1_000_000), ',')[0]!.length).toBeLessThan(1000);
  });
});

describe('Columns', () => {
  it('of our own export are known in both languages', () => {
    const heads = [
      'table,question,group,proposition,note,first name,votes,created',
      'table,question,groupe,proposition,note,prénom,votes,créée le',
    ];
    for (const head of heads) expect(columnsOf([head.split(',')]).source).toBe('tablee');
  });

  it('of Mural are its texts and areas', () => {
    const head =
      'ID,Text,BG Color,Sticky type,Border line,Position X,Position Y,Area,Link to,Last Updated By,Last Updated,Last Content Edited By,Last Content Edited,Tags,Integration Labels';
    const known = columnsOf([head.split(',')]);
    expect(known).toMatchObject({ source: 'mural', sure: true, columns: { text: 1, group: 7 } });
  });

  it('are guessed where the titles are other boards’', () => {
    expect(columnsOf([['Idée', 'Catégorie', 'Couleur', 'Likes']])).toMatchObject({
      source: 'klaxoon',
      columns: { text: 0, group: 1, titled: true },
    });
    expect(columnsOf([['Type', 'Content', 'Frame']])).toMatchObject({
      source: 'miro',
      columns: { text: 1, group: 2 },
    });
  });

  it('that can not be told are asked for, the wordiest first', () => {
    const known = columnsOf([
      ['quand', 'quoi'],
      ['2026-05-04', 'Ouvrir la bibliothèque le dimanche'],
    ]);
    expect(known).toMatchObject({ source: 'table', sure: false, columns: { text: 1, titled: true } });
    expect(columnsOf([['Une longue phrase de quelqu’un, sans titre', '3']]).columns.titled).toBe(false);
  });
});

describe('What would come', () => {
  it('is notes under their groups, in the order of the file', () => {
    const text = 'texte;groupe\nun;A\ndeux;\ntrois;A\nquatre;B\n';
    expect(brief(text)).toEqual([
      ['', 'deux'],
      ['A', 'un', 'trois'],
      ['B', 'quatre'],
    ]);
  });

  it('leaves out empty rows, texts that are too long and what has no room, and says which', () => {
    const text = `texte;groupe\nun;A\n;A\n${'x'.repeat(200_000)};A\ndeux;A\ntrois;A\nquatre;B`;
    const { notes, left } = plan(text, { ...all, things: 4 });
    expect(notes).toBe(3);
    expect(Object.fromEntries(left)).toEqual({
      empty: { count: 1, lines: [3] },
      tooLong: { count: 1, lines: [4] },
      room: { count: 1, lines: [7] },
    });
  });

  it('of our own export is what was exported, without its guards against formulas and without results of votes', () => {
    const text = [
      '\ufefftable,question,group,proposition,note,first name,votes,created',
      "1,Vélo ?,Circuler,Des pistes,'=1+1,Léa,2,2026-05-04",
      '1,Vélo ?,Circuler,Sans notes,,,,',
      '1,Vélo ?,In no group,,"seule;\'-ici",Léa,,2026-05-04',
      '1,Vélo ?,Votes: Que faire,Des pistes,,,3,',
    ].join('\r\n');
    expect(brief(text)).toEqual([
      ['', 'seule;-ici'],
      ['Des pistes', '=1+1'],
      ['Circuler', 'Sans notes'],
    ]);
    expect(plan(text).left.get('votes')).toEqual({ count: 1, lines: [5] });
  });

  it('comes without groups where only notes are taken', () => {
    expect(brief('texte,groupe\nun,A\ndeux,B', { ...all, groups: false })).toEqual([['', 'un', 'deux']]);
  });

  it('cuts a title that is none, and says so', () => {
    const { groups, cut } = plan(`texte,groupe\nun,${'t'.repeat(5000)}`);
    expect(cut).toBe(1);
    expect(groups[0]!.title).toHaveLength(200);
  });
});

describe('Hostile cells', () => {
  it('are text and nothing else', () => {
    expect(cleaned('=HYPERLINK("http://x")', 'table')).toBe('=HYPERLINK("http://x")');
    expect(cleaned("'=1+1", 'miro')).toBe('=1+1');
    expect(cleaned("'tis", 'table')).toBe("'tis");
    expect(cleaned('a\u0000b\u0007c\ufeffd', 'table')).toBe('abcd');
    expect(cleaned('x\ud800y\udc00z😀', 'table')).toBe('x\ufffdy\ufffdz😀');
    expect(cleaned('<script>alert(1)</script>', 'table')).toBe('<script>alert(1)</script>');
    expect(cleaned('a &amp;lt; b &#39;c&#x27; &#0; &#1114112;', 'mural')).toBe(
      "a &lt; b 'c' &#0; &#1114112;",
    );
    expect(cleaned('&#xd800;', 'mural')).toBe('\ufffd');
    expect(cleaned('<p>un</p><p>deux &gt; un</p>', 'miro')).toBe('un\ndeux > un');
  });

  it('of any size take no long', () => {
    const quotes = '"'.repeat(1_000_001);
    expect(end(readRows(quotes, ',')).open).toBe(1);
    expect(cleaned('<p>'.repeat(50_000), 'miro')).toBe('');
    expect(cleaned(`<p>${'<'.repeat(200_000)}`, 'miro')).toHaveLength(200_000);
    expect(cleaned(`'${' '.repeat(200_000)}x`, 'table')).toHaveLength(200_002);
  });
});

describe('Plain text', () => {
  const texts = (text: string, piece = pieceOf(text)) =>
    end(readPieces(text, piece)).rows.map((row) => row.cells[0]);

  it('is a note a line, or a paragraph where it has some', () => {
    expect(texts('- un\r\n\r\n- deux\n• trois')).toEqual(['un', 'deux', 'trois']);
    expect(texts('un\nencore un\n\ndeux\n')).toEqual(['un\nencore un', 'deux']);
    expect(texts('un\nencore un\n\ndeux\n', 'line')).toEqual(['un', 'encore un', 'deux']);
  });
});

describe('Where it lies', () => {
  const groups = [
    { title: '', texts: Array.from({ length: 7 }, () => 'a') },
    { title: 'A', texts: ['b'] },
    { title: 'B', texts: Array.from({ length: 40 }, () => 'c') },
  ];

  it('covers nothing, neither the board’s nor its own', () => {
    const bounds = { x: -300, y: 40, w: 5000, h: 200 };
    const { groups: laid, box } = layOut(groups, bounds, { x: 0, y: 0 });
    expect(intersects(box, bounds)).toBe(false);
    const rects = laid.flatMap(({ frame, places }) => (frame ? [frame] : places));
    rects.forEach((a, i) => rects.slice(i + 1).forEach((b) => expect(intersects(a, b)).toBe(false)));
    for (const { frame, places } of laid.slice(1)) {
      for (const r of places) {
        expect(r.x >= frame!.x && r.x + r.w <= frame!.x + frame!.w).toBe(true);
        expect(r.y >= frame!.y && r.y + r.h <= frame!.y + frame!.h).toBe(true);
      }
    }
  });

  it('is left of everything where the board ends', () => {
    const { box } = layOut(groups, { x: 900_000, y: 0, w: 95_000, h: 10 }, { x: 0, y: 0 });
    expect(box.x + box.w).toBeLessThan(900_000);
  });
});

describe('Bringing it', () => {
  it('writes each note into its frame, under one series, and nothing before', () => {
    const table = new Table();
    table.note(300, 300, 'there');
    const bringing = new Bringing(table);
    const groups = [
      { title: '', texts: ['loose'] },
      { title: 'A', texts: Array.from({ length: 90 }, (_, i) => `a${i}`) },
    ];
    table.series.length = 0;
    const work = bringing.bring({ groups, notes: 91, left: new Map(), cut: 0 }, 2);
    expect(table.edits).toBe(0);
    expect(end(work)).toMatchObject({ notes: 91, groups: 1 });
    expect(new Set(table.series).size).toBe(1);
    const items = [...table.scene.seen()];
    const frame = items.find(({ text }) => text === 'A')!;
    expect(items.filter(({ parent }) => parent === frame.handle)).toHaveLength(90);
    const note = items.find(({ text }) => text === 'a89')!;
    expect(note.x > frame.x && note.y > frame.y && note.x + note.w < frame.x + frame.w).toBe(true);
  });

  it('is bounded by what one undo takes back', () => {
    expect(new Bringing(new Table()).limits.things).toBeLessThanOrEqual(thingsMax);
  });
});
