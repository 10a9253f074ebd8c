// Ce qui se dit de ce qui va d’une table à une autre, en français.

const s = (n: number): string => (n > 1 ? 's' : '');
const things = (n: number): string => (n > 1 ? `${n} éléments` : 'un élément');
const place = (n: number): string => (n === 0 ? 'l’agora' : `la table ${n}`);
const to = (n: number): string => (n === 0 ? 'à l’agora' : `à la table ${n}`);
const from = (n: number): string => (n === 0 ? 'de l’agora' : `de la table ${n}`);

export const parcelFr = {
  title: 'Envoyer à une autre table',
  lead: (n: number) =>
    `${n > 1 ? `Une copie de ces ${n} éléments` : 'Une copie de cet élément'} arrivera à l’autre table. Ce qui est ici reste ici.`,
  place: (n: number, question: string) => (n === 0 ? 'Agora' : `Table ${n}\u00a0: ${question}`),
  back: (n: number) => `Renvoyer ${to(n)}`,
  waitsThere: 'arrivera dès qu’on pourra y écrire à nouveau',
  drop: (n: number) => (n === 0 ? 'Agora' : `Table ${n}`),
  dropHere: 'Lâcher ici pour envoyer une copie',
  sent: (n: number, at: number) => `Envoyé ${to(at)}\u00a0: ${things(n)}.`,
  sending: (at: number) => `Envoi ${to(at)}…`,
  waits: (at: number) =>
    `C’est prêt pour ${place(at)}\u00a0: cela arrivera dès qu’on pourra y écrire à nouveau.`,
  offline: 'Pas de réseau\u00a0: rien n’a été envoyé. Réessayez quand il sera revenu.',
  notSaved:
    'Ces éléments ne sont pas encore enregistrés\u00a0: rien n’a été envoyé. Réessayez dans un instant.',
  tooMuch: 'Au plus 200 éléments à la fois\u00a0: choisissez-en moins.',
  failed: 'Rien n’a été envoyé. Réessayez.',
  reasons: {
    2: 'Seules les personnes qui participent peuvent envoyer quelque chose.',
    4: 'Cette table n’existe plus.',
    6: 'Cette table est fermée\u00a0: rien n’a été envoyé.',
    8: 'Trop d’envois attendent déjà, ou l’événement n’en garde pas davantage.',
    9: 'L’événement est terminé\u00a0: rien n’a été envoyé.',
    14: 'Le serveur ne peut rien enregistrer en ce moment. Réessayez plus tard.',
    15: 'Trop de demandes à la fois. Réessayez dans un instant.',
  } as Readonly<Record<string, string>>,
  ends: {
    1: 'le tableau est plein',
    2: 'il n’en restait rien, ou c’était trop à la fois',
    3: 'la table a été fermée',
    4: 'repris',
    5: 'un des deux tableaux est illisible',
    6: 'la personne qui l’a envoyé n’est plus là',
  } as Readonly<Record<string, string>>,
  returned: (at: number, why: string) => `Rien n’est arrivé ${to(at)}\u00a0: ${why}.`,
  came: (n: number, at: number) => `Reçu ${from(at)}\u00a0: ${things(n)}.`,
  inbox: (n: number) => (n === 0 ? 'Envois' : `Reçu\u00a0: ${n}`),
  inboxHint: (n: number) =>
    n === 0
      ? 'Envois\u00a0: ce qui est venu d’autres tables, ce qui y est parti'
      : `Reçu\u00a0: ${n} envoi${s(n)} d’autres tables pas encore vu${s(n)}, aller voir`,
  list: 'Tous les envois',
  listTitle: 'D’une table à l’autre',
  received: 'Reçus',
  given: 'Envoyés',
  none: 'Rien pour l’instant.',
  line: (n: number, at: number, who: string, time: string) =>
    `${things(n)} ${from(at)}${who === '' ? '' : `, par ${who}`}, à ${time}`,
  lineTo: (n: number, at: number, who: string, time: string) =>
    `${things(n)} ${to(at)}${who === '' ? '' : `, par ${who}`}, à ${time}`,
  states: { 1: 'en attente', 2: 'en route', 3: 'arrivé', 4: 'pas arrivé' } as Readonly<
    Record<string, string>
  >,
  go: 'Y aller',
  sendBack: 'Renvoyer',
  callBack: 'Reprendre',
  gone: 'Plus rien de cela n’est sur le tableau.',
  origin: (at: number) => from(at),
  tagFrom: (at: number, who: string) =>
    `${at === 0 ? 'de l’agora' : `de la table ${at}`}${who === '' ? '' : `, ${who}`}`,
  tagTo: (at: number, waits: boolean) => `${to(at)}${waits ? ' (en attente)' : ''}`,
};

export type ParcelCatalogue = typeof parcelFr;
