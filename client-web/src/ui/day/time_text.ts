// A clock as it is read: 04:59, 1:04:59. The last second is shown as 00:01, and 00:00 only when it is over.

const minute = 60_000;

export function timeText(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

/** The last minute warns: shorter for clocks that are short themselves. */
export function isLast(left: number, length: number): boolean {
  return left > 0 && left <= Math.min(minute, length / 3);
}

/** Ms of so many minutes, as somebody typed them; null when it is no length. */
export function lengthOf(typed: string): number | null {
  const minutes = Number(typed.trim().replace(',', '.'));
  return typed.trim() !== '' && minutes >= 1 && minutes <= 600 ? Math.round(minutes * minute) : null;
}

/** Ms until what `timeText` shows of so much left is another; a little more, so that nothing is shown twice. */
export function untilNext(left: number): number {
  return ((((left - 1) % 1000) + 1000) % 1000) + 21;
}
