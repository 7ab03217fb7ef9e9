import { Problem } from '#kernel/problem.ts';
import { clockNamed } from '#platform/tables/heading-clock.ts';

/**
 * How many seconds the clock of a column of times is ahead of UTC, according to its heading; null if the heading does not say.
 * @throws Problem `weather-clock-unknown` if it names an unknown clock
 * @example clockIn('观测时间(UTC)') // 0
 */
export function clockIn(heading: string): number | null {
  const clock = clockNamed(heading);
  if (typeof clock === 'string') throw new Problem('bad-input', 'weather-clock-unknown', { heading: heading.trim(), clock });
  return clock;
}
