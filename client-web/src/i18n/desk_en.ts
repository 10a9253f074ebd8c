// What the moderators' desk says of activity, in English; with the day's words.

export const activityEn = {
  changes: (n: number): string => (n === 1 ? '1 change in 5 min' : `${n} changes in 5 min`),
  none: 'no change for 5 min',
};
