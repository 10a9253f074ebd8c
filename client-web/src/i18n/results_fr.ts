// What is said of the results of an event, in French: on the moderators' desk, and where they are to be read.

export const resultsFr = {
  title: 'Restitution',
  hint: 'Une page avec la question et les propositions de chaque table, pour toutes les personnes à qui vous en donnerez l’adresse.',
  names: 'Les personnes',
  namesOf: {
    first: 'les noms qu’ils ont donnés',
    numbers: 'leur nombre seulement',
    nobody: 'n’apparaissent pas',
  },
  leftovers: 'Avec les notes qui ne sont dans aucune proposition',
  dots: 'Avec le nombre de votes',
  pictures: 'Avec une image de chaque tableau, où se voient toutes ses notes',
  photos: 'Avec les photos de la salle',
  choosePhotos: 'Photos de la salle…',
  preview: 'Aperçu',
  publish: 'Publier',
  download: 'Télécharger',
  forms: {
    html: 'Page',
    pdf: 'PDF',
    md: 'Markdown',
    csv: 'Tableur (CSV)',
    json: 'Tout, pour un autre serveur (JSON)',
  },
  busy: 'Un instant…',
  failed: 'Le serveur n’a pas répondu comme prévu. Recommencez\u00a0: rien ne sera publié deux fois.',
  published: 'C’est publié. Voici l’adresse.',
  downloaded: 'Le fichier est prêt.',
  none: 'Rien n’est publié pour le moment.',
  version: (n: number, when: string): string => `Version ${n}, ${when}`,
  address: (n: number): string => `Adresse de la version ${n}`,
  open: 'Ouvrir',
  qr: 'Code QR',
  hideQr: 'Masquer le code QR',
  qrLabel: 'Code QR de la page publiée',
  read: 'Lire la restitution de l’atelier',
  lost: 'L’adresse ne peut plus être affichée\u00a0: la clé du serveur n’est plus la même.',
  revoke: 'Retirer…',
  sure: 'La page disparaît pour toutes les personnes qui ont son adresse, et ne revient pas.',
  revokeSure: 'Retirer cette version',
  revoked: 'La version est retirée.',
  restored:
    'Le serveur a été remis en place depuis une sauvegarde. Ce qui a été retiré depuis n’y est pas connu\u00a0: rien n’est montré avant que vous le confirmiez.',
  held: 'Personne ne voit cette version pour le moment.',
  release: (n: number): string => `Montrer à nouveau la version\u00a0${n}`,
  released: 'La version est de nouveau visible.',
  wasRevoked: (n: number): string =>
    n === 1 ? '1 version a été retirée.' : `${n} versions ont été retirées.`,
};

export type ResultsCatalogue = typeof resultsFr;
