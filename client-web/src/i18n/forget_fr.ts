// What is said of erasing a person's name for good, in French; with that dialog's code.

const pages = (n: number): string => (n === 1 ? '1 page publiée' : `${n} pages publiées`);

export const forgetFr = {
  open: 'Effacer ce prénom pour de bon…',
  title: (name: string): string => `Effacer le prénom de ${name} pour de bon`,
  why: 'Toute personne peut demander que son prénom ne soit plus conservé. Voici ce qui se passe\u00a0:',
  name: 'Le prénom disparaît des listes, des notes, de la relecture et des restitutions\u00a0; à sa place, il y a «\u00a0Quelqu’un\u00a0».',
  stays: (n: number): string =>
    n === 0
      ? 'Cette personne n’a rien écrit.'
      : n === 1
        ? 'Son changement sur les tableaux reste, sans prénom.'
        : `Ses ${n} changements sur les tableaux restent, sans prénom.`,
  pages: (n: number): string =>
    n === 1
      ? `${pages(n)} est refaite sans ce prénom, à la même adresse.`
      : `${pages(n)} sont refaites sans ce prénom, aux mêmes adresses.`,
  takenBack: (n: number): string =>
    n === 1
      ? `${pages(n)} est trop ancienne pour cela\u00a0: elle est retirée, publiez-la de nouveau.`
      : `${pages(n)} sont trop anciennes pour cela\u00a0: elles sont retirées, publiez-les de nouveau.`,
  access: 'Son accès prend fin. Qui revient est une nouvelle personne pour l’événement.',
  unseen: 'Ce qui n’a pas encore été révélé, et ses points dans les votes ouverts, disparaissent.',
  notReached:
    'Restent hors d’atteinte\u00a0: le prénom là où quelqu’un l’a écrit dans une note, les fichiers déjà téléchargés, et les sauvegardes déjà faites, que la personne qui gère le serveur peut jeter.',
  forGood: 'On ne peut pas revenir en arrière.',
  act: 'Effacer ce prénom',
  looking: 'On regarde ce que cela ferait…',
  acting: 'Un instant…',
  done: 'C’est fait\u00a0: il ne reste rien de ce prénom dans les fichiers du serveur.',
  doneSoon: 'C’est fait. Les fichiers du serveur suivent d’eux-mêmes.',
  not: {
    unknown_person: 'Cette personne n’est plus dans la liste\u00a0: son prénom a peut-être déjà été effacé.',
    last_moderator:
      'Vous êtes la dernière personne à animer ici\u00a0: faites d’abord entrer quelqu’un d’autre, qui le fera pour vous.',
    failed: 'Le serveur n’a pas répondu jusqu’au bout. Recommencez\u00a0: rien n’est fait deux fois.',
  },
  goesAfter: (day: string): string =>
    `Cet atelier est effacé de ce serveur après le ${day}, comme annoncé à l’entrée. Enregistrez ce qui doit rester\u00a0: «\u00a0Restitution\u00a0», plus bas.`,
  out: (n: number): string => (n === 1 ? 'Sortie de l’atelier (1)' : `Sorties de l’atelier (${n})`),
};

export type ForgetCatalogue = typeof forgetFr;
