import { Problem } from '#kernel/problem.ts';
import { clockNamed } from '#platform/tables/heading-clock.ts';

/**
 * How many seconds the clock of a list's column of times is ahead of UTC, as its heading says; null where it says none.
 * @throws Problem `list-clock-unknown` where it names a clock that is not known
 */
export function clockOfHeading(heading: string): number | null {
  const clock = clockNamed(heading);
  if (typeof clock === 'string') throw new Problem('bad-input', 'list-clock-unknown', { heading: heading.trim(), clock });
  return clock;
}
