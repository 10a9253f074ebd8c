// What the moderators' desk says of activity, in French; with the day's words.

const s = (n: number): string => (n > 1 ? 's' : '');

export const activityFr = {
  changes: (n: number): string => `${n} changement${s(n)} en 5 min`,
  none: 'aucun changement depuis 5 min',
};
