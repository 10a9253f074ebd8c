// What the moderators' desk says of activity, in French; with the day's words.

const s = (n: number): string => (n > 1 ? 's' : '');

export const activityFr = {
  acts: (n: number): string => `${n} geste${s(n)} en 5 min`,
  none: 'aucun geste depuis 5 min',
};
