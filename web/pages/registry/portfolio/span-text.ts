/** A span as a countdown: days if there are any, then hours, minutes, seconds. @param ms not below 0 */
export function spanText(ms: number, written: (days: number, clock: string) => string): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return written(Math.floor(seconds / 86_400), clock);
}

/** A time range, `2026年6月24日 19:00 – 21:00`: the day is not repeated. Both end with the clock time. */
export function fromUntil(from: string, to: string): string {
  const clock = /\d{1,2}:\d{2}$/u.exec(to)?.[0] ?? to;
  return `${from} – ${from.replace(/\d{1,2}:\d{2}$/u, '') === to.slice(0, -clock.length) ? clock : to}`;
}
