// French words of what one brings from a file.

const notes = (n: number): string => (n === 1 ? '1 note' : `${n} notes`);
const groups = (n: number): string => (n === 1 ? '1 groupe' : `${n} groupes`);
const rows = (n: number): string => (n === 1 ? '1 ligne' : `${n} lignes`);
const places = (lines: readonly number[], count: number): string =>
  `${lines.length === 1 ? 'ligne' : 'lignes'} ${lines.join(', ')}${count > lines.length ? '…' : ''}`;

export const importFr = {
  title: 'Importer un fichier',
  lead: 'Un export CSV de Miro, Klaxoon, Mural ou Tablée, un tableur enregistré en CSV, ou du texte. Vous verrez d’abord ce qui viendra\u00a0; rien n’est écrit avant.',
  limits: '10 Mo au plus. Le fichier est lu sur cet appareil.',
  choose: 'Choisir un fichier',
  another: 'Un autre fichier',
  cancel: 'Annuler',
  stop: 'Arrêter',
  reading: 'Lecture du fichier…',

  notNow:
    'Dans cette phase, le tableau ne prend pas de notes\u00a0: voyez en haut ce qu’elle demande. Vous pourrez importer quand elle sera terminée.',
  notYou: 'Vous pouvez regarder ce tableau, pas y écrire\u00a0: l’import n’est pas possible.',
  notGroups:
    'Les notes viendront sans leurs groupes\u00a0: en ce moment, seules des notes peuvent être écrites ici.',

  wrong: {
    empty: 'Ce fichier est vide.',
    tooLarge: 'Ce fichier dépasse 10 Mo. Enlevez-en une partie, ou partagez-le en plusieurs fichiers.',
    workbook: 'C’est un classeur de tableur. Ouvrez-le, enregistrez-le en CSV, et choisissez ce fichier-là.',
    notText: 'Ce fichier ne contient pas de texte. Choisissez un fichier CSV ou texte.',
    notRead: 'Ce fichier n’a pas pu être lu. A-t-il été déplacé\u00a0? Choisissez-le de nouveau.',
    json: 'Un fichier JSON contient un événement entier et s’importe comme tel. Pour ce tableau, choisissez un fichier CSV ou texte.',
    quote: (line: number) =>
      `Le fichier est abîmé\u00a0: un guillemet ouvert à la ligne ${line} n’est jamais refermé. Corrigez-le, et choisissez-le de nouveau. Rien n’a été importé.`,
    nothing: 'Il n’y a rien à importer dans ce fichier.',
  },

  sources: {
    tablee: 'Export de Tablée',
    mural: 'Export de Mural',
    klaxoon: 'Sans doute un export de Klaxoon',
    miro: 'Sans doute un export de Miro',
    table: 'Tableau',
    text: 'Texte',
  },
  pieces: 'Une note pour',
  piece: { line: 'chaque ligne', paragraph: 'chaque paragraphe' },
  columns: 'Colonnes',
  unsure: 'Les colonnes n’ont pas pu être devinées avec certitude\u00a0: vérifiez-les.',
  textColumn: 'Texte des notes',
  groupColumn: 'Groupes',
  noGroup: 'Sans groupes',
  titled: 'La première ligne porte les titres des colonnes',
  column: (i: number, title: string) => (title === '' ? `Colonne ${i}` : `${i}. ${title}`),

  coming: (n: number, g: number) =>
    g === 0 ? `${notes(n)} à venir` : `${notes(n)} à venir, dans ${groups(g)}`,
  loose: 'Hors des groupes',
  count: notes,
  moreGroups: (n: number) => `et ${groups(n)} de plus`,
  moreNotes: (n: number) => `et ${notes(n)} de plus`,
  staying: 'Ce qui ne viendra pas',
  left: {
    empty: (n: number, at: readonly number[]) => `${rows(n)} sans texte (${places(at, n)})`,
    tooLong: (n: number, at: readonly number[], max: number) =>
      `${rows(n)} de plus de ${max} caractères, trop pour une note (${places(at, n)})`,
    room: (n: number, at: readonly number[], max: number) =>
      `${rows(n)} de trop\u00a0: ici, au plus ${max} notes et groupes peuvent venir (${places(at, n)})`,
    votes: (n: number, at: readonly number[]) => `${rows(n)} de résultats de votes (${places(at, n)})`,
  },
  cut: (n: number) => (n === 1 ? '1 titre trop long, raccourci' : `${n} titres trop longs, raccourcis`),
  never: 'Seuls les textes et leurs groupes viennent\u00a0: ni auteurs, ni couleurs, ni votes, ni dates.',
  bring: (n: number) => (n === 0 ? 'Importer' : `Importer ${notes(n)}`),
  bringing: (n: number, of: number) => `${n} notes sur ${of}…`,
  brought: (n: number, g: number) =>
    `${notes(n)} ${n === 1 ? 'importée' : 'importées'}${g === 0 ? '' : `, dans ${groups(g)}`}`,
  broughtSome: (n: number, of: number) =>
    `${n} notes sur ${of} importées\u00a0: le tableau n’en prend plus. Le reste est dans votre fichier.`,
  undo: 'Annuler',
};

export type ImportCatalogue = typeof importFr;
