// The activity of a day as the bars of its timeline, and where a finger on it points. Pure.

/** Heights from 0 to 1; a square root, so that a quiet hour beside a busy minute is still seen. */
export function barHeights(counts: ArrayLike<number>): number[] {
  let max = 1;
  for (let i = 0; i < counts.length; i++) max = Math.max(max, counts[i] ?? 0);
  return Array.from(counts, (count) => (count === 0 ? 0 : Math.max(0.08, Math.sqrt(count / max))));
}

/** Bars of these heights as one path. They stand on `foot`, each one wide but for a gap on both its sides. */
export function barsPath(heights: readonly number[], foot: number, height: number, gap: number): string {
  return heights
    .map((h, i) =>
      h === 0 ? '' : `M${i + gap} ${foot}v${-h * height}h${(1 - 2 * gap).toFixed(2)}v${h * height}z`,
    )
    .join('');
}

export function percent(share: number): string {
  return `${share * 100}%`;
}

export function timeAt(share: number, from: number, to: number): number {
  return from + Math.min(1, Math.max(0, share)) * (to - from);
}

export function shareOf(time: number, from: number, to: number): number {
  return to > from ? Math.min(1, Math.max(0, (time - from) / (to - from))) : 0;
}

/** Round times for the labels under a timeline: at most `max` of them. Round on clocks that are `ahead` ms of UTC. */
export function ticks(from: number, to: number, max: number, ahead = 0): number[] {
  const minute = 60_000;
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 10080, 40320, 161280].map(
    (n) => n * minute,
  );
  const step = steps.find((one) => (to - from) / one <= max);
  if (step === undefined || to <= from) return [];
  const out: number[] = [];
  for (let time = Math.ceil((from + ahead) / step) * step - ahead; time <= to; time += step) out.push(time);
  return out;
}
