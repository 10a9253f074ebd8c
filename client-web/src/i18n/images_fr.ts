// The words of pictures, in French. They come with their code.

export const imagesFr = {
  title: 'Ajouter une image',
  choose: 'Choisir un fichier',
  photo: 'Prendre une photo',
  limits:
    'PNG, JPEG, WebP ou photo de l’appareil. Les grandes images sont réduites à 2 048 pixels ; le lieu et la date de prise de vue sont retirés. Dix images à la fois au plus.',
  drop: 'Vous pouvez aussi coller une image sur le tableau ou l’y déposer.',
  preparing: 'L’image est préparée…',
  waiting: 'En attente de réseau',
  later: 'En attente',
  sending: (percent: number) => `Envoi : ${percent} %`,
  held: 'Envoyée par un autre onglet',
  again: 'Réessayer',
  remove: 'Retirer',
  picture: 'Image qui n’est pas encore sur le tableau',
  placed: 'L’image est sur le tableau.',
  describe: 'Décrire',
  describeTitle: 'Décrire l’image',
  describeLead:
    'Une phrase pour qui ne voit pas l’image : elle est lue à voix haute, se trouve dans la liste et à l’impression.',
  description: 'Description',
  keep: 'Enregistrer',
  gone: 'Cette image a été supprimée entre-temps. Vos mots restent ici jusqu’à ce que vous fermiez.',
  notDescribed: 'Cette table ne prend rien pour l’instant. Vos mots restent ici.',
  notAPicture: 'Ce fichier n’est pas une image que cet appareil sait ouvrir. Essayez un PNG ou un JPEG.',
  tooLarge: 'Cette image est trop grande (60 Mo au plus). Réduisez-la d’abord.',
  tooMany: 'Dix images à la fois : les dix premières sont ajoutées.',
  notHere: 'Rien ne peut être ajouté ici en ce moment.',
  notNow: 'En écriture privée on ne pose que des notes. L’image pourra être ajoutée après.',
  notStored: 'Cet appareil ne garde rien : restez sur cette page jusqu’à ce que l’image soit envoyée.',
  why: {
    other_type: 'Le serveur ne prend que des images PNG, JPEG ou WebP.',
    metadata: 'L’image contient encore des données sur sa prise de vue. Faites-en une capture d’écran.',
    share_full: 'Vous avez ajouté autant d’images qu’une personne le peut. Les autres le peuvent encore.',
    event_full: 'L’événement a déjà toutes les images qu’il peut garder. Le texte a encore de la place.',
    disk_full: 'Le disque du serveur est presque plein. Prévenez qui anime, puis réessayez.',
    board_full: 'Le tableau est plein. Supprimez-y quelque chose, puis réessayez.',
    body_too_large: 'L’image est trop lourde pour le serveur (4 Mo). Réduisez-la d’abord.',
    not_this_phase:
      'Pas dans cette phase : l’image attend ici, pour vous seul·e, qu’une phase prenne les images.',
    not_allowed: 'Vous ne pouvez rien ajouter sur ce tableau.',
    other: 'L’image n’a pas pu être envoyée. Réessayez.',
  } as Readonly<Record<string, string>>,
};

export type ImagesCatalogue = typeof imagesFr;
