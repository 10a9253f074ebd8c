// What is said in the replay of a whole day, in French.

export const replayFr = {
  title: 'La journée',
  log: 'Journal',
  tables: 'Les tables à ce moment',
  large: (table: string): string => `Agrandir\u00a0: ${table}`,
  waiting: 'Un instant, l’image arrive…',
  laneFailed: 'Cette table n’a pas pu être lue. Déplacez le curseur pour réessayer.',
  loading: 'Lecture de la journée…',
  failed: 'La journée n’a pas pu être lue.',
  nothing: 'Rien ne s’est encore passé dans cet événement.',
  chapters: 'Chapitres',
  chapterAt: (title: string, time: string): string => `${title}, ${time}`,
  chapterOf: (title: string, tables: string): string => `${title} (${tables})`,
  copyLink: 'Copier le lien de ce moment',
  linkCopied: 'Lien copié',
  linkShown: 'Le lien de ce moment est dans la barre d’adresse.',
  still: 'Images fixes\u00a0: une toutes les deux secondes, comme votre appareil le demande.',
};

export type ReplayCatalogue = typeof replayFr;
