/** A span as people read a countdown: days where there are any, then hours, minutes, seconds. @param ms not below 0 */
export function spanText(ms: number, written: (days: number, clock: string) => string): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return written(Math.floor(seconds / 86_400), clock);
}
