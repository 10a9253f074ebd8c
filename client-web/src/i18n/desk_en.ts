// What the moderators' desk says of activity, in English; with the day's words.

export const activityEn = {
  acts: (n: number): string => (n === 1 ? '1 act in 5 min' : `${n} acts in 5 min`),
  none: 'nothing done for 5 min',
};
