// French words of clusters, zones, layouts and reactions.

import type { ReactionName } from '../scene/reactions';
import type { Template, TemplateTitles } from '../tools/templates';

export const framesFr = {
  fold: 'Replier',
  unfold: 'Déplier',
  tidy: 'Ranger',
  rows: 'En rangs',
  rowsHint: 'Garder en rangs ce qui est dans ce cadre',
  merge: 'Fusionner',
  split: 'Séparer',
  takeOut: 'Sortir',
  propose: 'En faire une proposition',
  proposition: 'Proposition',
  noProposition: 'Redevenir un groupe de notes',
  noHeading: 'Redevenir une zone',
  takeBackShort: 'Retirer',
  /** Of a button that the phase does not take. */
  notNow: (act: string): string => `${act}\u00a0: pas pendant cette phase`,
  send: 'Envoyer à une autre table',
  sendShort: 'Envoyer',
  lock: 'Verrouiller',
  unlock: 'Libérer',
  reactions: {
    title: 'Réactions',
    names: {
      heart: 'Cœur',
      smile: 'Sourire',
      question: 'Question',
      important: 'Important',
    } as Readonly<Record<ReactionName, string>>,
    /** What a button says. */
    of: (name: string, n: number, mine: boolean): string =>
      `${name}\u00a0: ${n === 0 ? 'personne' : n === 1 ? '1 personne' : `${n} personnes`}${mine ? ', dont vous' : ''}`,
    who: 'Qui a réagi',
    you: 'vous',
  },
  templates: {
    title: 'Modèles',
    lead: 'Des zones pour commencer. Vous seuls, les animateurs, pouvez les déplacer ; une seule annulation les retire.',
    names: {
      columns: 'Trois colonnes',
      quadrant: 'Quatre cases',
      retro: 'Rétrospective',
      cafe: 'World café',
      question: 'La question, et de la place',
    } as Readonly<Record<Template, string>>,
    titles: {
      columns: ['Idées', 'Questions', 'À faire'],
      quadrant: [
        'Utile et facile\u00a0: tout de suite',
        'Utile et difficile\u00a0: à préparer',
        'Peu utile et facile\u00a0: s’il reste du temps',
        'Peu utile et difficile\u00a0: à laisser',
      ],
      retro: ['Ce qui a bien marché', 'Ce qui est à améliorer', 'Idées', 'Prochaines étapes'],
      cafe: ['Première ronde', 'Deuxième ronde', 'Troisième ronde', 'Ce que nous retenons'],
      question: 'Notre question',
    } as TemplateTitles,
  },
};

export type FramesCatalogue = typeof framesFr;
